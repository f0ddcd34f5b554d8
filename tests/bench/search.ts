import { catalogDocuments } from '#tests/search/catalog-documents.ts'
import { percentileOfRounds } from './load.ts'
import { milliseconds, percent, type Finding, type Row } from './report.ts'
import type { Searched } from './searcher.ts'
import type { Setting } from './setting.ts'
import { marketOf } from './stage.ts'

const longestMs = 25
const kinds = ['exact', 'two words', 'typo', 'filters', 'no hit'] as const
type Kind = (typeof kinds)[number]
/** What is typed, and for a typo what was meant. */
type Search = { kind: Kind; address: string; meant?: string }

/** How long a search takes in markets of three sizes, and whether slips of the pen are understood. */
export async function benchSearch(setting: Setting): Promise<Finding> {
  const { effort, startBare } = setting
  const sizes = [effort.sizes.smallest, effort.sizes.usual, effort.sizes.largest]
  const rounds = effort.isQuick ? 1 : 3
  const searches = searchesOf(effort.searches * rounds)
  const searchers = await Promise.all(
    sizes.map((size) => startBare('searcher.ts', { database: marketOf(size) })),
  )
  const times = sizes.map(() => [] as { kind: Kind; milliseconds: number; round: number }[])
  for (const { server } of searchers)
    await server.ask({ addresses: addressesOf(searches.slice(0, 60)) })
  for (let round = 0; round < rounds; round++) {
    const part = searches.slice(round * effort.searches, (round + 1) * effort.searches)
    for (const [index, { server }] of searchers.entries()) {
      const answers = await server.ask<Searched[]>({ addresses: addressesOf(part) })
      answers.forEach((answer, at) =>
        times[index]?.push({
          kind: part[at]?.kind ?? 'exact',
          milliseconds: answer.milliseconds,
          round,
        }),
      )
    }
  }
  const largest = searchers.at(-1)
  const typos = searches.filter(({ kind }) => kind === 'typo').slice(0, 60)
  const understood = largest
    ? await countUnderstood(typos, (addresses) => largest.server.ask({ addresses }))
    : 0
  await Promise.all(searchers.map(({ server }) => server.stop()))
  const rows = sizes.map((size, index) => rowOf(size, times[index] ?? [], size === sizes.at(-1)))
  rows.push({
    bench: 'search',
    what: 'slips of the pen understood',
    measured: percent(understood / typos.length),
    target: '≥ 95 %',
    isMet: understood / typos.length >= 0.95,
    note: `${understood} of ${typos.length} searches with a letter missing show what the right spelling shows, ${sizes.at(-1)} listings`,
  })
  return { rows, details: sizes.map((size, index) => ({ size, ...summary(times[index] ?? []) })) }
}

type Time = { kind: Kind; milliseconds: number; round: number }

function rowOf(size: number, times: readonly Time[], isJudged: boolean): Row {
  const { p95, p50, byKind } = summary(times)
  return {
    bench: 'search',
    what: `search, ${size} listings, p95`,
    measured: milliseconds(p95),
    target: isJudged ? `≤ ${longestMs} ms` : '',
    isMet: isJudged ? p95 <= longestMs : null,
    note: `p50 ${milliseconds(p50)}; p95 ${byKind.map(([kind, ms]) => `${kind} ${milliseconds(ms)}`).join(', ')}`,
  }
}

function summary(times: readonly Time[]) {
  const rounds = [...new Set(times.map(({ round }) => round))]
  const over = (share: number, wanted: (time: Time) => boolean = () => true) =>
    percentileOfRounds(
      rounds.map((round) =>
        times
          .filter((time) => time.round === round && wanted(time))
          .map((time) => time.milliseconds),
      ),
      share,
    )
  return {
    p50: over(0.5),
    p95: over(0.95),
    byKind: kinds.map((kind): [Kind, number] => [kind, over(0.95, (time) => time.kind === kind)]),
  }
}

async function countUnderstood(
  typos: readonly Search[],
  ask: (addresses: readonly string[]) => Promise<Searched[]>,
): Promise<number> {
  const typed = await ask(addressesOf(typos))
  const meant = await ask(typos.map((search) => search.meant ?? ''))
  return typed.filter(({ ids }, at) => ids.some((id) => meant[at]?.ids.includes(id))).length
}

const addressesOf = (searches: readonly Search[]) => searches.map(({ address }) => address)

/** A fifth of each kind, from the words of the sample catalogue; the same at every run. */
function searchesOf(count: number): Search[] {
  return Array.from({ length: count }, (_, index): Search => {
    const document = catalogDocuments[(index * 31) % catalogDocuments.length]
    const words = document?.title.id.split(' ').filter((word) => /^\p{L}{4,}$/u.test(word)) ?? []
    const [first = 'kopi', second = 'robusta'] = words
    const kind = kinds[index % kinds.length] ?? 'exact'
    const address = (text: string, more = {}) => `${new URLSearchParams({ q: text, ...more })}`
    const category = document?.categories[0]?.slug ?? ''
    const variations: Record<Kind, () => Search> = {
      exact: () => ({ kind, address: address(first) }),
      'two words': () => ({ kind, address: address(`${first} ${second}`) }),
      typo: () => ({
        kind,
        address: address(withoutALetter(`${first} ${second}`, index)),
        meant: address(`${first} ${second}`),
      }),
      filters: () => ({
        kind,
        address: address(first, {
          kategori: category,
          halal: '1',
          harga: '5000-400000',
          urut: 'termurah',
        }),
      }),
      'no hit': () => ({ kind, address: address(`zzqx${index} wvutq`) }),
    }
    return variations[kind]()
  })
}

/** One letter left out, neither the first nor the last, of the longest word. */
function withoutALetter(text: string, seed: number): string {
  const longest = text.split(' ').toSorted((a, b) => b.length - a.length)[0] ?? ''
  const at = 1 + (seed % Math.max(1, longest.length - 2))
  return text.replace(longest, longest.slice(0, at) + longest.slice(at + 1))
}
