// What people really choose, written down by pattern instead of as a copied list: the words below
// (English and Indonesian ones that lead every published count, and our own name) in any case, with
// letters swapped for digits, doubled, and with digits, years or signs around them; runs and
// repetitions of keys; dates. About a million passwords in eighty lines.

const words = new Set(
  `password passwort passw0rd pass sandi katasandi rahasia admin administrator root user guest test
  login welcome master letmein qwerty qwertyuiop qwertz azerty asdf asdfgh asdfghjkl zxcv zxcvbn
  zxcvbnm qazwsx qazwsxedc iloveyou loveyou loveme monkey dragon football baseball basketball soccer
  superman batman spiderman naruto pokemon princess sunshine shadow michael jordan jennifer hunter
  ranger buster summer winter flower freedom whatever trustno secret access mustang starwars computer
  internet google facebook instagram whatsapp samsung android iphone xiaomi oppo vivo killer ninja
  cookie chocolate hello helloworld default changeme change
  sayang sayangku sayangkamu cinta cintaku akucintakamu akusayangkamu cantik ganteng manis bismillah
  alhamdulillah subhanallah insyaallah assalamualaikum allahuakbar astaghfirullah muhammad ahmad
  indonesia indonesiaku merdeka pancasila garuda nusantara jakarta surabaya bandung malang blitar
  kediri tulungagung semarang yogyakarta jogja medan makassar denpasar bali jawa jawatimur persija
  persib arema aremania bonek persebaya keluarga keluargaku bahagia semangat sukses rejeki rezeki
  berkah kucing anjing kelinci bunga mawar melati anggrek matahari bintang bulan pelangi kupukupu
  ibuku ayahku bapak mamah mama papa bunda anakku istriku suamiku bundaku sahabat teman temanku
  doraemon upinipin dangdut slank iwanfals kuda macan harimau gajah naga jagoan juara pahlawan
  rumah rumahku sekolah guru dokter polisi tentara bendahara direktur manager pengawas kepaladesa
  desa desaku bumdes bumdesa bumdesku kampung kampungku petani warung tokoku lapak dagang jualan
  lumbung lumbungdesa lumbungku kelud penataran brantas kademangan srengat wlingi
  satu dua tiga empat lima enam tujuh delapan sembilan sepuluh
  agustus januari februari maret april juni juli september oktober november desember
  kosong kosongan lupa lupasandi gampang mudah terserah apaaja apasaja apalah bodo bodoamat`
    .split(/\s+/)
    .filter(Boolean),
)

const keyRows = ['1234567890', '0123456789', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const runs = [...keyRows, 'abcdefghijklmnopqrstuvwxyz', '1qaz2wsx3edc4rfv5tgb6yhn7ujm']
  .flatMap((row) => [row, [...row].toReversed().join('')])
  .map((row) => row.repeat(2))

const letterFor: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
}

export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase().replace(/[\s._-]/g, '')
  const stems = [lower, trimmed(lower), unswapped(trimmed(lower)), trimmed(unswapped(lower))]
  return (
    isRepetition(lower) ||
    isMadeOfRuns(lower) ||
    isDate(lower) ||
    stems.some((stem) => isWord(stem))
  )
}

/** Without the digits and signs people put before and after a word. */
function trimmed(text: string): string {
  return text.replace(/^[^a-z]+/, '').replace(/[^a-z]+$/, '')
}

function unswapped(text: string): string {
  return [...text].map((character) => letterFor[character] ?? character).join('')
}

/** A word, or the same word twice, or two of them one after the other. */
function isWord(text: string): boolean {
  if (words.has(text)) return true
  for (let cut = 3; cut <= text.length - 3; cut++) {
    if (words.has(text.slice(0, cut)) && words.has(text.slice(cut))) return true
  }
  return false
}

/** Long phrases are strong however they are made; patterns are only looked for in short ones. */
const longestPattern = 24

/** aaaaaaaa, abababab, 12341234 */
function isRepetition(text: string): boolean {
  return text.length <= longestPattern && /^(.{1,4}?)\1+$/su.test(text)
}

/** Nothing but pieces of three or more neighbouring keys, and two more at most: 12345678, abc123, qwe1234. */
function isMadeOfRuns(text: string): boolean {
  if (text.length > longestPattern) return false
  let rest = text
  for (let length = longestRunAtStart(rest); length > 0; length = longestRunAtStart(rest)) {
    rest = rest.slice(length)
  }
  return rest.length <= 2
}

function longestRunAtStart(text: string): number {
  for (let length = text.length; length >= 3; length--) {
    const piece = text.slice(0, length)
    if (/^(.)\1*$/su.test(piece) || runs.some((run) => run.includes(piece))) return length
  }
  return 0
}

/** 17081945, 19450817, 170845 with nothing else: the day everybody remembers. */
function isDate(text: string): boolean {
  return (
    /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d$/.test(text) ||
    /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(text)
  )
}
