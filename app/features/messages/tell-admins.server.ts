import { z } from 'zod'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah, type Rupiah } from '#app/core/rupiah.ts'
import { complaintTurn } from '#app/features/orders/complaint.ts'
import { maskedAccount } from '#app/features/refunds/destination.ts'
import type { AccountChange } from '#app/features/payments/transfer-account.server.ts'
import { db } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { type Reader, readersOf } from './message-address.ts'
import { getPurchaseFacts } from './queries.server.ts'
import { tellEach } from './tell-each.server.ts'

/** Every admin learns that the money of buyers goes to another account from now on. */
export async function tellAdminsOfAccount(change: AccountChange): Promise<void> {
  const { bank, print, after } = change
  await tellEach(await readersOfAdmins(), {
    content: (t) => ({
      greeting: t.greetingAdmins,
      ...t.transferAccountSet({ bank, end: maskedAccount(change.accountNumber) }),
      action: { label: t.openConnections, url: env.APP_URL + paths.admin('integrations') },
      signature: t.signature,
    }),
    once: `transfer-account:${after?.entryId}:${print}`,
    template: 'transfer-account',
  })
}

/** Every admin learns that a complaint is theirs to decide; what is wrong stands behind the sign-in. */
export async function tellAdminsOfComplaint(orderId: string): Promise<void> {
  const purchase = await getPurchaseFacts({ orderId })
  const order = purchase?.orders.find(({ id }) => id === orderId)
  // Withdrawn or given back meanwhile, there is nothing to decide.
  if (!order || complaintTurn(order) !== 'admin') return
  const { number, shop, complaintRepliedAt, complaintHandedOverAt } = order
  const how = complaintRepliedAt ? 'answered' : 'silent'
  await tellEach(await readersOfAdmins(), {
    content: (t) => ({
      greeting: t.greetingAdmins,
      ...t.complaintHandedOver[how]({ number, shop: shop.name }),
      action: { label: t.openComplaint, url: env.APP_URL + paths.admin(`keluhan/${orderId}`) },
      signature: t.signature,
    }),
    once: `complaint-handed-over:${orderId}:${complaintHandedOverAt?.getTime()}`,
    template: 'complaint-handed-over',
  })
}

/** Every admin learns until when the bank waits for an answer; what it is about stands behind the sign-in. */
export async function tellAdminsOfDispute(attemptId: string): Promise<void> {
  const dispute = await db.discrepancy.findFirst({
    where: { attemptId, kind: 'disputed', resolvedAt: null },
    orderBy: { id: 'desc' },
    select: {
      id: true,
      amount: true,
      details: true,
      attempt: { select: { purchase: { select: { number: true } } } },
    },
  })
  // Decided meanwhile.
  if (!dispute?.attempt) return
  const { answerBy } = z.object({ answerBy: z.iso.datetime().nullish() }).parse(dispute.details)
  const { number } = dispute.attempt.purchase
  const amount = formatRupiah(dispute.amount as Rupiah)
  await tellEach(await readersOfAdmins(), {
    content: (t, locale) => ({
      greeting: t.greetingAdmins,
      ...t.paymentDisputed({
        number,
        amount,
        before: answerBy ? formatDateTime(new Date(answerBy), { locale }) : null,
      }),
      action: { label: t.openCase, url: env.APP_URL + paths.admin(`uang/kasus/${dispute.id}`) },
      signature: t.signature,
    }),
    once: `payment-disputed:${dispute.id}`,
    template: 'payment-disputed',
  })
}

async function readersOfAdmins(): Promise<Reader[]> {
  const admins = await db.user.findMany({
    where: { platformRole: 'admin', disabledAt: null },
    orderBy: { id: 'asc' },
    select: { email: true, phone: true, locale: true },
  })
  return readersOf(admins)
}
