import { addDays, type CalendarDate, calendarDate, daysBetween } from './calendar-date.ts'

/** What a ticket says; all of it is signed, so a gate without signal may believe it. */
export type Ticket = {
  bookingId: string
  listingId: string
  date: CalendarDate
  /** Of a stay; null for a visit of one day. */
  departure: CalendarDate | null
  /** People, groups or units. */
  count: number
}

export type TicketReading =
  | { kind: 'genuine'; ticket: Ticket }
  /** No ticket at all: another code, or half of one. */
  | { kind: 'malformed' }
  | { kind: 'unknown-version' }
  /** Signed with a key that was retired, or never ours. */
  | { kind: 'unknown-key' }
  | { kind: 'forged' }

export type TicketSigner = {
  /** Eight hexadecimal digits. */
  keyId: string
  sign: (message: Uint8Array<ArrayBuffer>) => Uint8Array
}
export type TicketVerifier = (
  message: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
) => boolean

// version 1 · key id 4 · booking 16 · listing 16 · day 2 · nights 1 · count 2 · Ed25519 signature 64
const version = 1
const messageLength = 42
const tokenLength = messageLength + 64
const firstDay = calendarDate('2020-01-01')

/** 170 capital letters and digits: a QR code packs these tighter than any other text. */
export function writeTicket(ticket: Ticket, { keyId, sign }: TicketSigner): string {
  const message = new Uint8Array(messageLength)
  const view = new DataView(message.buffer)
  message[0] = version
  message.set(fromHex(keyId), 1)
  message.set(fromHex(ticket.bookingId.replaceAll('-', '')), 5)
  message.set(fromHex(ticket.listingId.replaceAll('-', '')), 21)
  view.setUint16(37, daysBetween(firstDay, ticket.date))
  message[39] = ticket.departure === null ? 0 : daysBetween(ticket.date, ticket.departure)
  view.setUint16(40, ticket.count)
  return toBase32(Uint8Array.from([...message, ...sign(message)]))
}

/** A token that has the shape of a ticket; whether it is one, its signature says. */
export type SealedTicket = {
  keyId: string
  message: Uint8Array<ArrayBuffer>
  signature: Uint8Array<ArrayBuffer>
  /** To be believed once the signature was verified. */
  claims: Ticket
}

export function parseTicket(token: string): SealedTicket | 'malformed' | 'unknown-version' {
  const bytes = fromBase32(token)
  if (bytes?.length !== tokenLength) return 'malformed'
  if (bytes[0] !== version) return 'unknown-version'
  const message = bytes.slice(0, messageLength)
  return {
    keyId: toHex(bytes.slice(1, 5)),
    message,
    signature: bytes.slice(messageLength),
    claims: ticketIn(message),
  }
}

/** `verifierOf` knows the keys that may sign; null for a key it does not know. */
export function readTicket(
  token: string,
  verifierOf: (keyId: string) => TicketVerifier | null,
): TicketReading {
  const sealed = parseTicket(token)
  if (typeof sealed === 'string') return { kind: sealed }
  const verify = verifierOf(sealed.keyId)
  if (!verify) return { kind: 'unknown-key' }
  if (!verify(sealed.message, sealed.signature)) return { kind: 'forged' }
  return { kind: 'genuine', ticket: sealed.claims }
}

function ticketIn(message: Uint8Array<ArrayBuffer>): Ticket {
  const view = new DataView(message.buffer)
  const date = addDays(firstDay, view.getUint16(37))
  const nights = view.getUint8(39)
  return {
    bookingId: toUuid(message.slice(5, 21)),
    listingId: toUuid(message.slice(21, 37)),
    date,
    departure: nights === 0 ? null : addDays(date, nights),
    count: view.getUint16(40),
  }
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(text: string): number[] {
  return (text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
}

function toUuid(bytes: Uint8Array): string {
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function toBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  const letters = bits.match(/.{1,5}/g) ?? []
  return letters.map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** Null for what `toBase32` would never have written: each ticket has one spelling. */
function fromBase32(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Z2-7]{1,256}$/.test(text)) return null
  const bits = Array.from(text, (letter) =>
    alphabet.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('')
  const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
  return toBase32(bytes) === text ? bytes : null
}
