import type { Rupiah } from '#app/core/rupiah.ts'
import { openDiscrepancy } from '#app/features/discrepancies/commands.server.ts'
import { counterProvider } from '#app/features/ledger/accounts.ts'
import { enqueue } from '#app/server/boss.server.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { gatewayOf } from '#app/server/gateways.server.ts'
import { systemActor } from '#app/server/scopes.server.ts'
import {
  type PaymentGateway,
  type PaymentMethod,
  type PaymentState,
  type RefundResult,
  refundableUntil,
} from '#integrations/payments/payment-gateway.ts'
import { stateAfterLoss } from './contested.ts'
import {
  lossOfAttempt,
  recordFailedRefunds,
  recordProviderRefunds,
} from './provider-refunds.server.ts'
import type { RefundReason } from './refund-status.ts'
import {
  lockRefund,
  moveRefund,
  type RefundMove,
  reportSentThoughVoid,
} from './settle-refund.server.ts'

type Sendable = {
  id: string
  refundKey: string
  amount: Rupiah
  reason: RefundReason
  attempt: {
    id: string
    purchaseId: string
    provider: string
    amount: Rupiah
    transactionId: string
    method: PaymentMethod
    paidAt: Date
  }
}

/**
 * Asks the provider to give the money back; the row was there before. Whatever happened to an earlier
 * call, the payment itself is looked at first: a refund that the provider knows is not asked for again,
 * and the key would make it the same refund anyway. Throws when the provider cannot be asked; the job
 * then tries again. `later`: asked too early (a card is settled the next day), or the payment does not
 * stand at the moment; the hourly sweep asks again. What a BUM Desa took itself it gives back itself
 * (`counter-refund.server.ts`).
 */
export async function sendRefund(refundId: string): Promise<'done' | 'later'> {
  const refund = await findSendable(refundId)
  if (!refund) return 'done'
  if (refund.attempt.provider === counterProvider) {
    return settle(refundId, {
      to: 'manual',
      actor: systemActor,
      failureReason: 'paid-at-counter',
    })
  }
  const gateway = gatewayOf(refund.attempt.provider)
  const payment = await gateway.fetchStatus({ transactionId: refund.attempt.transactionId })
  if (payment !== 'not-started' && payment.refunds.length + payment.failedRefundKeys.length > 0) {
    await transaction(async (tx) => {
      await lockRefund(tx, refundId)
      await recordProviderRefunds(tx, refund.attempt, payment.refunds)
      await recordFailedRefunds(tx, refund.attempt, payment.failedRefundKeys)
    })
    if (payment.refunds.some(({ refundKey }) => refundKey === refund.refundKey)) return 'done'
    // One that a person made in the dashboard may have been this one.
    if (!(await findSendable(refundId))) return 'done'
  }
  if (payment !== 'not-started') {
    const lost = await lossOfAttempt(db, refund.attempt.id)
    if (!standing.includes(stateAfterLoss(payment, lost))) return waitForPayment(refund)
    if (refund.attempt.amount - payment.refundedAmount - lost < refund.amount) {
      return giveToPerson(refund, {
        failureReason: 'paid-back-already',
        detail: `${payment.refundedAmount} of ${refund.attempt.amount} went back before`,
      })
    }
  }
  const byHand = whyByHand(gateway, refund)
  if (byHand) return settle(refundId, { to: 'manual', actor: systemActor, failureReason: byHand })
  return applyResult(refund, await gateway.refund(requestFor(refund)))
}

/**
 * Money under a chargeback may leave by the bank: sent back by us as well, it would be paid twice. What
 * became of the payment is found out first; a reversal then voids this refund.
 */
const standing: readonly PaymentState[] = ['paid', 'partiallyRefunded', 'refunded']

async function waitForPayment({ id, attempt }: Sendable): Promise<'later'> {
  await transaction((tx) => enqueue(tx, 'check-payment', { attemptId: attempt.id }))
  return putOff(id)
}

/** To the end of the sweep's line, so that what cannot be sent keeps nothing that can from its turn. */
async function putOff(refundId: string): Promise<'later'> {
  await db.refund.updateMany({ where: { id: refundId }, data: { updatedAt: new Date() } })
  return 'later'
}

const requestFor = ({ refundKey, amount, reason, attempt }: Sendable) => ({
  refundKey,
  amount,
  reason: reasonTexts[reason],
  transactionId: attempt.transactionId,
})

/** Shown in the provider's dashboard; never personal data. */
const reasonTexts = {
  shopRefused: 'Pesanan ditolak penjual',
  notAcceptedInTime: 'Pesanan tidak diterima tepat waktu',
  buyerCancelled: 'Dibatalkan pembeli',
  latePayment: 'Pembayaran terlambat',
  overpaid: 'Kelebihan bayar',
  goodwill: 'Pengembalian dana',
  shopGaveBack: 'Keluhan pembeli diterima penjual',
  complaintUpheld: 'Keluhan pembeli dikabulkan',
  operatorCancelled: 'Kunjungan dibatalkan penyelenggara',
  shippedInPart: 'Pesanan dikirim sebagian',
  finalWeight: 'Selisih berat akhir',
  disputeLost: 'Diambil bank lewat sengketa',
} as const satisfies Record<RefundReason, string>

async function findSendable(refundId: string): Promise<Sendable | null> {
  const refund = await db.refund.findUnique({ where: { id: refundId }, include: { attempt: true } })
  if (refund?.status !== 'requested') return null
  const { attempt } = refund
  if (!attempt.providerTransactionId) {
    throw new Error(`Refund ${refundId} is of a payment that no provider knows`)
  }
  return {
    id: refund.id,
    refundKey: refund.refundKey,
    amount: refund.amount as Rupiah,
    reason: refund.reason,
    attempt: {
      id: attempt.id,
      purchaseId: attempt.purchaseId,
      provider: attempt.provider,
      amount: attempt.amount as Rupiah,
      transactionId: attempt.providerTransactionId,
      method: (attempt.method ?? 'other') as PaymentMethod,
      paidAt: attempt.paidAt ?? attempt.createdAt,
    },
  }
}

function whyByHand(gateway: PaymentGateway, { attempt, amount }: Sendable): string | null {
  const facts = gateway.refundFacts(attempt.method)
  if (!facts.supported) return 'method-has-no-refund'
  if (!facts.partial && amount < attempt.amount) return 'method-has-no-partial-refund'
  const until = refundableUntil(facts, attempt.paidAt)
  return until && until.getTime() < Date.now() ? 'window-passed' : null
}

async function applyResult(refund: Sendable, result: RefundResult): Promise<'done' | 'later'> {
  const actor = { type: 'provider', id: null } as const
  switch (result.state) {
    case 'accepted':
      return settle(refund.id, { to: 'accepted', actor })
    case 'confirmed': {
      const { bankConfirmedAt } = result.refund
      return settle(refund.id, {
        to: 'confirmed',
        actor,
        ...(bankConfirmedAt && { bankConfirmedAt }),
      })
    }
    case 'unsupported':
      return settle(refund.id, { to: 'manual', actor, failureReason: 'method-has-no-refund' })
    case 'duplicate':
      return refusedByProvider(refund, 'key-used-for-another-amount')
    case 'refused':
      if (result.reason === 'not-settled') return putOff(refund.id)
      return refusedByProvider(refund, result.detail)
  }
}

const refusedByProvider = (refund: Sendable, detail: string) =>
  giveToPerson(refund, { failureReason: 'provider-refused', detail })

/** The buyer's money may be owed all the same, so a person finds out and sends it. */
async function giveToPerson(
  refund: Sendable,
  { failureReason, detail }: { failureReason: string; detail: string },
): Promise<'done'> {
  await transaction(async (tx) => {
    const locked = await lockRefund(tx, refund.id)
    if (locked?.status !== 'requested') return
    const move: RefundMove = { to: 'manual', actor: systemActor, failureReason }
    if (!(await moveRefund(tx, locked, move))) return
    await openDiscrepancy(tx, {
      kind: 'refundRefused',
      attemptId: refund.attempt.id,
      amount: refund.amount,
      dedupeKey: `refund:${refund.id}:refused`,
      details: { detail },
    })
  })
  return 'done'
}

/**
 * Two jobs may have asked for one refund: only the first answer counts, so that what the provider has
 * accepted never waits for a person as well. An answer for a refund that was void by then is money out.
 */
async function settle(refundId: string, move: RefundMove): Promise<'done'> {
  await transaction(async (tx) => {
    const refund = await lockRefund(tx, refundId)
    if (refund?.status === 'requested') await moveRefund(tx, refund, move)
    else if (refund?.status === 'refused') await reportSentThoughVoid(tx, refund, move)
  })
  return 'done'
}
