import type { Tx } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { logger } from '#app/server/logger.server.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/**
 * A net under the guards: a query on a table of somebody's things must say whose. In tests a query
 * that does not throws; in production it is logged and goes on. What is scoped and by which fields
 * stands in these tables; public reads (the catalogue) are only scoped for writing.
 */
const scopesForEverything: Partial<Record<Prisma.ModelName, readonly string[]>> = {
  Order: ['shopId', 'purchaseId', 'purchase', 'id_shopId', 'purchaseId_shopId'],
  OrderLine: ['shopId', 'makerId', 'orderId', 'order', 'orderId_variantId'],
  OrderParcel: ['shopId', 'orderId', 'order'],
  Waybill: ['shopId', 'orderId', 'order', 'orderId_shopId'],
  ParcelEvent: ['shopId', 'orderId', 'waybill'],
  ReadyLine: ['shopId', 'orderLine'],
  StockQuestion: ['shopId'],
  StockMovement: ['shopId', 'variantId', 'orderLineId', 'orderLineId_reason'],
  Purchase: ['id', 'token', 'userId', 'cartId', 'cartId_cartVersion', 'orders'],
  CounterSale: ['shopId', 'shopId_id', 'purchaseId', 'purchase', 'receiptToken'],
  DayClosing: ['shopId'],
  StockTake: ['shopId', 'id_shopId'],
  StockTakeCount: ['shopId'],
  GroupRequest: ['id', 'shopId', 'token', 'askKey', 'userId'],
  GroupRequestContact: ['requestId', 'request'],
  GuestName: ['shopId', 'bookingId', 'booking'],
  GateScan: ['shopId', 'bookingId', 'booking'],
  GateScanReview: ['shopId', 'scan'],
  BuyerDetails: ['purchaseId', 'purchase'],
  Cart: ['id', 'userId', 'sessionId'],
  CartLine: ['cartId', 'cart', 'cartId_variantId'],
  Session: ['id', 'userId', 'tokenHash'],
  Membership: ['userId', 'shopId', 'userId_shopId'],
  MakerMember: ['userId', 'makerId', 'userId_makerId'],
  Consent: ['userId', 'purchaseId'],
  Upload: ['id', 'userId', 'purchaseId'],
  UploadPart: ['uploadId', 'upload'],
  ListingImport: ['shopId'],
  MakerInvitation: ['shopId', 'tokenHash'],
  MakerApplication: ['shopId', 'userId'],
  ApplicationPaper: ['applicationId'],
  Payout: ['shopId', 'makerId'],
  PayoutAccount: ['shopId', 'makerId'],
  StaffInvitation: ['shopId', 'tokenHash'],
  Promotion: ['shopId', 'id_shopId'],
  PromotionListing: ['shopId'],
  Message: ['id', 'dedupeKey', 'recipient', 'insteadOf', 'purchaseId', 'requestId', 'shopId'],
}

const scopesForWriting: Partial<Record<Prisma.ModelName, readonly string[]>> = {
  Shop: ['id'],
  Maker: ['shopId', 'id_shopId'],
  Listing: ['shopId', 'id_shopId'],
  Variant: ['shopId', 'id_shopId'],
  Permit: ['shopId'],
  PickupPoint: ['shopId', 'id_shopId'],
  CourierRate: ['shopId', 'shopId_districtCode'],
  ParcelSettings: ['shopId'],
  ShopHours: ['shopId'],
  ShopHoliday: ['shopId'],
  Review: ['shopId', 'orderLine', 'orderLineId'],
  Question: ['shopId', 'userId'],
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

type OnProblem = (problem: string) => void

/**
 * Wraps the client once, where it is made; its interactive transactions are covered too, raw SQL is
 * not. The check happens when the query is written, so the stack names the line that forgot.
 */
export function withTripwire<Client extends Tx>(
  client: Client,
  onProblem: OnProblem = trip,
): Client {
  const delegates = new Map<string, object>()
  return new Proxy(client, {
    get(target, property) {
      if (property === untouched) return target
      const value: unknown = Reflect.get(target, property)
      if (property === '$transaction') return wrapTransaction(target, onProblem)
      if (typeof value === 'function') return value.bind(target)
      if (typeof property === 'symbol' || typeof value !== 'object' || value === null) return value
      const known = delegates.get(property)
      if (known) return known
      const delegate = watchDelegate(value, property, onProblem)
      delegates.set(property, delegate)
      return delegate
    },
  })
}

const untouched = Symbol.for('lumbung:the client without the tripwire')

type Run = (tx: Tx) => Promise<unknown>
type Transact = (work: unknown, options?: unknown) => Promise<unknown>

function wrapTransaction(client: object, onProblem: OnProblem): Transact {
  const transact = Reflect.get(client, '$transaction') as Transact
  return (work, options) =>
    transact.call(
      client,
      typeof work === 'function' ? (tx: Tx) => (work as Run)(withTripwire(tx, onProblem)) : work,
      options,
    )
}

type Query = (args?: { where?: unknown }) => unknown

function watchDelegate(delegate: object, property: string, onProblem: OnProblem): object {
  const model = property.charAt(0).toUpperCase() + property.slice(1)
  return new Proxy(delegate, {
    get(target, operation) {
      const value: unknown = Reflect.get(target, operation)
      if (typeof value !== 'function' || typeof operation === 'symbol') return value
      return (args?: { where?: unknown }) => {
        const problem = tripwireProblem(model, operation, args?.where)
        if (problem) onProblem(problem)
        return (value as Query).call(target, args)
      }
    },
  })
}

function trip(problem: string): void {
  if (env.NODE_ENV !== 'test') {
    logger.error({ problem, stack: new Error(problem).stack }, 'an unscoped query of scoped rows')
  } else if (!isAskedByTest(new Error(problem).stack ?? '')) {
    throw new Error(problem)
  }
}

/** A test that looks what is in a table is not a program that forgot whose it is. */
function isAskedByTest(stack: string): boolean {
  const callers = stack
    .split('\n')
    .filter((line) => /\/(app|prisma|integrations|tests)\//.test(line))
  const caller = callers.find((line) => !line.includes('tenant-tripwire.server.ts'))
  return caller !== undefined && /\/tests\/|\.test\.tsx?/.test(caller)
}

/**
 * For jobs and sweeps that really mean everybody's rows: `unscoped(db, 'why').order.findMany(…)`.
 * The reason is for the reader.
 */
export function unscoped<Client extends Tx>(client: Client, _why: string): Client {
  return (Reflect.get(client, untouched) as unknown as Client | undefined) ?? client
}
