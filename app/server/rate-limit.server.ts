import { createHash } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { pool } from '#app/server/db.server.ts'
import { singleton } from '#app/server/singleton.server.ts'

const limiters = singleton('rateLimiters', () => new Map<string, RateLimiterPostgres>())

/** The store reads its columns as numbers, and our pool gives bigint for them. */
const storeClient = {
  async query(statement: { name?: string; text: string; values?: unknown[] }) {
    const result = await pool.query<Record<string, unknown>>(statement)
    for (const row of result.rows) {
      if (typeof row.expire === 'bigint') row.expire = Number(row.expire)
    }
    return result
  },
}

/**
 * Counts one try under a key and throws a 429 response when there were more than `points` within
 * `seconds`. The key names what is limited and for whom: `sign-in:${clientIp}`. Shared by all web
 * processes; when the database cannot count, the try is refused by that error.
 */
export async function limitOrThrow429(key: string, points: number, seconds: number): Promise<void> {
  try {
    await limiterFor(points, seconds).consume(digest(key))
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    const wait = String(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)))
    throw new Response(null, { status: 429, headers: { 'Retry-After': wait } })
  }
}

/** A network of IPv6 counts as one visitor, because anybody gets 2⁶⁴ addresses of it. */
export function visitorOf(clientIp: string): string {
  if (!clientIp.includes(':') || clientIp.startsWith('::ffff:')) return clientIp
  const [head = ''] = clientIp.split('::')
  return `${head.split(':').slice(0, 4).join(':')}::/64`
}

/** Keys hold addresses and phone numbers; the table needs none of them readable. */
function digest(key: string): string {
  const [kind = ''] = key.split(':', 1)
  return `${kind}:${createHash('sha256').update(key).digest('base64url')}`
}

function limiterFor(points: number, duration: number): RateLimiterPostgres {
  const name = `${points}/${duration}`
  let limiter = limiters.get(name)
  if (!limiter) {
    limiter = new RateLimiterPostgres({
      storeClient,
      storeType: 'client',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix: name,
      points,
      duration,
      // A flood of one visitor is answered from memory once it is over the limit.
      inMemoryBlockOnConsumed: points + 1,
    })
    limiters.set(name, limiter)
  }
  return limiter
}
