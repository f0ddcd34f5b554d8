import { AsyncLocalStorage } from 'node:async_hooks'
import type { Tx } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { logger } from '#app/server/logger.server.ts'
import { singleton } from '#app/server/singleton.server.ts'
import { Prisma, type PrismaClient } from '#prisma/generated/client.ts'

/**
 * A net under the guards: a query on a table of somebody's things must say whose. In tests a query
 * that does not throws; in production it is logged and goes on. What is scoped and by which fields
 * stands in these tables; public reads (the catalogue) are only scoped for writing.
 */
const scopesForEverything: Partial<Record<Prisma.ModelName, readonly string[]>> = {
  Order: ['shopId', 'purchaseId', 'purchase', 'id_shopId', 'purchaseId_shopId'],
  OrderLine: ['shopId', 'makerId', 'orderId', 'order', 'orderId_variantId'],
  StockMovement: ['shopId', 'variantId', 'orderLineId', 'orderLineId_reason'],
  Purchase: ['id', 'token', 'userId', 'cartId_cartVersion'],
  BuyerDetails: ['purchaseId', 'purchase'],
  Cart: ['id', 'userId', 'sessionId'],
  CartLine: ['cartId', 'cart', 'cartId_variantId'],
  Session: ['id', 'userId', 'tokenHash'],
  Membership: ['userId', 'shopId', 'userId_shopId'],
  MakerMember: ['userId', 'makerId', 'userId_makerId'],
  Consent: ['userId', 'purchaseId'],
  Message: ['id', 'dedupeKey', 'recipient', 'purchaseId', 'shopId'],
}

const scopesForWriting: Partial<Record<Prisma.ModelName, readonly string[]>> = {
  Shop: ['id'],
  Maker: ['shopId', 'id_shopId'],
  Listing: ['shopId', 'id_shopId'],
  Variant: ['shopId', 'id_shopId'],
  Permit: ['shopId'],
  PickupPoint: ['shopId', 'id_shopId'],
  CourierRate: ['shopId', 'shopId_districtCode'],
}

const reads = new Set([
  'findUnique',
  'findUniqueOrThrow',
  'findFirst',
  'findFirstOrThrow',
  'findMany',
  'count',
  'aggregate',
  'groupBy',
])
/** New rows say whose they are by their columns, which the types demand. */
const creates = new Set(['create', 'createMany', 'createManyAndReturn'])

const escape = singleton('unscopedReason', () => new AsyncLocalStorage<string>())

/** Why this query is refused, or null. Exported for its test. */
export function tripwireProblem(model: string, operation: string, where: unknown): string | null {
  if (creates.has(operation)) return null
  const name = model as Prisma.ModelName
  const keys =
    scopesForEverything[name] ?? (reads.has(operation) ? undefined : scopesForWriting[name])
  if (!keys || namesScope(where, keys)) return null
  return `${model}.${operation} does not say whose: its where needs one of ${keys.join(', ')}`
}

function namesScope(where: unknown, keys: readonly string[]): boolean {
  if (typeof where !== 'object' || where === null) return false
  return Object.entries(where).some(([key, value]) => {
    if (key === 'AND') return [value].flat().some((part) => namesScope(part, keys))
    // Every branch of an OR must be scoped: one open branch opens all.
    if (key === 'OR')
      return (
        Array.isArray(value) && value.length > 0 && value.every((part) => namesScope(part, keys))
      )
    return keys.includes(key) && pinsDown(value)
  })
}

/** An equality, a list, or a condition on a parent: `not` and ranges pin nothing down. */
function pinsDown(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value === 'string'
  const { equals, in: among, is } = value as Record<string, unknown>
  if (typeof equals === 'string' || Array.isArray(among)) return true
  if (is !== undefined) return pinsDown(is)
  return Object.entries(value).some(
    ([key, inner]) => !operators.has(key) && (typeof inner === 'string' || pinsDown(inner)),
  )
}

const operators = new Set(
  'not notIn lt lte gt gte contains startsWith endsWith mode isNot equals in'.split(' '),
)

/** Wraps the client once, where it is made; its transactions are covered too, raw SQL is not. */
export function withTripwire(client: PrismaClient): PrismaClient {
  const extended = client.$extends({
    name: 'tenant tripwire',
    query: {
      $allModels: {
        $allOperations({ model, operation, args, query }) {
          const problem = tripwireProblem(model, operation, (args as { where?: unknown }).where)
          if (problem && escape.getStore() === undefined) trip(problem)
          return query(args)
        },
      },
    },
  })
  // The extension adds no method and changes no result, so the type stays the client's.
  return extended as unknown as PrismaClient
}

function trip(problem: string): void {
  if (env.NODE_ENV === 'test') throw new Error(problem)
  logger.error({ problem }, 'an unscoped query of scoped rows')
}

/**
 * For jobs and sweeps that really mean everybody's rows: `unscoped(db, 'why').order.findMany(…)`.
 * The reason is for the reader. Queries run at once when called, so they cannot be collected for
 * `$transaction([…])`.
 */
export function unscoped<Client extends Tx>(client: Client, why: string): Client {
  return new Proxy(client, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property)
      if (typeof property === 'symbol' || property.startsWith('$')) {
        return typeof value === 'function' ? value.bind(target) : value
      }
      return typeof value === 'object' && value !== null ? openDelegate(value, why) : value
    },
  })
}

type Query = (...args: unknown[]) => PromiseLike<unknown>

function openDelegate(delegate: object, why: string): object {
  return new Proxy(delegate, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property)
      if (typeof value !== 'function') return value
      // A query starts when it is awaited, so awaiting happens inside.
      return (...args: unknown[]) =>
        escape.run(why, async () => await (value as Query).apply(target, args))
    },
  })
}
