import { newId } from '#app/core/ids.ts'
import { zero } from '#app/core/rupiah.ts'
import { openDiscrepancy } from '#app/features/discrepancies/commands.server.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import { gatewayOf } from '#app/server/gateways.server.ts'
import type { PaymentNotification } from '#integrations/payments/payment-gateway.ts'
import { checkPayment } from './check-payment.server.ts'

export type Received = 'stored' | 'known' | 'malformed' | 'bad-signature'

/**
 * Stores a notification exactly as it came, once, and starts the job that finds out what is true.
 * Nothing else happens while the provider waits for our answer. A known one is answered like a new
 * one, because the provider repeats until it hears 200.
 */
export async function receiveNotification(
  provider: string,
  { rawBody, headers }: { rawBody: string; headers: Headers },
): Promise<Received> {
  const read = gatewayOf(provider).readNotification(rawBody, headers)
  if (!read.ok) return read.reason
  const { dedupeKey, orderId } = read.notification
  const known = await db.providerEvent.findUnique({
    where: { provider_dedupeKey: { provider, dedupeKey } },
    select: { id: true },
  })
  if (known) return 'known'
  return transaction(async (tx) => {
    const id = newId()
    const { count } = await tx.providerEvent.createMany({
      data: { id, provider, dedupeKey, providerOrderId: orderId, body: rawBody },
      skipDuplicates: true,
    })
    if (count === 0) return 'known'
    await recordEvent(tx, { type: 'providerEvent.received', providerEventId: id })
    return 'stored'
  })
}

/** Finds out what a stored notification is about. Run twice it changes nothing. */
export async function applyProviderEvent(providerEventId: string): Promise<void> {
  const event = await db.providerEvent.findUnique({
    where: { id: providerEventId },
    include: { outcome: true },
  })
  if (!event || event.outcome) return
  const outcome = await outcomeOf(event)
  await db.providerEventOutcome.createMany({
    data: { eventId: event.id, outcome },
    skipDuplicates: true,
  })
}

async function outcomeOf(event: { provider: string; body: string }): Promise<string> {
  const read = gatewayOf(event.provider).readNotification(event.body, new Headers())
  // Only when the key was changed since: the reconciler asks with the new one.
  if (!read.ok) return read.reason
  const { notification } = read
  const attempt = await db.paymentAttempt.findUnique({
    where: {
      provider_providerOrderId: { provider: event.provider, providerOrderId: notification.orderId },
    },
    select: { id: true },
  })
  if (!attempt) {
    await reportUnknownOrder(event.provider, notification)
    return 'unknown-order'
  }
  const extra = await db.paymentAttempt.findFirst({
    where: { provider: event.provider, providerTransactionId: notification.transactionId },
    select: { id: true },
  })
  return checkPayment(extra?.id ?? attempt.id, notification.transactionId)
}

/** Signed by the provider, but about nothing of ours: somebody must find out whose money it is. */
function reportUnknownOrder(provider: string, notification: PaymentNotification): Promise<void> {
  return transaction((tx) =>
    openDiscrepancy(tx, {
      kind: 'unknownOrder',
      attemptId: null,
      amount: notification.amount ?? zero,
      dedupeKey: `unknown:${provider}:${notification.orderId}`,
      details: {
        providerOrderId: notification.orderId,
        transactionId: notification.transactionId,
        claimed: notification.claimedState,
      },
    }),
  )
}
