import type { GateKey, SignedGateList } from '../../gate-list.ts'
import { gateListMessage } from '../../gate-list.ts'
import { parseTicket, type TicketReading } from '../../ticket-token.ts'

type Bytes = Uint8Array<ArrayBuffer>
type Verify = (key: Bytes, message: Bytes, signature: Bytes) => Promise<boolean>

/** The browser's own Ed25519, which phones have had since 2025. */
const native: Verify = async (key, message, signature) => {
  const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify'])
  return crypto.subtle.verify('Ed25519', imported, signature, message)
}

/** For older phones; loaded only there. */
export const carried: Verify = async (key, message, signature) => {
  const { verifyAsync } = await import('@noble/ed25519')
  // Strictly RFC 8032, as the browser and the server have it.
  return verifyAsync(signature, message, key, { zip215: false })
}

let chosen: Promise<Verify> | null = null

/** Whether the browser knows the algorithm is told only by trying it. */
function verifier(): Promise<Verify> {
  chosen ??= crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']).then(
    () => native,
    () => carried,
  )
  return chosen
}

async function isSigned(
  { keyId, message, signature }: { keyId: string; message: Bytes; signature: Bytes },
  keys: readonly GateKey[],
  verify: Verify | undefined,
): Promise<boolean | null> {
  const key = keys.find((each) => each.keyId === keyId)
  const publicKey = key && bytesIn(key.publicKey, 32)
  if (!publicKey) return null
  const check = verify ?? (await verifier())
  return check(publicKey, message, signature).catch(() => false)
}

/** What the server does (`readTicket`), on the phone. */
export async function readTicketOnPhone(
  token: string,
  keys: readonly GateKey[],
  verify?: Verify,
): Promise<TicketReading> {
  const sealed = parseTicket(token)
  if (typeof sealed === 'string') return { kind: sealed }
  const signed = await isSigned(sealed, keys, verify)
  if (signed === null) return { kind: 'unknown-key' }
  return signed ? { kind: 'genuine', ticket: sealed.claims } : { kind: 'forged' }
}

/** Only what we signed is believed, also when it comes out of the phone's own storage. */
export async function isOurList(
  { payload, keyId, signature }: SignedGateList,
  keys: readonly GateKey[],
  verify?: Verify,
): Promise<boolean> {
  const bytes = bytesIn(signature, 64)
  if (!bytes) return false
  const message = gateListMessage(payload)
  return (await isSigned({ keyId, message, signature: bytes }, keys, verify)) === true
}

/** So many bytes, which have one spelling only; null for what is none. */
function bytesIn(hex: string, count: number): Bytes | null {
  if (hex.length !== 2 * count || !/^[0-9a-f]+$/.test(hex)) return null
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
