import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { newSecretToken } from '#app/server/sealed.server.ts'
import { singleton } from '#app/server/singleton.server.ts'

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** A storm of sign-ins waits in line, so that at least one core is left for people who shop. */
const atOnce = Math.max(1, Math.min(4, availableParallelism() - 1))
const longestQueue = 200

/** The line is full: better a clear "in a moment" than a line nobody lives to see the end of. */
function tooBusy(): never {
  throw new Response('Service Unavailable', { status: 503, headers: { 'Retry-After': '5' } })
}

type Line = { running: number; waiting: (() => void)[] }
const line = singleton<Line>('passwordLine', () => ({ running: 0, waiting: [] }))

async function inLine<T>(work: () => Promise<T>): Promise<T> {
  if (line.running >= atOnce) {
    if (line.waiting.length >= longestQueue) tooBusy()
    // Who leaves hands his place on, so `running` is not counted up again here.
    await new Promise<void>((resolve) => line.waiting.push(resolve))
  } else {
    line.running++
  }
  try {
    return await work()
  } finally {
    const next = line.waiting.shift()
    if (next) next()
    else line.running--
  }
}

export function hashPassword(password: string): Promise<string> {
  return inLine(() => hash(password, cost))
}

let dummy: Promise<string> | undefined

/** What an unknown account's password is compared with: nobody knows it, not even we. */
function dummyHash(): Promise<string> {
  return (dummy ??= hash(newSecretToken(), cost))
}

/**
 * False for an account that is not there, after the same work as for one that is: whoever measures
 * the time learns nothing.
 */
export async function verifyPassword(
  passwordHash: string | null,
  password: string,
): Promise<boolean> {
  const against = passwordHash ?? (await dummyHash())
  const isRight = await inLine(() => verify(against, password))
  return isRight && passwordHash !== null
}
