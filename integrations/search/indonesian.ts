/**
 * How Indonesian (with the Javanese, English and slang that buyers of Blitar mix into it) is cut into
 * words. Documents and queries go through the same door, so whatever is folded here is found either way.
 */

/** Nobody types more than this on purpose. */
const maximumLength = 100
const maximumWords = 10

/** Words of a text in their order, folded; a reduplication (oleh-oleh, oleh2) is one word. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  for (const piece of fold(text).match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []) {
    for (const word of splitPiece(piece)) pushWord(words, word)
  }
  return words
}

/** The words of a query that say what is wanted. A query of stop words alone keeps them all. */
export function queryWords(text: string): string[] {
  const words = [...new Set(wordsOf(cut(text)).map((word) => slang.get(word) ?? word))]
  const telling = words.filter((word) => !stopWords.has(word))
  return (telling.length > 0 ? telling : words).slice(0, maximumWords)
}

/** What a document is found by: its words, and the single word behind each reduplication. */
export function indexWords(text: string): string[] {
  return wordsOf(text)
    .flatMap((word) => [word, singleOf(word) ?? word])
    .filter((word, place, words) => place === 0 || words[place - 1] !== word)
    .filter((word) => !stopWords.has(word))
}

/** Half a surrogate, NUL and a megabyte of text are all things a stranger can send. */
export function cut(text: string): string {
  return text
    .slice(0, maximumLength * 2)
    .toWellFormed()
    .trimStart()
    .slice(0, maximumLength)
    .toWellFormed()
}

export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/(\p{L}{2,})2(?=(?:nya|an)?(?:[^\p{L}\p{N}]|$))/gu, '$1-$1')
    .replaceAll(/(\d)[.,](?=\d)/g, '$1')
    .replaceAll('%', ' persen ')
    .replaceAll(/['’`´]/g, '')
    .replaceAll(/(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/gu, ' ')
}

function splitPiece(piece: string): string[] {
  const parts = piece.split('-')
  const [first = '', second = ''] = parts
  const isDoubled = parts.length === 2 && first.length > 1 && withoutClitic(second) === first
  return isDoubled || (parts.length === 2 && first === second && /\p{L}/u.test(first))
    ? [first + first]
    : parts
}

/** `ting ting` is `ting-ting`; and `250 gr` is `250 g`. */
function pushWord(words: string[], word: string): void {
  const before = words.at(-1)
  if (before === word && /^\p{L}{2,}$/u.test(word)) words[words.length - 1] = word + word
  else if (before && /^\d+$/.test(before)) words.push(units.get(word) ?? word)
  else words.push(word)
}

const units = new Map([
  ...['gram', 'gr', 'gm', 'grams'].map((word) => [word, 'g'] as const),
  ...['kilo', 'kilogram', 'kilos'].map((word) => [word, 'kg'] as const),
  ...['l', 'lt', 'ltr', 'litre', 'litres'].map((word) => [word, 'liter'] as const),
  ...['m', 'mtr', 'metre', 'metres'].map((word) => [word, 'meter'] as const),
])

/** `oleh` for `oleholeh`; null when the word is no reduplication. */
export function singleOf(word: string): string | null {
  const half = word.length / 2
  if (half < 3 || !Number.isInteger(half)) return null
  const single = word.slice(0, half)
  return single === word.slice(half) ? single : null
}

const clitics = ['nya', 'lah', 'kah', 'pun', 'ku', 'mu']

/** `kopinya` → `kopi`; the word itself when nothing hangs on it. */
export function withoutClitic(word: string): string {
  // buku and tamu are words, bukuku and kopimu have something hanging on them.
  const clitic = clitics.find(
    (ending) =>
      word.endsWith(ending) && word.length >= (ending.length === 2 ? 6 : 3 + ending.length),
  )
  return clitic ? word.slice(0, -clitic.length) : word
}

/**
 * Every root the word may come from. Which of them is right only a dictionary knows, so all are kept:
 * two words are related when they share one, and wrong roots rarely meet.
 */
export function rootsOf(word: string): string[] {
  if (!/^\p{L}{4,}$/u.test(word)) return [word]
  const bare = withoutClitic(word)
  const roots = new Set([word, bare])
  // Both, because mengolah ends in -lah by chance.
  for (const stem of [word, bare, ...withoutPrefix(word), ...withoutPrefix(bare)]) {
    roots.add(stem)
    for (const ending of ['kan', 'an', 'i']) {
      if (stem.endsWith(ending) && stem.length - ending.length >= 4) {
        roots.add(stem.slice(0, -ending.length))
      }
    }
  }
  for (const single of englishSingulars(bare)) roots.add(single)
  return [...roots]
}

function englishSingulars(word: string): string[] {
  if (word.endsWith('ies')) return [`${word.slice(0, -3)}y`]
  if (word.endsWith('ses') || word.endsWith('hes')) return [word.slice(0, -2), word.slice(0, -1)]
  return word.endsWith('s') && !word.endsWith('ss') ? [word.slice(0, -1)] : []
}

/** me(N)- and pe(N)- swallow the first letter of the root: pancing → memancing, daki → mendaki. */
function withoutPrefix(word: string): string[] {
  const nasal = /^[mp]e(ng|ny|m|n)(?=([aiueo])?)(.+)$/.exec(word)
  const found: string[] = []
  if (nasal) {
    const [, sound = '', vowel, rest = ''] = nasal
    found.push(rest)
    if (vowel) found.push(swallowed(sound) + rest)
  }
  for (const pattern of plainPrefixes) {
    const root = pattern.exec(word)?.[1]
    if (root) found.push(root)
  }
  return found.filter((root) => root.length >= 4)
}

/** berkemah, but be-renang: the root begins with the r of the prefix. */
const plainPrefixes = [
  /^(?:[mp]e(?=[lrwy])|ber|ter|per|di)(.+)$/,
  /^[bt]e(r.+)$/,
  /^(?:ke|pe)(.+)an$/,
]

function swallowed(sound: string): string {
  return { m: 'p', n: 't', ny: 's', ng: 'k' }[sound] ?? ''
}

/** Spoken: ngopi ← kopi, nyate ← sate, mbatik ← batik, ndaki ← daki, mancing ← pancing. */
export function spokenRootsOf(word: string): string[] {
  const [, sound = '', rest = ''] = /^(ng|ny|m|n)(.{3,})$/.exec(word) ?? []
  if (!sound) return []
  return /^[aiueo]/.test(rest) ? [swallowed(sound) + rest, rest] : [rest]
}

/**
 * How a word sounds, for spellings of other times and places: Soekarno, tjandi, djembe, sjirup; dh and
 * th of Javanese; f, v and p that many pronounce alike; doubled letters; an h nobody hears.
 */
export function soundOf(word: string): string {
  return word
    .replaceAll('oe', 'u')
    .replaceAll('tj', 'c')
    .replaceAll('dj', 'j')
    .replaceAll('nj', 'ny')
    .replaceAll(/s[jy]|sh/g, 's')
    .replaceAll(/([dtbkg])h/g, '$1')
    .replaceAll(/ph|[fv]/g, 'p')
    .replaceAll(/ck|q/g, 'k')
    .replaceAll('x', 'ks')
    .replaceAll('z', 's')
    .replaceAll('oo', 'u')
    .replaceAll('ee', 'i')
    .replaceAll(/(.)\1+/g, '$1')
    .replace(/(?<=.{3})h$/, '')
}

const slang = new Map([
  ...['ga', 'gk', 'engga', 'enggak', 'ngga', 'tdk', 'tak', 'ndak', 'kagak', 'not'].map(
    (word) => [word, 'tidak'] as const,
  ),
  ['tnp', 'tanpa'],
])

/** Words that say nothing about what is wanted: everything here is sold, and everything is in Blitar. */
export const stopWords = new Set(
  [
    'dan di ke dari untuk utk yang yg dengan dgn pada atau ini itu para sebagai dalam juga serta oleh bagi per',
    'jual beli dijual pesan order harga murah murmer termurah asli khas enak terenak bagus terbaik terbaru cari nyari mau',
    'ingin pengen ada dong sih kak min berapa brp cuma cmn aja saja toko lokasi dekat terdekat sekitar daerah',
    'blitar kabupaten kab kecamatan kec desa ds dusun kelurahan kel jatim',
    'lan ing saka karo iki kuwi sing sak tuku adol',
    'the a an of for with and from in at by on to near buy sell order price cheap best some',
  ]
    .join(' ')
    .split(' '),
)
