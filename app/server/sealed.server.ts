import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '#app/server/env.server.ts'
import { singleton } from '#app/server/singleton.server.ts'

const keys = singleton('sealingKeys', () => new Map<string, Buffer>())

/** One key for each purpose, so that a text sealed for one use opens nowhere else. */
function keyFor(purpose: string): Buffer {
  const name = `${purpose} ${env.SESSION_SECRET}`
  const known = keys.get(name)
  if (known) return known
  const made = Buffer.from(derivedBytes(purpose, 32))
  keys.set(name, made)
  return made
}

/** The same bytes for the same purpose each time, and a mystery without our secret. */
export function derivedBytes(purpose: string, length: number): ArrayBuffer {
  return hkdfSync('sha256', env.SESSION_SECRET, '', `lumbung ${purpose}`, length)
}

/** Encrypts and authenticates a text (AES-256-GCM) into base64url. */
export function seal(purpose: string, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Null for everything this installation did not seal for this purpose. */
export function unseal(purpose: string, sealed: string): string | null {
  if (!/^[A-Za-z0-9_-]{38,4096}$/.test(sealed)) return null
  const bytes = Buffer.from(sealed, 'base64url')
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(12, 28))
    return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    // A changed or foreign text is an everyday event, not an error.
    return null
  }
}

/** Seals a small message with an end date; what it says must hold no `undefined`. */
export function sealMessage(purpose: string, message: object, validMinutes: number): string {
  const until = Date.now() + validMinutes * 60_000
  return seal(purpose, JSON.stringify({ message, until }))
}

/** The sealed message if it is ours and not too old. Its shape is checked by the caller. */
export function unsealMessage(purpose: string, sealed: string): unknown {
  const text = unseal(purpose, sealed)
  if (text === null) return null
  const { message, until } = JSON.parse(text) as { message: unknown; until: number }
  return Date.now() < until ? message : null
}

/** What a table keeps of a secret token: who reads the table cannot use it. */
export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** 256 random bits, safe in a cookie and in a URL. */
export function newSecretToken(): string {
  return randomBytes(32).toString('base64url')
}
