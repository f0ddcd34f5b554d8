import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { readTicketCode } from './gate-code.ts'
import { proofOf, ticketCode } from './ticket-code.server.ts'

test('a code is read however it is spelled', () => {
  const id = newId()
  const code = ticketCode({ id, orderNumber: 'LB-7K2M9QTX-12' })
  expect(code).toMatch(/^LB-7K2M9QTX-12-[2-9A-Z]{4}$/)
  const read = { orderNumber: 'LB-7K2M9QTX-12', proof: proofOf(id) }
  for (const typed of [
    code,
    code.slice(3),
    ` ${code.toLowerCase()}\n`,
    code.replaceAll('-', ' '),
  ]) {
    expect(readTicketCode(typed)).toEqual(read)
  }
  for (const typed of ['', 'LB-7K2M9QTX-12', `${code}X`, `${code} OR 1=1`, code.repeat(999)]) {
    expect(readTicketCode(typed)).toBeNull()
  }
})

test('the letters that prove a ticket are of one booking', () => {
  const id = newId()
  expect(proofOf(id)).toBe(proofOf(id))
  expect(new Set(Array.from({ length: 100 }, () => proofOf(newId()))).size).toBeGreaterThan(90)
})
