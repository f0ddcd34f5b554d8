import { createInterface } from 'node:readline'
import type { CheckoutInput } from '#app/features/checkout/checkout-input.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { closeDatabase } from '#app/server/db.server.ts'
import { stopJobQueue } from '#app/server/boss.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'

// A second and a third server for the tests: answers each line of JSON (one checkout, so many at once)
// with a line of JSON (what came of each).

type Line = {
  scope: { sessionId: string; userId: null }
  input: Omit<CheckoutInput, 'choices' | 'guestNames' | 'codes' | 'expectedTotal'> & {
    expectedTotal: string
    choices: [string, { method: 'villageCourier' }][]
    guestNames: [string, string[]][]
    codes: [string, string][]
  }
  times: number
}

const say = (answer: unknown) => void process.stdout.write(`${JSON.stringify(answer)}\n`)
say('ready')

for await (const text of createInterface({ input: process.stdin })) {
  const { scope, input, times } = JSON.parse(text) as Line
  const checkout = {
    ...input,
    expectedTotal: BigInt(input.expectedTotal),
    choices: new Map(input.choices),
    guestNames: new Map(input.guestNames),
    codes: new Map(input.codes),
  } as unknown as CheckoutInput
  const placed = await Promise.allSettled(
    Array.from({ length: times }, () => placePurchase(mintScope.buyer(scope), checkout)),
  )
  say(
    placed.map((each) => {
      if (each.status === 'rejected') return { error: String(each.reason) }
      return each.value.ok ? each.value.value : { reason: each.value.reason }
    }),
  )
}
await stopJobQueue()
await closeDatabase()
