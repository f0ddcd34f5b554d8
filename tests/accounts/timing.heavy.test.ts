import { expect, test } from 'vitest'
import type { Identifier } from '#app/features/users/identifier.ts'
import { requestPasswordReset } from '#app/features/users/recovery.server.ts'
import { signIn } from '#app/features/users/sign-in.server.ts'
import { signUp } from '#app/features/users/sign-up.server.ts'
import { aCaller, aPerson } from './people.ts'

// The clock of a busy machine lies, so this runs where the heavy tests run and not with every
// change; that the same work is done is tested with every change (sign-in.test.ts).
const tries = 250

const median = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1]!

/** Known and unknown in turn, so that whatever else the machine does hits both. */
async function compare(ask: (identifier: Identifier) => Promise<unknown>, rounds: number) {
  const times = { known: [] as number[], unknown: [] as number[] }
  for (let i = 0; i < rounds; i++) {
    const { email } = await aPerson()
    const asked = { known: email!, unknown: `tidak.ada${i}.${Date.now()}@contoh.id` }
    for (const who of i % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
      const started = performance.now()
      await ask({ kind: 'email', email: asked[who] })
      times[who].push(performance.now() - started)
    }
  }
  return { known: median(times.known), unknown: median(times.unknown) }
}

const password = 'salah sekali ini'
const locale = 'id' as const

test.each([
  ['sign-in', tries, (identifier: Identifier) => signIn({ identifier, password }, aCaller())],
  [
    'sign-up',
    60,
    (identifier: Identifier) =>
      signUp({ name: 'Siti', identifier, password: 'padi kuning sore', locale }, aCaller()),
  ],
  [
    'reset',
    60,
    (identifier: Identifier) => requestPasswordReset({ identifier, locale }, aCaller()),
  ],
] as const)(
  'the medians of %s for known and unknown accounts lie within 10 %%',
  async (name, rounds, ask) => {
    const { known, unknown } = await compare(ask, rounds)
    process.stdout.write(
      `${name}: known ${known.toFixed(1)} ms, unknown ${unknown.toFixed(1)} ms\n`,
    )
    expect(Math.abs(known - unknown) / unknown).toBeLessThan(0.1)
  },
  300_000,
)
