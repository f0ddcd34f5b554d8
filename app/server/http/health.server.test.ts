import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pool } from '#app/server/db.server.ts'
import { readiness } from './health.server.ts'

// No test meets the answer of the one before.
let hours = 0
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ++hours * 3600_000 }))
afterEach(() => void vi.useRealTimers())

/** How often the database was asked whether it is there. */
function questions() {
  const asked = vi.spyOn(pool, 'query')
  return () => asked.mock.calls.filter(([text]) => String(text) === 'select 1').length
}

// Let readiness ask each time and this is red.
test('all who ask within a second share one answer; a second later it is asked anew', async () => {
  const count = questions()
  const reports = await Promise.all(Array.from({ length: 50 }, readiness))
  expect(reports[0]!.checks.database).toEqual({ ok: true })
  expect(await readiness()).toBe(reports[0])
  expect(count()).toBe(1)
  vi.setSystemTime(Date.now() + 1001)
  expect(await readiness()).not.toBe(reports[0])
  expect(count()).toBe(2)
})

test('while the database owes an answer nobody asks it again, however long that takes', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const ask = pool.query.bind(pool) as (text: string) => Promise<unknown>
  const asked = vi.spyOn(pool, 'query').mockImplementation((async (text: string) => {
    await promise
    return ask(text)
  }) as never)
  const first = readiness()
  vi.setSystemTime(Date.now() + 60_000)
  const second = readiness()
  expect(asked.mock.calls.filter(([text]) => String(text) === 'select 1')).toHaveLength(1)
  resolve()
  expect(await second).toBe(await first)
})
