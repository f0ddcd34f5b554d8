import { generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { addDays, calendarDate } from './calendar-date.ts'
import { mutants, put } from '#tests/factories/ticket-mutants.ts'
import { readTicket, type Ticket, type TicketSigner, writeTicket } from './ticket-token.ts'

function aKey(keyId: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const signer: TicketSigner = { keyId, sign: (message) => sign(null, message, privateKey) }
  const verifier = (message: Uint8Array, signature: Uint8Array) =>
    verify(null, message, publicKey, signature)
  return { signer, verifierOf: (asked: string) => (asked === keyId ? verifier : null) }
}

const { signer, verifierOf } = aKey('0a1b2c3d')
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

const tickets: fc.Arbitrary<Ticket> = fc
  .record({
    day: fc.nat(10_000),
    nights: fc.nat(90),
    count: fc.integer({ min: 1, max: 999 }),
  })
  .map(({ day, nights, count }) => {
    const date = addDays(calendarDate('2026-01-01'), day)
    const departure = nights === 0 ? null : addDays(date, nights)
    return { bookingId: newId(), listingId: newId(), date, departure, count }
  })

const aTicket = (): Ticket => ({
  bookingId: newId(),
  listingId: newId(),
  date: calendarDate('2026-12-05'),
  departure: null,
  count: 4,
})

test('a ticket reads as it was written, in 170 letters a QR code packs tightly', () => {
  fc.assert(
    fc.property(tickets, (ticket) => {
      const token = writeTicket(ticket, signer)
      expect(token).toMatch(/^[A-Z2-7]{170}$/)
      expect(readTicket(token, verifierOf)).toEqual({ kind: 'genuine', ticket })
    }),
    { numRuns: 300 },
  )
})

test('of a thousand mutants of a ticket none gets in', () => {
  let refused = 0
  fc.assert(
    fc.property(tickets, mutants(otherToken), (ticket, mutate) => {
      const token = writeTicket(ticket, signer)
      const mutant = mutate(token)
      fc.pre(mutant !== token)
      expect(readTicket(mutant, verifierOf).kind).not.toBe('genuine')
      refused += 1
    }),
    { numRuns: 1000 },
  )
  expect(refused).toBe(1000)
})

const otherToken = () => writeTicket(aTicket(), signer)

test('every bit of the ticket is signed', () => {
  const token = writeTicket(aTicket(), signer)
  const kinds = Array.from(token, (was, at) => {
    // The lowest bit of the letter; the last letter's is padding.
    const other = alphabet[alphabet.indexOf(was) ^ 1]!
    return readTicket(put(token, at, other), verifierOf).kind
  })
  expect(kinds[0]).toBe('unknown-version')
  expect(kinds.slice(1, 8).every((kind) => kind !== 'genuine')).toBe(true)
  expect(new Set(kinds.slice(8, 169))).toEqual(new Set(['forged']))
  expect(kinds[169]).toBe('malformed')
})

test('another key with our key’s name forges nothing, a retired key is told apart', () => {
  const stranger = aKey('0a1b2c3d')
  expect(readTicket(writeTicket(aTicket(), stranger.signer), verifierOf).kind).toBe('forged')
  const retired = aKey('ffffffff')
  expect(readTicket(writeTicket(aTicket(), retired.signer), verifierOf).kind).toBe('unknown-key')
})
