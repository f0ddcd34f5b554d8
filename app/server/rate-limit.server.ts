import { createHash, createHmac } from 'node:crypto'
import { isIP } from 'node:net'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { pool } from '#app/server/db.server.ts'
import { derivedBytes } from '#app/server/sealed.server.ts'
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
  await limiterFor(points, seconds).consume(digest(key)).catch(refuse429)
}

/** The same for who says it in a sentence of its own: false when there were more. */
export async function isWithinLimit(
  key: string,
  points: number,
  seconds: number,
): Promise<boolean> {
  try {
    await limiterFor(points, seconds).consume(digest(key))
    return true
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false
    throw refusal
  }
}

/**
 * The same for one visitor's address. The machine's own address says nothing about a visitor (a proxy
 * that was not told to us, the page cache, a test), so it is not counted.
 */
export async function limitAddress(
  kind: string,
  clientIp: string,
  { points, seconds }: { points: number; seconds: number },
): Promise<void> {
  if (!isOfVisitor(clientIp)) return
  await limitOrThrow429(`${kind}:${visitorOf(clientIp)}`, points, seconds)
}

const questions = singleton(
  'questions',
  () => new RateLimiterMemory({ points: 600, duration: 60, keyPrefix: 'questions' }),
)

/**
 * Searches and the public API: counted in the memory of this process, because a write to the database
 * for each question would cost more than the question. Ten a second for a minute, because a mobile
 * operator puts hundreds of phones behind one address.
 */
export async function limitQuestions(clientIp: string): Promise<void> {
  if (!isOfVisitor(clientIp)) return
  await questions.consume(visitorOf(clientIp)).catch(refuse429)
}

export const vendorQuestions = singleton('vendorQuestions', () => ({
  ofOne: new RateLimiterMemory({ points: 40, duration: 600, keyPrefix: 'vendor' }),
  ofAll: new RateLimiterMemory({ points: 120, duration: 60, keyPrefix: 'vendors' }),
}))

/**
 * Questions to a vendor whose plan counts them, of one visitor and of all together; in the memory of this
 * process, like searches. False: not now.
 */
export async function mayAskVendor(visitor: string): Promise<boolean> {
  const { ofOne, ofAll } = vendorQuestions
  try {
    await ofOne.consume(digest(visitor))
    await ofAll.consume('all')
    return true
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false
    throw refusal
  }
}

function refuse429(refusal: unknown): never {
  if (!(refusal instanceof RateLimiterRes)) throw refusal
  const wait = String(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)))
  throw new Response(null, { status: 429, headers: { 'Retry-After': wait } })
}

/**
 * A name for the network an address belongs to, the same each time and not to be turned back into the
 * address; null for the machine's own.
 */
export function networkOf(clientIp: string): string | null {
  if (!isOfVisitor(clientIp)) return null
  const key = Buffer.from(derivedBytes('networks', 32))
  return createHmac('sha256', key).update(visitorOf(clientIp)).digest('base64url').slice(0, 22)
}

function isOfVisitor(clientIp: string): boolean {
  return isIP(clientIp) !== 0 && !/^(127\.|::1$|::ffff:127\.)/.test(clientIp)
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
