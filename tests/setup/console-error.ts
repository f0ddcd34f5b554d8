import { afterEach, beforeEach, expect, vi } from 'vitest'

// What reaches console.error is a problem that nobody looked at, so the test fails. A test that
// expects one says so: `vi.mocked(console.error).mockClear()` after it happened.

const print = console.error

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation((...args) => print(...args))
})

afterEach(() => {
  const said = vi.mocked(console.error).mock.calls
  vi.restoreAllMocks()
  expect(said, 'console.error was called').toEqual([])
})
