import { generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { mutants } from '#tests/factories/ticket-mutants.ts'
import { calendarDate } from '../../calendar-date.ts'
import { gateListMessage, type SignedGateList } from '../../gate-list.ts'
import { writeTicket } from '../../ticket-token.ts'
import { carried, isOurList, readTicketOnPhone } from './signatures.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const keyId = '0a1b2c3d'
const spki = publicKey.export({ format: 'der', type: 'spki' })
const keys = [{ keyId, publicKey: spki.subarray(-32).toString('hex') }]
const signBytes = (message: Uint8Array) => sign(null, message, privateKey)

const date = calendarDate('2026-12-05')
const aToken = () =>
  writeTicket(
    { bookingId: newId(), listingId: newId(), date, departure: null, count: 4 },
    { keyId, sign: signBytes },
  )

function aList(): SignedGateList {
  const bookings = Array.from({ length: 3 }, () => ({ id: newId(), count: 4, scans: [] }))
  const payload = JSON.stringify({ version: 1, shop: 'pantai-serang', bookings })
  const signature = signBytes(gateListMessage(payload)).toString('hex')
  return { payload, keyId, signature }
}

// What the browser has, and what is carried along for browsers that have nothing.
const verifiers = [
  ['its own', undefined],
  ['a carried', carried],
] as const

test.each(verifiers)('with %s verifier a phone believes what we signed', async (_, verify) => {
  const token = aToken()
  expect(await readTicketOnPhone(token, keys, verify)).toMatchObject({ kind: 'genuine' })
  expect(await readTicketOnPhone(token, [], verify)).toEqual({ kind: 'unknown-key' })
  expect(await isOurList(aList(), keys, verify)).toBe(true)
  expect(await isOurList(aList(), [], verify)).toBe(false)
})

// Let `isSigned` say true and these are red.
test.each(verifiers)('with %s verifier no mutant of a ticket is believed', async (_, verify) => {
  let refused = 0
  await fc.assert(
    fc.asyncProperty(mutants(aToken), async (mutate) => {
      const token = aToken()
      const mutant = mutate(token)
      fc.pre(mutant !== token)
      expect((await readTicketOnPhone(mutant, keys, verify)).kind).not.toBe('genuine')
      refused += 1
    }),
    { numRuns: 1000 },
  )
  expect(refused).toBe(1000)
})

const position = fc.double({ min: 0, max: 0.999, noNaN: true })
type Mutate = (list: SignedGateList) => SignedGateList

/** One letter becomes another. */
const bend = (text: string, where: number, letter: string) => {
  const at = Math.floor(where * text.length)
  return text.slice(0, at) + letter + text.slice(at + 1)
}

const listMutants: fc.Arbitrary<Mutate> = fc.oneof(
  fc
    .tuple(position, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2 }))
    .map(([where, letter]): Mutate => (list) => ({
      ...list,
      payload: bend(list.payload, where, letter),
    })),
  fc
    .tuple(position, fc.constantFrom(...'ABCDEFabcdefgh0123'))
    .map(([where, letter]): Mutate => (list) => ({
      ...list,
      signature: bend(list.signature, where, letter),
    })),
  position.map((where): Mutate => (list) => {
    const end = Math.floor(where * list.payload.length)
    return { ...list, payload: list.payload.slice(0, end) }
  }),
  fc.string({ minLength: 1 }).map((more): Mutate => (list) => ({
    ...list,
    payload: list.payload + more,
  })),
  fc.constantFrom('', '0a1b2c3e', '__proto__').map((other): Mutate => (list) => ({
    ...list,
    keyId: other,
  })),
  fc.string({ maxLength: 120 }).map((signature): Mutate => (list) => ({ ...list, signature })),
  // The words of one day with the signature of another, and a ticket's signature on a list.
  fc.constant<Mutate>((list) => ({ ...list, signature: aList().signature })),
  fc.constant<Mutate>((list) => ({
    ...list,
    signature: signBytes(new TextEncoder().encode(list.payload)).toString('hex'),
  })),
)

test.each(verifiers)('with %s verifier no mutant of a list is believed', async (_, verify) => {
  let refused = 0
  await fc.assert(
    fc.asyncProperty(listMutants, async (mutate) => {
      const list = aList()
      const mutant = mutate(list)
      fc.pre(JSON.stringify(mutant) !== JSON.stringify(list))
      expect(await isOurList(mutant, keys, verify)).toBe(false)
      refused += 1
    }),
    { numRuns: 1000 },
  )
  expect(refused).toBe(1000)
})
