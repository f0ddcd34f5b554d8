import { afterAll, beforeAll, expect, test } from 'vitest'
import { startIrisEmulator } from '#tests/emulators/iris.ts'
import { faultKinds } from '#tests/emulators/shared/faults.ts'
import { createIris } from './iris.server.ts'

let emulator: Awaited<ReturnType<typeof startIrisEmulator>>
beforeAll(async () => {
  emulator = await startIrisEmulator()
})
afterAll(() => emulator.stop())

const iris = (changes: { apiKey?: string; timeoutMs?: number } = {}) =>
  createIris({ ...emulator.settings, ...changes })

// The golden vector of the payment contract, §3.5.
const golden = {
  rawBody:
    '{"reference_no":"1d4f8423393005","amount":"100000.00","status":"completed","updated_at":"2026-01-02T03:04:05Z"}',
  signature:
    'a191b6597dd4745463362f423476475a300435170af5c25ee4d1572d428bf098d80ca8b389ff260097482095879781e3d6d1561681b07e26d08d35cd830ff6aa',
}

test('a notice is known by its signature, and only by that', () => {
  const watch = createIris({
    apiKey: 'x',
    baseUrl: 'http://127.0.0.1:1',
    merchantKey: 'LOCAL-MERCHANT-KEY',
  })
  const read = (rawBody: string, signature: string) =>
    watch.referenceIn({ rawBody, headers: new Headers({ 'iris-signature': signature }) })
  const { rawBody, signature } = golden
  expect(read(rawBody, signature)).toBe('1d4f8423393005')
  expect(read(rawBody, signature.toUpperCase())).toBe('1d4f8423393005')
  expect(read(`${rawBody} `, signature)).toBeNull()
  expect(read(rawBody, signature.replace(/^a/, 'b'))).toBeNull()
  for (const wrong of ['', 'a', `${signature}00`, signature.slice(2)])
    expect(read(rawBody, wrong)).toBeNull()
  const other = createIris({
    apiKey: 'x',
    baseUrl: 'http://127.0.0.1:1',
    merchantKey: 'LOCAL-MERCHANT-KEZ',
  })
  const headers = new Headers({ 'iris-signature': signature })
  expect(other.referenceIn({ rawBody, headers })).toBeNull()
  expect(watch.referenceIn({ rawBody, headers: new Headers() })).toBeNull()
})

test('what is signed and says nothing is not read', () => {
  for (const text of ['', '[]', 'null', '{"reference_no":7}', '{"reference_no":"../x"}']) {
    const { headers } = emulator.moves('x', 'completed')
    expect(iris().referenceIn({ rawBody: text, headers })).toBeNull()
  }
})

test.each([
  ['queued', 'underway'],
  ['approved', 'underway'],
  ['processed', 'underway'],
  ['completed', 'completed'],
  ['failed', 'failed'],
  ['rejected', 'failed'],
] as const)('a payout that is %s is %s', async (status, state) => {
  const notice = emulator.moves('ref-1', status, '85000.00')
  expect(iris().referenceIn(notice)).toBe('ref-1')
  const payout = await iris().findPayout('ref-1')
  expect(payout).toEqual({ reference: 'ref-1', amount: 85_000n, state })
})

test('what it does not know is nothing, and names cannot lead elsewhere', async () => {
  expect(await iris().findPayout('TRX-1')).toBeNull()
  expect(await iris().findPayout('../balance')).toBeNull()
})

test('a reference in capitals is the one that it writes small', async () => {
  emulator.moves('1d4f8423393005', 'completed', '85000.00')
  const payout = await iris().findPayout('1D4F8423393005')
  expect(payout).toMatchObject({ reference: '1d4f8423393005', amount: 85_000n })
})

test('a wrong key is told apart from silence, and is in no error', async () => {
  const error = await iris({ apiKey: 'wrong-key' }).check().catch(String)
  expect(error).toContain('unauthorized')
  expect(error).not.toContain('wrong-key')
  await iris().check()
})

test.each(faultKinds.filter((kind) => kind !== 'slow'))('%s is no answer', async (kind) => {
  emulator.moves('ref-2', 'failed')
  emulator.faults.set({ call: 'payouts', kind, ms: 1_000 })
  await expect(iris({ timeoutMs: 300 }).findPayout('ref-2')).rejects.toThrow(
    'payouts: payout failed',
  )
})
