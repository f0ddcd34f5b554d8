import { expect, test } from 'vitest'
import { pool } from '#app/server/db.server.ts'
import {
  limitAddress,
  limitOrThrow429,
  limitQuestions,
  mayAskVendor,
  vendorQuestions,
  visitorOf,
} from './rate-limit.server.ts'

test('the try after the last allowed one is refused with the time to wait', async () => {
  for (let i = 0; i < 3; i++) await limitOrThrow429('sign-in:0812', 3, 60)
  const refusal = await limitOrThrow429('sign-in:0812', 3, 60).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(Response)
  const { status, headers } = refusal as Response
  expect(status).toBe(429)
  expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0)
  await limitOrThrow429('sign-in:0813', 3, 60)
})

test('fifty tries at once do not slip past the limit together', async () => {
  const tries = Array.from({ length: 50 }, () => limitOrThrow429('coupon:x', 10, 60))
  const results = await Promise.allSettled(tries)
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
})

test('a limit is over when its time is over', async () => {
  await limitOrThrow429('reset:x', 1, 1)
  await expect(limitOrThrow429('reset:x', 1, 1)).rejects.toBeInstanceOf(Response)
  await new Promise((resolve) => setTimeout(resolve, 1100))
  await limitOrThrow429('reset:x', 1, 1)
})

test('the table holds nothing readable about a person', async () => {
  await limitOrThrow429('sign-in:081234567890', 3, 60)
  const { rows } = await pool.query<{ key: string }>('select key from rate_limits')
  expect(JSON.stringify(rows)).not.toContain('081234567890')
})

test('one IPv6 network is one visitor', () => {
  expect(visitorOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
  expect(visitorOf('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2::/64')
  expect(visitorOf('203.0.113.7')).toBe('203.0.113.7')
})

test('an address of a visitor is limited; the machine itself, which may be a proxy, is not', async () => {
  const few = { points: 2, seconds: 60 }
  for (let i = 0; i < 5; i++) await limitAddress('checkout', '127.0.0.1', few)
  for (let i = 0; i < 2; i++) await limitAddress('checkout', '203.0.113.9', few)
  await expect(limitAddress('checkout', '203.0.113.9', few)).rejects.toMatchObject({ status: 429 })
  await limitAddress('pay-again', '203.0.113.9', few)
})

test('nobody asks more than ten questions a second for a minute', async () => {
  for (let i = 0; i < 600; i++) await limitQuestions('203.0.113.10')
  await expect(limitQuestions('203.0.113.10')).rejects.toMatchObject({ status: 429 })
  await limitQuestions('203.0.113.11')
  await limitQuestions('page cache')
})

const ask = async (visitor: string, times: number) => {
  const answers = await Promise.all(Array.from({ length: times }, () => mayAskVendor(visitor)))
  return answers.filter(Boolean).length
}

// Other files of this process ask vendors as well.
const nobodyAsked = () => vendorQuestions.ofAll.delete('all')

// Take either limiter out of mayAskVendor and one of these two is red.
test('one visitor asks a vendor forty times, and the others go on', async () => {
  await nobodyAsked()
  expect(await ask('one who reloads', 50)).toBe(40)
  expect(await ask('another', 1)).toBe(1)
  await nobodyAsked()
})

test('all together ask a vendor 120 times a minute, however many they are', async () => {
  await nobodyAsked()
  const visitors = ['a', 'b', 'c', 'd', 'e'].map((each) => ask(`crowd ${each}`, 30))
  expect((await Promise.all(visitors)).reduce((sum, each) => sum + each, 0)).toBe(120)
  expect(await mayAskVendor('late')).toBe(false)
  await nobodyAsked()
})
