import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { stopWords, wordsOf } from '#integrations/search/indonesian.ts'
import type { SearchEngine } from '#integrations/search/search-engine.ts'
import { synonymRows } from '#integrations/search/synonym-rows.ts'
import { withinMs } from '#tests/money/random.ts'

type Row = Record<'query' | 'expected_titles' | 'type' | 'match', string>
type Listing = { id: string; title: { id: string; en: string } }

/** So few hits do not fill a page with noise. */
const mostNoise = 2

type Make = () => Promise<{ engine: SearchEngine; listings: readonly Listing[] }>
type File = 'search-quality.csv' | 'search-quality-more.csv'
type Find = (text: string) => Promise<{ found: string[]; total: number }>

type QualitySet = {
  file: File
  missed: Readonly<Record<string, string>>
  /** One that is found after all is red; else one that is missed is only told of, as skipped. */
  isStrict: boolean
}

/** Only the queries of one file: what an engine must find that follows rules of its own, and what it misses. */
export function describeQualitySet(name: string, set: QualitySet, make: Make): void {
  describe(`the quality of ${name}`, () => {
    let engine: SearchEngine
    const titles = new Map<string, string>()

    beforeAll(async () => {
      const made = await make()
      engine = made.engine
      for (const { id, title } of made.listings) titles.set(id, title.id)
    }, withinMs(120_000))

    testQueries(set.file, (text) => findTitles(engine, titles, text), set)
  })
}

async function findTitles(engine: SearchEngine, titles: Map<string, string>, text: string) {
  const query = { text, filters: {}, sort: 'relevance', page: 1, perPage: 10 } as const
  const { hits, total } = await engine.search(query)
  return { found: hits.map((id) => titles.get(id) ?? id), total }
}

function testQueries(
  file: File,
  find: Find,
  { missed, isStrict }: Omit<QualitySet, 'file'> = { missed: {}, isStrict: true },
): void {
  const expectFound = async (row: Row) => {
    const { found, total } = await find(row.query)
    const expected = row.expected_titles.split('|').filter(Boolean)
    if (expected.length === 0) expect(total, found.join(', ')).toBeLessThanOrEqual(mostNoise)
    else if (row.match === 'all') expect(found).toEqual(expect.arrayContaining(expected))
    else expect(found.slice(0, 5).some((title) => expected.includes(title))).toBe(true)
  }
  for (const row of readRows(file)) {
    const why = missed[row.query]
    const name = `${file}: ${row.query}`
    if (!why) test(name, () => expectFound(row))
    else if (isStrict) test.fails(`${name} (${why})`, () => expectFound(row))
    else test(name, ({ skip }) => expectFound(row).catch(() => skip(why)))
  }
}

/** What buyers type against the sample catalogue; `find` gives titles of the first ten, best first. */
export function describeSearchQuality(name: string, make: Make): void {
  describe(`the quality of ${name}`, () => {
    let engine: SearchEngine
    let listings: readonly Listing[]
    const titles = new Map<string, string>()

    beforeAll(async () => {
      ;({ engine, listings } = await make())
      for (const { id, title } of listings) titles.set(id, title.id)
    }, withinMs(120_000))

    const find = (text: string) => findTitles(engine, titles, text)

    for (const file of ['search-quality.csv', 'search-quality-more.csv'] as const)
      testQueries(file, find)

    /** Counts misses instead of failing at the first, and allows what only a mind reader could find. */
    const expectFound = async (queries: Iterable<[text: string, title: string]>, allowed = 0) => {
      const missed: string[] = []
      let asked = 0
      for (const [text, title] of queries) {
        asked++
        const { found } = await find(text)
        if (!found.includes(title)) missed.push(`${text} → ${title}`)
      }
      expect(asked).toBeGreaterThan(100)
      expect(missed.length / asked, missed.join('\n')).toBeLessThanOrEqual(allowed)
    }
    const each = (makeTexts: (words: string[], listing: Listing) => string[]) =>
      listings.flatMap((listing) =>
        makeTexts(tellingWords(listing.title.id), listing).map((text): [string, string] => [
          text,
          listing.title.id,
        ]),
      )

    test('every listing is found by its own title, in both languages', async () => {
      await expectFound(each((words, { title }) => [words.join(' '), title.id, title.en]))
    })

    // A slip may make another word that is known: segar, sugar.
    test(
      'every listing is found with a letter left out, wrong or swapped',
      { timeout: withinMs(60_000) },
      () =>
        expectFound(
          each((words, { title }) =>
            words.flatMap((word, at) =>
              slipsIn(word, title.id.length + at).map((slip) => words.with(at, slip).join(' ')),
            ),
          ),
          0.002,
        ),
    )

    test('a rare word with a letter left out is enough', async () => {
      const common = countBy(listings.flatMap(({ title }) => tellingWords(title.id)))
      const rare = (word: string) => word.length >= 6 && (common.get(word) ?? 0) <= 3
      // A letter less may make another word that is sold too: perahu, perah.
      await expectFound(
        each((words, { title }) =>
          words.filter(rare).map((word) => slipsIn(word, title.id.length)[0] ?? word),
        ),
        0.01,
      )
    })

    test('a missing space is noticed anywhere in a title', () =>
      expectFound(
        each((words) =>
          words
            .slice(1)
            .map((_, at) =>
              [
                ...words.slice(0, at),
                words.slice(at, at + 2).join(''),
                ...words.slice(at + 2),
              ].join(' '),
            ),
        ),
      ))

    test('words around and endings at a word do no harm', () =>
      expectFound(
        each((words) => [`jual ${words.join(' ')} murah blitar`, `${words.join(' ')}nya`]),
      ))

    test('each variant of the synonym table stands in for its term in every title', () =>
      expectFound(
        synonymRows.flatMap(([term, variant]) =>
          each((words) => {
            const text = ` ${words.join(' ')} `
            const phrase = ` ${wordsOf(term).join(' ')} `
            return text.includes(phrase) ? [text.replace(phrase, ` ${variant} `)] : []
          }),
        ),
      ))

    test('each variant alone finds what its term finds', async () => {
      const missed: string[] = []
      for (const [term, variant] of synonymRows) {
        const [wanted, got] = [await find(term), await find(variant)]
        const isFound =
          wanted.total === 0 || wanted.found.slice(0, 3).some((title) => got.found.includes(title))
        if (!isFound) missed.push(`${variant} → ${term}`)
      }
      expect(missed).toEqual([])
    })

    test('what nobody sells does not fill the page', async () => {
      const noisy: string[] = []
      for (const word of unsold) if ((await find(word)).total > mostNoise) noisy.push(word)
      expect(noisy).toEqual([])
    })
  })
}

const unsold =
  'laptop,semangka,sepatu,iphone,motor,handphone,televisi,sepeda,sandal,celana,jaket,kaos,topi,kursi,lemari,kasur,bantal,selimut,handuk,mangga,apel,anggur,jambu,pepaya,stroberi,leci,manggis,markisa,sawo,wortel,tomat,bayam,kangkung,brokoli,udang,kepiting,cumi,salmon,bakso,gudeg,pempek,siomay,martabak,pizza,burger,kamera,printer,komputer,tablet,headset,speaker,gitar,piano,raket,cincin,kalung,parfum,lipstik,sampo,popok,mainan,boneka,buku,novel,pensil,koper,dompet,payung,kacamata,obat,vitamin,masker,pesawat,apartemen,paku,palu,gergaji,genteng,keramik,kabel,setrika,blender,elpiji,bensin,knalpot,kucing,anjing,hamster,karaoke,salon,rokok,pulsa,kuota internet,drone,jilbab,sajadah,kurma,asdfgh,qwerty,zzz'.split(
    ',',
  )

function readRows(file: string): Row[] {
  const text = readFileSync(path.join(import.meta.dirname, file), 'utf8')
  return parse(text, { columns: true }) as Row[]
}

function tellingWords(title: string): string[] {
  const measures = ['isi', 'persen', 'liter', 'meter', 'buah', 'orang', 'via', 'maksimal']
  return wordsOf(title).filter(
    (word) =>
      word.length > 2 && !/\d/.test(word) && !stopWords.has(word) && !measures.includes(word),
  )
}

/** Three slips at a place that differs from word to word but never from run to run. */
function slipsIn(word: string, seed: number): string[] {
  if (word.length < 5) return []
  const at = 1 + (seed % (word.length - 2))
  const [letter = '', next = ''] = [word[at], word[at + 1]]
  const vowel = word.slice(1).search(/[aiueo]/) + 1
  const other = 'aiueo'[('aiueo'.indexOf(word[vowel] ?? 'a') + 1 + (seed % 4)) % 5] ?? 'a'
  return [
    word.slice(0, at) + word.slice(at + 1),
    vowel > 0 ? word.slice(0, vowel) + other + word.slice(vowel + 1) : word,
    word.slice(0, at) + next + letter + word.slice(at + 2),
  ]
}

function countBy(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
