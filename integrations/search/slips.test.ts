import { expect, test } from 'vitest'
import { Vocabulary } from '#integrations/search/vocabulary.ts'

function vocabularyOf(...words: string[]): Vocabulary {
  const vocabulary = new Vocabulary()
  for (const word of words) vocabulary.add(word, 1)
  return vocabulary
}
const slips = (typed: string, word: string, isAlone: boolean) =>
  vocabularyOf(word).slipsOf(typed, isAlone).length > 0

test.for([
  ['tuls', 'tulis'],
  ['khaku', 'kohaku'],
  ['pecal', 'pecel'],
  ['homstay', 'homestay'],
  ['tambakreja', 'tambakrejo'],
  ['ekripik', 'keripik'],
  ['lpukat', 'alpukat'],
])('%s is a slip of %s, even alone', ([typed, word]) => {
  expect(slips(typed!, word!, true)).toBe(true)
})

test.for([
  ['jambu', 'jamu'],
  ['topi', 'kopi'],
  ['rendang', 'kendang'],
  ['sandal', 'sambal'],
  ['semangka', 'semarak'],
  ['500', '50'],
])('%s alone is no slip of %s', ([typed, word]) => {
  expect(slips(typed!, word!, true)).toBe(false)
})

test('beside other words a bolder guess is allowed', () => {
  expect(slips('kpi', 'kopi', false)).toBe(true)
  expect(slips('kpi', 'kopi', true)).toBe(false)
})

test('the nearest word comes first', () => {
  const vocabulary = vocabularyOf('kelapa', 'kepala', 'kelap')
  expect(vocabulary.slipsOf('kelapu', true)[0]?.words).toEqual(['kelapa'])
})

test('glued words are taken apart, when both halves are words', () => {
  const readings = vocabularyOf('sambel', 'pecel').respellingsOf('sambelpecel')
  expect(readings.map(({ words }) => words)).toContainEqual(['sambel', 'pecel'])
})
