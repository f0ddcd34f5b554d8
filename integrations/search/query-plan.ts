import { queryWords, stopWords } from '#integrations/search/indonesian.ts'
import { longestPhrase, synonymsOf } from '#integrations/search/synonyms.ts'
import type { Correction, Vocabulary } from '#integrations/search/vocabulary.ts'

/** A word that satisfies a term, and how well: 1 is what was typed. */
export type Form = { word: string; quality: number }
export type Term = readonly Form[]
/** All terms must be found. */
export type Alternative = { terms: readonly Term[]; quality: number }
/** One thing the buyer said. Any alternative will do. */
export type Group = {
  source: readonly string[]
  alternatives: readonly Alternative[]
  /** How telling it is: rare words say more than common ones. */
  weight: number
  /** Some document has it in its title, tags, places or category. */
  isKnown: boolean
}
export type QueryPlan = {
  groups: readonly Group[]
  words: readonly string[]
  readAs: string | null
}

/**
 * `exact` trusts the spelling. `mended` also looks for slips of the pen, boldly where other words keep
 * the guess in check; `cautious` as if every word stood alone.
 */
export type Trust = 'exact' | 'mended' | 'cautious'

type Token = { word: string; readings: readonly Correction[] }

export function planQuery(
  text: string,
  vocabulary: Vocabulary,
  trust: Trust,
  size: number,
): QueryPlan {
  const words = queryWords(text)
  const tokens = words.map((word) => readToken(word, words, vocabulary, trust))
  const groups: Group[] = []
  for (let at = 0; at < tokens.length;) {
    const { taken, alternatives } = nextGroup(tokens, at, vocabulary)
    const source = words.slice(at, at + taken)
    groups.push(weigh({ source, alternatives }, vocabulary, size))
    at += taken
  }
  if (words.length > 1 && words.every((word) => stopWords.has(word))) {
    // Hardly any listing has all of "khas blitar"; each of them is as good as the other.
    const alternatives = groups.flatMap((group) => group.alternatives)
    const any = weigh({ source: words, alternatives }, vocabulary, size)
    return { groups: [any], words, readAs: null }
  }
  const read = tokens.flatMap(({ readings }) => bestReading(readings, vocabulary))
  return { groups, words, readAs: read.join(' ') === words.join(' ') ? null : read.join(' ') }
}

function bestReading(readings: readonly Correction[], vocabulary: Vocabulary): readonly string[] {
  const [typed, ...others] = readings
  const sold = others.find(({ words }) => words.every((word) => vocabulary.documentsWith(word) > 0))
  return (sold ?? others[0] ?? typed)?.words ?? []
}

function readToken(
  word: string,
  words: readonly string[],
  vocabulary: Vocabulary,
  trust: Trust,
): Token {
  const typed = { words: [word], quality: 1 }
  if (vocabulary.has(word)) return { word, readings: [typed] }
  const readings = [typed, ...vocabulary.respellingsOf(word)]
  if (trust !== 'exact') {
    const isAlone =
      trust === 'cautious' || !words.some((other) => other !== word && vocabulary.has(other))
    readings.push(...vocabulary.slipsOf(word, isAlone))
    if (word.length >= 4) {
      for (const whole of vocabulary.completionsOf(word, 4)) {
        readings.push({ words: [whole], quality: 0.6 })
      }
    }
  }
  const [first = typed, ...others] = readings
  return { word, readings: [first, ...others.toSorted((a, b) => b.quality - a.quality)] }
}

/** The longest run of words the synonym table knows as one thing, else a single word. */
function nextGroup(
  tokens: readonly Token[],
  at: number,
  vocabulary: Vocabulary,
): { taken: number; alternatives: Alternative[] } {
  for (let taken = Math.min(longestPhrase, tokens.length - at); taken > 1; taken--) {
    const span = tokens.slice(at, at + taken)
    const others = [...phraseSynonyms(span, vocabulary), ...joinedWords(span, vocabulary)]
    if (others.length > 0) {
      const typed = { terms: span.map((token) => termOf(token, vocabulary)), quality: 1 }
      return { taken, alternatives: [typed, ...others] }
    }
  }
  const token = tokens[at] as Token
  const single = { terms: [termOf(token, vocabulary)], quality: 1 }
  return { taken: 1, alternatives: [single, ...longerReadings(token, vocabulary)] }
}

function phraseSynonyms(span: readonly Token[], vocabulary: Vocabulary): Alternative[] {
  return phrasesOf(span).flatMap(({ words, quality }) =>
    synonymsOf(words).map((synonym) => asAlternative(synonym, quality, vocabulary)),
  )
}

/** Every way to read the span as one word each; slips included, so `bumbu pecl` is a phrase too. */
function phrasesOf(span: readonly Token[]): Correction[] {
  return span.reduce<Correction[]>(
    (phrases, { readings }) =>
      phrases.flatMap((phrase) =>
        readings
          .filter(({ words }) => words.length === 1)
          .slice(0, 3)
          .map((reading) => ({
            words: [...phrase.words, ...reading.words],
            quality: phrase.quality * reading.quality,
          })),
      ),
    [{ words: [], quality: 1 }],
  )
}

/** tambak rejo → tambakrejo, but only where one of the halves means nothing by itself. */
function joinedWords(span: readonly Token[], vocabulary: Vocabulary): Alternative[] {
  const joined = span.map(({ word }) => word).join('')
  if (!vocabulary.has(joined) || span.every(({ word }) => vocabulary.documentsWith(word) > 0)) {
    return []
  }
  const whole = { words: [joined], quality: 0.95 }
  return [
    asAlternative(whole, 1, vocabulary),
    ...synonymsOf([joined]).map((synonym) => asAlternative(synonym, 0.95, vocabulary)),
  ]
}

function asAlternative(
  { words, quality }: Correction,
  factor: number,
  vocabulary: Vocabulary,
): Alternative {
  return {
    terms: words.map((word) => formsOf(word, 1, vocabulary)),
    quality: quality * factor,
  }
}

/** Readings of one word that are several: sambelpecel, and synonyms such as curug → air terjun. */
function longerReadings({ readings }: Token, vocabulary: Vocabulary): Alternative[] {
  return readings.flatMap((reading) => {
    const { words, quality } = reading
    const longer = synonymsOf(words)
      .filter((synonym) => words.length > 1 || synonym.words.length > 1)
      .map((synonym) => asAlternative(synonym, quality, vocabulary))
    return words.length > 1 ? [asAlternative(reading, 1, vocabulary), ...longer] : longer
  })
}

function termOf({ readings }: Token, vocabulary: Vocabulary): Term {
  const forms = readings
    .filter(({ words }) => words.length === 1)
    .flatMap(({ words, quality }) => formsOf(words[0] as string, quality, vocabulary))
  return best(forms)
}

/** The word, what the synonym table says in one word, and relatives by root. */
function formsOf(word: string, quality: number, vocabulary: Vocabulary): Form[] {
  const same = synonymsOf([word])
    .filter(({ words }) => words.length === 1)
    .map((synonym) => ({ word: synonym.words[0] as string, quality: quality * synonym.quality }))
  const relatives = vocabulary.relativesOf(word).map((relative) => ({
    word: relative,
    quality: quality * 0.75,
  }))
  return best([{ word, quality }, ...same, ...relatives])
}

function best(forms: readonly Form[]): Form[] {
  const byWord = new Map<string, number>()
  for (const { word, quality } of forms) {
    byWord.set(word, Math.max(quality, byWord.get(word) ?? 0))
  }
  return [...byWord].map(([word, quality]) => ({ word, quality }))
}

/** A word we understand but nobody sells (baju) says less than one nobody has ever heard of. */
const understoodOnly = 20

function weigh(
  group: { source: string[]; alternatives: Alternative[] },
  vocabulary: Vocabulary,
  size: number,
): Group {
  const documents = Math.max(
    ...group.alternatives.map(({ terms }) =>
      Math.min(...terms.map((term) => documentsOf(term, vocabulary))),
    ),
  )
  const isUnderstood = group.source.every((word) => vocabulary.has(word))
  const weight =
    documents === 0 && isUnderstood
      ? Math.log(understoodOnly)
      : Math.log((size + 2) / (Math.min(documents, size) + 1))
  return { ...group, weight, isKnown: documents > 0 }
}

function documentsOf(term: Term, vocabulary: Vocabulary): number {
  return Math.max(...term.map(({ word }) => vocabulary.documentsWith(word)))
}

/**
 * When not everything can be found together: what may be looked for with one thing left out. A thing
 * that is sold may always be left out, an unknown one only while at least half of what was said, by
 * weight, stays: for "tiket pesawat" all tickets of the regency are no answer, for "telur ayam sak
 * tray" eggs are.
 */
export function relaxations(groups: readonly Group[]): Group[][] {
  if (groups.length < 2) return []
  const whole = groups.reduce((sum, { weight }) => sum + weight, 0)
  return groups
    .filter((left) => left.isKnown || whole - left.weight >= whole / 2)
    .map((left) => groups.filter((group) => group !== left))
    .filter((kept) => kept.some(({ isKnown }) => isKnown))
    .filter((kept) => kept.length > 1 || kept[0]?.isKnown)
}

/** For PostgreSQL. Words are letters and digits only, so quoting is all the escaping there is. */
export function asTsquery(groups: readonly Group[]): string {
  return groups
    .map(({ alternatives }) =>
      either(alternatives.map(({ terms }) => terms.map(termAsTsquery).join(' & '))),
    )
    .join(' & ')
}

export function either(parts: readonly string[]): string {
  return parts.length === 1 && parts[0]
    ? `(${parts[0]})`
    : `(${parts.map((part) => `(${part})`).join(' | ')})`
}

function termAsTsquery(term: Term): string {
  return `(${term.map(({ word }) => `'${word}'`).join(' | ')})`
}
