import pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { pool } from '#app/server/db.server.ts'
import { digestOf } from '#app/server/sealed.server.ts'
import { env } from '#app/server/env.server.ts'
import { singleton } from '#app/server/singleton.server.ts'

const minute = 60
const hour = 60 * minute

/**
 * How often in how many seconds. An account is counted for each address it is tried from, so a
 * stranger's attempts shut out the stranger; the larger count over all addresses (a botnet) is
 * passed by devices that have signed in before, so it never shuts out the owner either.
 */
const limits = {
  'sign-in-here': { points: 10, duration: 15 * minute },
  'sign-in-device': { points: 10, duration: 15 * minute },
  'sign-in-account': { points: 60, duration: hour },
  // Many households share one address of a mobile network; successes are given back.
  'sign-in-address': { points: 100, duration: 15 * minute },
  'sign-up-address': { points: 20, duration: hour },
  'mail-account': { points: 4, duration: hour },
  'mail-address': { points: 30, duration: hour },
  'token-address': { points: 30, duration: 15 * minute },
  'password-account': { points: 10, duration: 15 * minute },
  code: { points: 5, duration: 15 * minute },
  'question-account': { points: 10, duration: hour },
  'report-account': { points: 20, duration: hour },
} as const
export type LimitName = keyof typeof limits

export type Attempt = readonly [limit: LimitName, key: string]

// The library calculates with its times as numbers, while our pool reads BIGINT as bigint.
const store = {
  query: (query: pg.QueryConfig) => pool.query({ ...query, types: pg.types }),
}

function limiter(name: LimitName): RateLimiterPostgres {
  return singleton(
    `limit ${name}`,
    () =>
      new RateLimiterPostgres({
        storeClient: store,
        storeType: 'pool',
        tableName: 'rate_limits',
        tableCreated: true,
        clearExpiredByTimeout: true,
        keyPrefix: name,
        ...limits[name],
      }),
  )
}

/** Neither an address nor a number can be read from the table. */
const keyOf = (key: string) => digestOf(`${env.SESSION_SECRET} ${key}`).slice(0, 40)

export type Allowed = { ok: true } | { ok: false; reason: 'too-many'; retryAfterSeconds: number }

/**
 * Counts before the work is done, in one statement each, so that fifty at once are fifty. Without
 * the database nobody gets in.
 */
export async function takeAttempts(attempts: readonly Attempt[]): Promise<Allowed> {
  for (const [name, key] of attempts) {
    try {
      await limiter(name).consume(keyOf(key))
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
      return { ok: false, reason: 'too-many', retryAfterSeconds }
    }
  }
  return { ok: true }
}

/** After the right password: what was counted for this attempt does not count. */
export async function giveBackAttempts(attempts: readonly Attempt[]): Promise<void> {
  await Promise.all(
    attempts.map(([name, key]) =>
      name === 'sign-in-address'
        ? limiter(name).reward(keyOf(key))
        : limiter(name).delete(keyOf(key)),
    ),
  )
}

/** One household is one counter: an IPv6 customer owns a whole /64. */
export function addressBucket(clientIp: string): string {
  if (!clientIp.includes(':')) return clientIp
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(clientIp)
  if (mapped?.[1]) return mapped[1]
  const [head = '', tail] = clientIp.toLowerCase().split('%', 1)[0]?.split('::') ?? []
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right]
  return groups.slice(0, 4).join(':')
}
