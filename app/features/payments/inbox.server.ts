import { newId } from '#app/core/ids.ts'
import { zero } from '#app/core/rupiah.ts'
import { openDiscrepancy } from '#app/features/discrepancies/commands.server.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import { gatewayOf } from '#app/server/gateways.server.ts'
import type { PaymentNotification } from '#integrations/payments/payment-gateway.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { checkPayment } from './check-payment.server.ts'

export type Received = 'stored' | 'known' | 'malformed' | 'bad-signature' | 'irrelevant'

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
  const { dedupeKey } = read.notification
  const known = await db.providerEvent.findUnique({
    where: { provider_dedupeKey: { provider, dedupeKey } },
    select: { id: true },
  })
  if (known) return 'known'
  const orderId = await orderIdOf(provider, read.notification)
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

/** An event that names only the transaction is kept under the order id we know it by, so that the desk finds it. */
async function orderIdOf(
  provider: string,
  { orderId, transactionId }: PaymentNotification,
): Promise<string> {
  if (orderId !== null) return orderId
  const known = await db.paymentAttempt.findFirst({
    where: { provider, providerTransactionId: transactionId },
    select: { providerOrderId: true },
  })
  return known?.providerOrderId.split('~')[0] ?? transactionId
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
  const { provider } = event
  const told = gatewayOf(provider).readStoredNotification(event.body)
  if (!told) return 'malformed'
  const { orderId, transactionId } = told
  // A second payment under the order id has an attempt of its own.
  const attempt =
    (await findAttempt({ provider, providerTransactionId: transactionId })) ??
    (orderId === null ? null : await findAttempt({ provider, providerOrderId: orderId }))
  if (attempt) return checkPayment(attempt.id, transactionId)
  await reportUnknownOrder(provider, told)
  return 'unknown-order'
}

const findAttempt = (where: Prisma.PaymentAttemptWhereInput) =>
  db.paymentAttempt.findFirst({ where, select: { id: true } })

/** Signed by the provider, but about nothing of ours: somebody must find out whose money it is. */
function reportUnknownOrder(provider: string, notification: PaymentNotification): Promise<void> {
  return transaction((tx) =>
    openDiscrepancy(tx, {
      kind: 'unknownOrder',
      attemptId: null,
      amount: notification.amount ?? zero,
      dedupeKey: `unknown:${provider}:${notification.orderId ?? notification.transactionId}`,
      details: {
        ...(notification.orderId !== null && { providerOrderId: notification.orderId }),
        transactionId: notification.transactionId,
        claimed: notification.claimedState,
      },
    }),
  )
}
