import { setTimeout as sleep } from 'node:timers/promises'
import { paths } from '#app/core/paths.ts'
import { rupiah, type Rupiah, subtract } from '#app/core/rupiah.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { gatewayOf } from '#app/server/gateways.server.ts'
import { logger } from '#app/server/logger.server.ts'
import { systemActor } from '#app/server/scopes.server.ts'
import {
  GatewayUnavailable,
  type CreatePaymentResult,
  type PaymentRequest,
} from '#integrations/payments/payment-gateway.ts'
import { isLive } from './attempt-status.ts'
import {
  type Attempt,
  createAttempt,
  getAttempt,
  lockPayment,
  moveAttempt,
} from './attempts.server.ts'
import { checkPayment } from './check-payment.server.ts'
import { keepForPayment } from './keep-for-payment.server.ts'
import { pageMinutes } from './payment-clock.ts'

/**
 * `ready`: send the buyer there. `waiting`: the provider does not answer; it is tried again by itself
 * and the buyer's page says so. `closed`: this attempt takes no payment (any more).
 */
export type StartedPayment =
  | { state: 'ready'; redirectUrl: string }
  | { state: 'waiting' }
  | { state: 'closed' }

/** Longer than a call to the provider and the question that may follow it. */
const leaseSeconds = 15
const lookEveryMs = 50

/**
 * Opens the payment page of an attempt, after the commit that wrote it. The web request and the job
 * may both come here, and again after a crash: whoever has the lease calls the provider, the others
 * wait for its address. Never throws because of the provider.
 */
export async function startPayment(attemptId: string): Promise<StartedPayment> {
  const attempt = await lease(attemptId)
  if (!attempt) return waitForAddress(attemptId)
  const request = await requestFor(attempt)
  let created: CreatePaymentResult
  try {
    created = await gatewayOf(attempt.provider).createPayment(request)
  } catch (error) {
    if (!(error instanceof GatewayUnavailable)) throw error
    logger.warn({ err: error, attemptId }, 'the payment page could not be opened')
    await endLease(attempt, error.effect === 'none')
    return { state: 'waiting' }
  }
  if (created.ok) return keepAddress(attempt, created)
  if (created.reason === 'duplicate-order') {
    await checkPayment(attemptId)
    return waitForAddress(attemptId, 0)
  }
  // The page may exist since an earlier call whose answer was lost; its address, which only that
  // answer held, nobody has, so nobody can pay there. A new attempt has a new order id.
  if (attempt.checks > 1) return replaceAttempt(attempt)
  logger.error({ attemptId, detail: created.detail }, 'the provider refused to open a payment page')
  await closeAttempt(attempt, 'rejected')
  return { state: 'closed' }
}

/** `checks` counts the calls whose effect is unknown; the first caller finds none. */
async function lease(attemptId: string): Promise<Attempt | null> {
  const taken = await db.$executeRaw`
    UPDATE payment_attempts
    SET checks = checks + 1, next_check_at = now() + make_interval(secs => ${leaseSeconds}::int)
    WHERE id = ${attemptId}::uuid AND status = 'created' AND redirect_url IS NULL
      AND (checks = 0 OR next_check_at <= now())`
  return taken === 1 ? getAttempt(db, attemptId) : null
}

/** `checks` goes back when nothing can have happened, so that the next refusal is taken at its word. */
async function endLease({ id }: Attempt, hadNoEffect: boolean): Promise<void> {
  await db.$executeRaw`
    UPDATE payment_attempts
    SET checks = checks - ${hadNoEffect ? 1 : 0}::int,
      next_check_at = now() + make_interval(secs => least(5 * checks, 60))
    WHERE id = ${id}::uuid AND status = 'created'`
}

async function waitForAddress(
  attemptId: string,
  patienceMs = leaseSeconds * 500,
): Promise<StartedPayment> {
  const until = Date.now() + patienceMs
  for (;;) {
    const attempt = await getAttempt(db, attemptId)
    if (!attempt || !isLive(attempt.status)) return { state: 'closed' }
    if (attempt.redirectUrl) return { state: 'ready', redirectUrl: attempt.redirectUrl }
    if (attempt.checks === 0 || Date.now() >= until) return { state: 'waiting' }
    await sleep(lookEveryMs)
  }
}

/** If the attempt was closed while its page was opened, the page is closed again. */
async function keepAddress(
  attempt: Attempt,
  { redirectUrl, token, keepMinutes, instructions }: Extract<CreatePaymentResult, { ok: true }>,
): Promise<StartedPayment> {
  const isKept = await transaction(async (tx) => {
    const { attempts } = await lockPayment(tx, attempt.purchaseId)
    const now = attempts.find(({ id }) => id === attempt.id)
    if (now?.status !== 'created') return false
    await moveAttempt(tx, now, {
      to: 'pending',
      actor: { type: 'provider', id: null },
      data: { redirectUrl, providerToken: token, ...(instructions && { instructions }) },
    })
    const { purchaseId, id: attemptId } = attempt
    if (keepMinutes) await keepForPayment(tx, { purchaseId, attemptId, minutes: keepMinutes })
    return true
  })
  if (isKept) return { state: 'ready', redirectUrl }
  const now = await getAttempt(db, attempt.id)
  if (now?.redirectUrl) return waitForAddress(attempt.id, 0)
  await gatewayOf(attempt.provider)
    .cancelPayment({ orderId: attempt.providerOrderId, token })
    .catch((error: unknown) =>
      logger.warn({ err: error, attemptId: attempt.id }, 'a page nobody has stays open'),
    )
  return { state: 'closed' }
}

async function replaceAttempt(attempt: Attempt): Promise<StartedPayment> {
  const nextId = await transaction(async (tx) => {
    const { attempts } = await lockPayment(tx, attempt.purchaseId)
    const now = attempts.find(({ id }) => id === attempt.id)
    if (now?.status !== 'created') return null
    await moveAttempt(tx, now, {
      to: 'cancelled',
      actor: systemActor,
      data: { failureReason: 'page-lost' },
    })
    const { number } = await tx.purchase.findUniqueOrThrow({
      where: { id: attempt.purchaseId },
      select: { number: true },
    })
    const { provider, purchaseId } = attempt
    const amount = subtract(attempt.amount, attempt.rounding)
    const minutes = await minutesLeft(tx, attempt.id)
    return createAttempt(tx, {
      purchaseId,
      provider,
      amount,
      minutes,
      purchaseNumber: number,
      actor: systemActor,
    })
  })
  return nextId ? startPayment(nextId) : waitForAddress(attempt.id, 0)
}

async function minutesLeft(tx: Tx, attemptId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ minutes: number }[]>`
    SELECT greatest(1, ceil(extract(epoch FROM expires_at - now()) / 60))::int AS minutes
    FROM payment_attempts WHERE id = ${attemptId}::uuid`
  return row?.minutes ?? 1
}

async function closeAttempt(attempt: Attempt, failureReason: string): Promise<void> {
  await transaction(async (tx) => {
    const { attempts } = await lockPayment(tx, attempt.purchaseId)
    const now = attempts.find(({ id }) => id === attempt.id)
    if (now?.status !== 'created') return
    await moveAttempt(tx, now, { to: 'failed', actor: systemActor, data: { failureReason } })
  })
}

async function requestFor(attempt: Attempt): Promise<PaymentRequest> {
  const purchase = await db.purchase.findUniqueOrThrow({
    where: { id: attempt.purchaseId },
    include: {
      details: true,
      orders: { orderBy: { number: 'asc' }, include: { lines: { orderBy: { id: 'asc' } } } },
    },
  })
  const locale = purchase.locale === 'en' ? 'en' : 'id'
  const texts = messagesFor(locale).payments
  const lines = purchase.orders.flatMap(
    ({ number, shippingPrice, discountTotal, lines: bought }) => [
      ...bought.map((line) => ({
        name: nameOf(line, locale),
        price: line.unitPrice as Rupiah,
        quantity: line.quantity,
      })),
      { name: texts.postageOf(number), price: shippingPrice as Rupiah, quantity: 1 },
      { name: texts.discountOf(number), price: rupiah(-discountTotal), quantity: 1 },
    ],
  )
  const { name, phone, email } = purchase.details ?? { name: '', phone: '', email: null }
  return {
    locale,
    orderId: attempt.providerOrderId,
    amount: attempt.amount,
    lines: [...lines, { name: texts.rounding, price: attempt.rounding, quantity: 1 }].filter(
      ({ price }) => price !== 0n,
    ),
    buyer: { name, phone, ...(email ? { email } : {}) },
    askedAt: attempt.createdAt,
    expiresInMinutes: pageMinutes,
    // The provider, and whoever reads its records, is not told what opens the purchase.
    finishUrl: new URL(paths.paymentReturn(locale, purchase.number), env.APP_URL).href,
  }
}

function nameOf(
  line: { titleId: string; titleEn: string; variantLabelId: string; variantLabelEn: string },
  locale: 'id' | 'en',
): string {
  const [title, label] =
    locale === 'en' ? [line.titleEn, line.variantLabelEn] : [line.titleId, line.variantLabelId]
  return label ? `${title}, ${label}` : title
}
