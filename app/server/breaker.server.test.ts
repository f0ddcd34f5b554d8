import { afterEach, expect, test, vi } from 'vitest'
import { createBreaker } from './breaker.server.ts'

const isAway = new Error('away')
const leftAlone = new Error('left alone')
const saysNo = new Error('says no')

const aBreaker = () =>
  createBreaker({
    failures: 2,
    pauseMs: 60_000,
    isOutage: (error) => error === isAway,
    leftAlone: () => leftAlone,
  })
const fail = (error: Error) => () => Promise.reject(error)

afterEach(() => vi.useRealTimers())

// Forget only what was answered well and the last call is left alone.
test('who answers the trial call is asked again, also when it said no', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const guarded = aBreaker()
  for (let call = 0; call < 2; call++)
    await expect(guarded('rates', fail(isAway))).rejects.toBe(isAway)
  await expect(guarded('rates', fail(saysNo))).rejects.toBe(leftAlone)
  vi.setSystemTime(Date.now() + 60_001)
  await expect(guarded('rates', fail(saysNo))).rejects.toBe(saysNo)
  for (let call = 0; call < 3; call++) {
    const asked = [guarded('rates', async () => 'yes'), guarded('rates', async () => 'yes')]
    expect(await Promise.all(asked)).toEqual(['yes', 'yes'])
  }
})
