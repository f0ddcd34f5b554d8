import { expect, test } from 'vitest'
import {
  cut,
  indexWords,
  queryWords,
  rootsOf,
  soundOf,
  spokenRootsOf,
  withoutClitic,
  wordsOf,
} from '#integrations/search/indonesian.ts'

test('a reduplication is one word, however it is written', () => {
  for (const text of ['oleh-oleh', 'oleh oleh', 'oleh2', 'Oleh²', 'OLEH-OLEHNYA', 'oleh2nya']) {
    expect(wordsOf(text), text).toEqual(['oleholeh'])
  }
  expect(indexWords('Enting-Enting')).toEqual(['entingenting', 'enting'])
})

test('two different words with a hyphen are two words', () => {
  expect(wordsOf('warna-warni 20-25 cm')).toEqual(['warna', 'warni', '20', '25', 'cm'])
})

test('accents, case and apostrophes are folded', () => {
  expect(wordsOf("Tèh ARÈN Jum'at")).toEqual(['teh', 'aren', 'jumat'])
})

test('a number and its unit are two words, and units have one spelling', () => {
  expect(wordsOf('250gr, 2 Kilo; 1ltr 70%')).toEqual([
    '250',
    'g',
    '2',
    'kg',
    '1',
    'liter',
    '70',
    'persen',
  ])
})

test('stop words are dropped unless there is nothing else', () => {
  expect(queryWords('jual kopi asli blitar yang murah')).toEqual(['kopi'])
  expect(queryWords('khas blitar')).toEqual(['khas', 'blitar'])
})

test('all ways to say no are one', () => {
  expect(queryWords('ga pedes')).toEqual(queryWords('tidak pedes'))
})

test('what hangs on a word is taken off, but short words are left alone', () => {
  expect(
    ['kopinya', 'madunya', 'kopimu', 'sambalku', 'apakah', 'buku', 'tamu'].map(withoutClitic),
  ).toEqual(['kopi', 'madu', 'kopi', 'sambal', 'apa', 'buku', 'tamu'])
})

test.for([
  ['memancing', 'pancing'],
  ['pemancingan', 'pancing'],
  ['mendaki', 'daki'],
  ['pendakian', 'daki'],
  ['menyusuri', 'susur'],
  ['menanam', 'tanam'],
  ['mengolah', 'olah'],
  ['membatik', 'batik'],
  ['berkemah', 'kemah'],
  ['berenang', 'renang'],
  ['digoreng', 'goreng'],
  ['gorengan', 'goreng'],
  ['beans', 'bean'],
  ['berries', 'berry'],
])('%s may come from %s', ([word, root]) => {
  expect(rootsOf(word!)).toContain(root)
})

test('spoken verbs lead to their roots', () => {
  expect(spokenRootsOf('ngopi')).toContain('kopi')
  expect(spokenRootsOf('nyate')).toContain('sate')
  expect(spokenRootsOf('mbatik')).toContain('batik')
})

test('old and Javanese spellings sound like the new ones', () => {
  const pairs = [
    ['goela', 'gula'],
    ['tjoklat', 'coklat'],
    ['djembe', 'jembe'],
    ['sjirup', 'syirup'],
    ['bathik', 'batik'],
    ['pestival', 'festival'],
    ['gurameh', 'gurame'],
  ] as const
  for (const [a, b] of pairs) expect(soundOf(a), a).toBe(soundOf(b))
})

test('whatever arrives is cut and well formed', () => {
  expect(cut('x'.repeat(1_000_000))).toHaveLength(100)
  expect(cut(`${'x'.repeat(99)}☕️🍯`).isWellFormed()).toBe(true)
  expect(queryWords('\0\ud800 \u202e!!')).toEqual([])
})
