import { db } from '#app/server/db.server.ts'
import { logger } from '#app/server/logger.server.ts'
import type { PurchaseToken } from '#app/server/scopes.server.ts'
import { singleton } from '#app/server/singleton.server.ts'
import { GatewayUnavailable } from '#integrations/payments/payment-gateway.ts'
import { liveAttemptStatuses } from './attempt-status.ts'
import { checkPayment } from './check-payment.server.ts'

/** A page that is reloaded all the time must not become a storm at the provider. */
const restMs = 3_000
const lastAsked = singleton('returns', () => new Map<string, number>())

/**
 * The buyer's browser came back, or their page asks again. What it says about the payment is not read;
 * it is only a good moment to ask the provider. Nothing is thrown when the provider does not answer.
 */
export async function noticeReturn(token: PurchaseToken): Promise<void> {
  const attempt = await db.paymentAttempt.findFirst({
    where: {
      purchase: { token },
      redirectUrl: { not: null },
      status: { in: [...liveAttemptStatuses, 'failed'] },
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  })
  if (!attempt || Date.now() - (lastAsked.get(attempt.id) ?? 0) < restMs) return
  if (lastAsked.size > 10_000) lastAsked.clear()
  lastAsked.set(attempt.id, Date.now())
  try {
    await checkPayment(attempt.id)
  } catch (error) {
    if (!(error instanceof GatewayUnavailable)) throw error
    logger.warn({ err: error, attemptId: attempt.id }, 'the provider cannot be asked')
  }
}
