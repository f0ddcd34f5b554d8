/** UUID v7: sorts by the time it was made, so new rows land at the end of every index. */
export function newId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}

/** When an id of ours was made. */
export function timeOfId(id: string): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
}

/** No 0/O, 1/I/L: people read these aloud over the phone. */
export const readableLetters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A short readable code of the given length; about 4.95 bits a character. */
export function newCode(length: number): string {
  let code = ''
  while (code.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      // 248 = 8 × 31: larger bytes are thrown away so that every character is equally likely.
      if (byte < 248 && code.length < length) code += readableLetters[byte % 31]
    }
  }
  return code
}

/** An unguessable public token (≥ 138 bits), safe in a URL. */
export function newToken(): string {
  return newCode(28)
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)
}
