import { expect, test } from 'vitest'
import { planQuery } from '#integrations/search/query-plan.ts'
import { type Fields, packFields, rank, scoreFor } from '#integrations/search/relevance.ts'
import { Vocabulary } from '#integrations/search/vocabulary.ts'

const vocabulary = new Vocabulary()
for (const word of ['gamelan', 'perunggu', 'perak', 'sleman']) vocabulary.add(word, 10)
const groupsOf = (text: string) => planQuery(text, vocabulary, 'exact', 100).groups

const nowhere: Fields = { titleId: [], titleEn: [], tags: [], places: [], categories: [] }
const packed = (fields: Partial<Fields>) => packFields({ ...nowhere, ...fields })
const scoreOf = (text: string, fields: Partial<Fields>) => scoreFor(groupsOf(text))(packed(fields))

test('a word counts most in a title, then in tags, places and categories, least elsewhere', () => {
  const filler = { titleId: ['lain', 'sekali'] }
  const scores = [
    scoreOf('perak', { titleId: ['barang', 'perak'] }),
    scoreOf('perak', { ...filler, tags: ['hias', 'perak'] }),
    scoreOf('perak', { ...filler, places: ['perak'] }),
    scoreOf('perak', { ...filler, categories: ['perak'] }),
    scoreOf('perak', filler),
  ]
  expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  expect(new Set(scores).size).toBe(scores.length)
})

test('only whole words count, wherever they begin', () => {
  const none = scoreOf('perak', nowhere)
  for (const word of ['peraknya', 'superperak', 'perakan']) {
    expect(scoreOf('perak', { tags: ['satu', word, 'dua'] })).toBe(none)
  }
  expect(scoreOf('perak', { tags: ['peraknya', 'perak'] })).toBeGreaterThan(none)
  expect(scoreOf('perak', { tags: ['perak', 'dua'] })).toBeGreaterThan(none)
})

test('words in the order they were typed fit better, in a title or in the tags', () => {
  for (const name of ['titleId', 'titleEn', 'tags'] as const) {
    const inOrder = scoreOf('gamelan perunggu', { [name]: ['satu', 'gamelan', 'perunggu'] })
    const turned = scoreOf('gamelan perunggu', { [name]: ['satu', 'perunggu', 'gamelan'] })
    expect(inOrder, name).toBeGreaterThan(turned)
  }
})

test('the more of a title was asked for, the better; numbers and small words are not missed', () => {
  const whole = scoreOf('gamelan', { titleId: ['gamelan'] })
  expect(scoreOf('gamelan', { titleId: ['gamelan', 'perak', 'besar'] })).toBeLessThan(whole)
  expect(scoreOf('gamelan', { titleId: ['gamelan', '250', 'g'] })).toBe(whole)
})

test('texts that fit alike are ranked by their standing', () => {
  const fields = packed({ titleId: ['gamelan'] })
  const worse = {
    id: 'c',
    fields: packed({ titleId: ['perak'], places: ['gamelan'] }),
    standing: 9,
  }
  const alike = [
    { id: 'a', fields, standing: 1 },
    { id: 'b', fields, standing: 2 },
  ]
  expect(rank([worse, ...alike], groupsOf('gamelan'))).toEqual(['b', 'a', 'c'])
})
