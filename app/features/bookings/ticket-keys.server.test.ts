import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { calendarDate } from './calendar-date.ts'
import { signTicket, verifyTicket } from './ticket-keys.server.ts'
import { writeTicket } from './ticket-token.ts'

const ticket = {
  bookingId: newId(),
  listingId: newId(),
  date: calendarDate('2026-12-05'),
  departure: calendarDate('2026-12-07'),
  count: 2,
}

test('a ticket has one token, and one that somebody else signed is none of ours', () => {
  const token = signTicket(ticket)
  expect(signTicket(ticket)).toBe(token)
  expect(verifyTicket(token)).toEqual({ kind: 'genuine', ticket })
  const stranger = writeTicket(ticket, { keyId: '00000000', sign: () => new Uint8Array(64) })
  expect(verifyTicket(stranger)).toEqual({ kind: 'unknown-key' })
})
