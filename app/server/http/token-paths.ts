/** After these words the address holds what alone opens somebody's things. */
const beforeToken: readonly string[] = [
  'pembelian',
  'permintaan',
  'tiket',
  'struk',
  'atur-ulang-sandi',
  'ical',
  'undangan',
  'undangan-tim',
]
/** Their addresses name things as well, which only members may open. */
const consoles: readonly string[] = ['kelola', 'lapak', 'kabupaten', 'admin']
const personal: readonly string[] = [
  ...beforeToken,
  'kembali',
  'akun',
  'checkout',
  'keranjang',
  'kelola',
  'lapak',
  'kabupaten',
  'admin',
]

/** Whether who knows this address needs nothing else to see what is behind it. */
export function holdsToken(path: string): boolean {
  return path.split('/').some((_, at, segments) => isToken(segments, at))
}

/** The address as a log may know it. */
export function withoutTokens(path: string): string {
  return path
    .split('/')
    .map((segment, at, segments) => (isToken(segments, at) ? '…' : segment))
    .join('/')
}

export function isPersonal(path: string): boolean {
  const [first = '', second = ''] = path.split('/').map(asRead).filter(Boolean)
  return personal.includes((first === 'en' ? second : first).replace(/\.data$/, ''))
}

function isToken(segments: readonly string[], at: number): boolean {
  const before = segments.slice(0, at).filter(Boolean).map(asRead)
  const last = before.at(-1)
  return (
    segments[at] !== '' &&
    last !== undefined &&
    beforeToken.includes(last) &&
    !consoles.includes(before[0] ?? '')
  )
}

/** The router finds `/%50EMBELIAN/` as well: it decodes each segment once and takes any case. */
function asRead(segment: string): string {
  try {
    return decodeURIComponent(segment).toLowerCase()
  } catch {
    return segment.toLowerCase()
  }
}
