import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { publicMemory, rememberPublic } from './public-memory.server.ts'

let reads = 0
const read = async () => ({ price: ++reads })
const look = () => rememberPublic('kopi', read, () => ['listing:1', 'shop:1'])

beforeEach(() => {
  reads = 0
  publicMemory.hear(true)
})
afterEach(() => publicMemory.hear(false))

test('what was read a moment ago is not read again', async () => {
  expect(await look()).toBe(await look())
  expect(reads).toBe(1)
})

test('a change of one of the things it shows makes it read again, another change does not', async () => {
  await look()
  publicMemory.drop(['listing:2'])
  await look()
  expect(reads).toBe(1)
  publicMemory.drop(['shop:1'])
  expect(await look()).toEqual({ price: 2 })
})

test('what was read before a change is given to whoever asked before it, and kept for nobody', async () => {
  const { promise, resolve } = Promise.withResolvers<{ price: number }>()
  const early = rememberPublic(
    'kopi',
    () => promise,
    () => ['listing:1'],
  )
  publicMemory.drop(['listing:1'])
  const late = look()
  resolve({ price: 99 })
  expect(await early).toEqual({ price: 99 })
  expect(await late).toEqual({ price: 1 })
  expect(await look()).toEqual({ price: 1 })
})

test('what has no tag for everything it shows is remembered for a shorter time', async () => {
  vi.useFakeTimers()
  const lookBriefly = () => rememberPublic('kopi', read, () => [], 10)
  await lookBriefly()
  vi.advanceTimersByTime(9_000)
  await lookBriefly()
  expect(reads).toBe(1)
  vi.advanceTimersByTime(1_000)
  await lookBriefly()
  expect(reads).toBe(2)
  vi.useRealTimers()
})

test('many who ask at once share one reading', async () => {
  await Promise.all([look(), look(), look()])
  expect(reads).toBe(1)
})

test('without the notices of the database nothing is remembered', async () => {
  publicMemory.hear(false)
  await look()
  await look()
  expect(reads).toBe(2)
})

test('a failed reading and something that is not there are not remembered', async () => {
  const fail = () => Promise.reject(new Error('no connection'))
  await expect(rememberPublic('kopi', fail, () => [])).rejects.toThrow('no connection')
  await rememberPublic(
    'teh',
    async () => null,
    () => [],
  )
  expect(publicMemory.find('teh')).toBeUndefined()
  expect(await look()).toEqual({ price: 1 })
})
