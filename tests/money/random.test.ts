import { afterEach, expect, test, vi } from 'vitest'
import { newRandom } from './random.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

test('a test with a seed of its own says it, and the seed tells the same story again', () => {
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const story = (random = newRandom()) => Array.from({ length: 20 }, () => random.below(1_000))
  const first = story()
  const [, seed] = /^SEED=(\d+) /.exec(String(said.mock.calls[0]?.[0])) ?? []
  vi.stubEnv('SEED', seed)
  expect(story()).toEqual(first)
  expect(said).toHaveBeenCalledTimes(2)
})
