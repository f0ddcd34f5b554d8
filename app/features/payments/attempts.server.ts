import { randomInt } from 'node:crypto'
import { newCode, newId } from '#app/core/ids.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import { lockPurchase } from '#app/features/purchases/commands.server.ts'
import type { PurchaseStatus } from '#app/features/purchases/purchase-status.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import { hasUniqueAmounts } from '#app/server/payment-providers.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { type AttemptStatus, canAttemptBecome } from './attempt-status.ts'
import { nextCheckInSeconds } from './payment-clock.ts'

/**
 * Writes the row of one try to pay; the provider is called only after the commit. The order id at the
 * provider is the attempt's own and never used again, so a second try can never be taken for the first.
 */
export async function createAttempt(
  tx: Tx,
  attempt: {
    purchaseId: string
    purchaseNumber: string
    provider: string
    /** What the purchase costs. */
    amount: Rupiah
    minutes: number
    actor: Actor
  },
): Promise<string> {
  const id = newId()
  await insertAttempt(tx, id, attempt)
  await recordAudit(tx, [
    { subject: { type: 'attempt', id }, action: 'status', to: 'created', actor: attempt.actor },
  ])
  await recordEvent(tx, { type: 'attempt.created', attemptId: id })
  return id
}

type NewAttempt = Parameters<typeof createAttempt>[1]

const mostTries = 20
/** After so many tries an amount of these days is taken again: there are 999 of each. */
const triesForNew = 15

/**
 * Where the amount is all a payment is known by, some rupiah more keep it apart from the other open ones, and if
 * possible from those of the last week: money that comes late must not look like somebody else's.
 */
async function insertAttempt(tx: Tx, id: string, attempt: NewAttempt): Promise<void> {
  const providerOrderId = `${attempt.purchaseNumber}-${newCode(6)}`
  const isRounded = hasUniqueAmounts(attempt.provider)
  for (let tries = 0; tries < mostTries; tries++) {
    const rounding = isRounded ? randomInt(1, 1000) : 0
    const amount = attempt.amount + BigInt(rounding)
    // The condition at its end is that of an index, word by word, so it cannot say `hasUniqueAmounts`.
    const written = await tx.$executeRaw`
      INSERT INTO payment_attempts
        (id, purchase_id, provider, provider_order_id, amount, rounding, expires_at, next_check_at)
      SELECT ${id}::uuid, ${attempt.purchaseId}::uuid, ${attempt.provider}, ${providerOrderId},
        ${amount}::bigint, ${rounding}::bigint,
        now() + make_interval(mins => ${attempt.minutes}::int), now() + interval '1 minute'
      WHERE ${!isRounded || tries >= triesForNew}::boolean OR NOT EXISTS (
        SELECT FROM manual_transfers t
        WHERE t.amount = ${amount}::bigint AND t.opened_at > now() - interval '7 days')
      ON CONFLICT (amount) WHERE provider = 'manual-transfer' AND status IN ('created', 'pending', 'review')
        DO NOTHING`
    if (written === 1) return
  }
  throw new Error(`Every amount near ${attempt.amount} is waited for already`)
}

export type Attempt = {
  id: string
  purchaseId: string
  provider: string
  providerOrderId: string
  providerTransactionId: string | null
  status: AttemptStatus
  amount: Rupiah
  /** Part of the amount that buys nothing: it only tells payments apart. */
  rounding: Rupiah
  method: string | null
  redirectUrl: string | null
  providerToken: string | null
  checks: number
  createdAt: Date
}

const columns = `id, purchase_id AS "purchaseId", provider, provider_order_id AS "providerOrderId",
  provider_transaction_id AS "providerTransactionId", status::text, amount, rounding, method,
  redirect_url AS "redirectUrl", provider_token AS "providerToken", checks, created_at AS "createdAt"`

export async function getAttempt(client: Tx, attemptId: string): Promise<Attempt | null> {
  const [attempt] = await client.$queryRawUnsafe<Attempt[]>(
    `SELECT ${columns} FROM payment_attempts WHERE id = $1::uuid`,
    attemptId,
  )
  return attempt ?? null
}

/** Oldest first. */
export async function listAttempts(client: Tx, purchaseId: string): Promise<Attempt[]> {
  return client.$queryRawUnsafe<Attempt[]>(
    `SELECT ${columns} FROM payment_attempts WHERE purchase_id = $1::uuid ORDER BY id`,
    purchaseId,
  )
}

/**
 * Holds every attempt of a purchase still, then the purchase itself (see `lockPurchase`), and reads the
 * attempts once more: one may have been added until the purchase was locked, and none is after.
 */
export async function lockPayment(
  tx: Tx,
  purchaseId: string,
): Promise<{ attempts: Attempt[]; purchaseStatus: PurchaseStatus }> {
  await tx.$queryRaw`
    SELECT id FROM payment_attempts WHERE purchase_id = ${purchaseId}::uuid
    ORDER BY id FOR NO KEY UPDATE`
  const purchase = await lockPurchase(tx, purchaseId)
  if (!purchase) throw new Error(`There is no purchase ${purchaseId}`)
  return { attempts: await listAttempts(tx, purchaseId), purchaseStatus: purchase.status }
}

/**
 * Takes a locked attempt along a declared edge with its audit row. An edge that is not declared is a
 * mistake of the caller, not news, and throws.
 */
export async function moveAttempt(
  tx: Tx,
  attempt: Attempt,
  move: {
    to: AttemptStatus
    actor: Actor
    data?: Omit<Prisma.PaymentAttemptUncheckedUpdateManyInput, 'status'>
    details?: Record<string, string | number>
  },
): Promise<Attempt> {
  if (!canAttemptBecome(attempt.status, move.to)) {
    throw new Error(`An attempt that is ${attempt.status} cannot become ${move.to}`)
  }
  const { count } = await tx.paymentAttempt.updateMany({
    where: { id: attempt.id, status: attempt.status },
    data: { ...move.data, status: move.to },
  })
  if (count !== 1) throw new Error(`Attempt ${attempt.id} is not ${attempt.status} under its lock`)
  await planNextCheck(tx, { id: attempt.id, status: move.to, checks: 0 })
  await recordAudit(tx, [
    {
      subject: { type: 'attempt', id: attempt.id },
      action: 'status',
      from: attempt.status,
      to: move.to,
      actor: move.actor,
      ...(move.details ? { details: move.details } : {}),
    },
  ])
  return { ...attempt, status: move.to, checks: 0 }
}

/** When the reconciler looks again, by the clock of the database. */
export async function planNextCheck(
  tx: Tx,
  { id, status, checks }: Pick<Attempt, 'id' | 'status' | 'checks'>,
): Promise<void> {
  const seconds = nextCheckInSeconds(status, checks)
  await tx.$executeRaw`
    UPDATE payment_attempts SET checks = ${checks},
      next_check_at = now() + make_interval(secs => ${seconds}::int)
    WHERE id = ${id}::uuid`
}
