import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { derivedBytes } from '#app/server/sealed.server.ts'
import { singleton } from '#app/server/singleton.server.ts'
import { type GateKey, gateListMessage, type SignedGateList } from './gate-list.ts'
import {
  readTicket,
  type Ticket,
  type TicketReading,
  type TicketSigner,
  type TicketVerifier,
  writeTicket,
} from './ticket-token.ts'

// The first signs, all verify. To rotate, put a new name in front; take an old one away once the last
// visit it was signed for is over, or at once when its key is known to strangers: the page of the
// purchase signs every ticket anew.
const keyNames = ['tickets 1'] as const

type TicketKey = TicketSigner & { verify: TicketVerifier; publicKey: string }

const keys = singleton('ticketKeys', () => new Map<string, TicketKey>())

/** What every PKCS #8 document of an Ed25519 key has before its 32 secret bytes (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

function ticketKey(name: string): TicketKey {
  const known = keys.get(name)
  if (known) return known
  const secret = createPrivateKey({
    key: Buffer.concat([pkcs8, Buffer.from(derivedBytes(name, 32))]),
    format: 'der',
    type: 'pkcs8',
  })
  const open = createPublicKey(secret)
  const made = {
    keyId: createHash('sha256')
      .update(open.export({ format: 'der', type: 'spki' }))
      .digest('hex')
      .slice(0, 8),
    // Of the SPKI document the last 32 bytes are the key itself (RFC 8410).
    publicKey: open.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
    sign: (message: Uint8Array) => sign(null, message, secret),
    verify: (message: Uint8Array, signature: Uint8Array) => verify(null, message, open, signature),
  }
  keys.set(name, made)
  return made
}

/** The same ticket has the same token each time. */
export function signTicket(ticket: Ticket): string {
  return writeTicket(ticket, ticketKey(keyNames[0]))
}

/** The list of a gate is signed with the key of the tickets: the phone needs no other. */
export function signGateList(payload: string): SignedGateList {
  const { keyId, sign } = ticketKey(keyNames[0])
  const signature = Buffer.from(sign(gateListMessage(payload))).toString('hex')
  return { payload, keyId, signature }
}

/** What a phone verifies with; anybody may know them. */
export function gateKeys(): GateKey[] {
  return keyNames.map((name) => {
    const { keyId, publicKey } = ticketKey(name)
    return { keyId, publicKey }
  })
}

export function verifyTicket(token: string): TicketReading {
  const known = keyNames.map(ticketKey)
  return readTicket(token, (keyId) => known.find((key) => key.keyId === keyId)?.verify ?? null)
}
