/** Whether the browser takes an encoding; `;q=0` is so rare that it only has to be respected. */
export function acceptsBrotli(header: string | undefined | string[]): boolean {
  return accepts(header, 'br')
}

export function acceptsGzip(header: string | undefined | string[]): boolean {
  return accepts(header, 'gzip')
}

function accepts(header: string | undefined | string[], name: string): boolean {
  if (typeof header !== 'string' || !header.includes(name)) return false
  if (!header.includes('q=0')) return true
  return !new RegExp(`\\b${name}\\s*;\\s*q=0(\\.0*)?\\s*(,|$)`).test(header)
}
