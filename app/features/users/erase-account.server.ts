import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { eraseApplications } from '#app/features/applications/commands.server.ts'
import { forgetAddress } from '#app/features/messages/letter-books.server.ts'
import { eraseRequests } from '#app/features/requests/buyer-commands.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { providersByAmount } from '#app/server/payment-providers.server.ts'
import { endSessionsOf } from '#app/server/session.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { type PasswordRefusal, provePassword } from './second-factor.server.ts'
import type { TooMany } from './sign-up.server.ts'

export type EraseRefusal = PasswordRefusal | 'still-serving' | 'open-orders'

/** Orders somebody still works on need the buyer's name and number until they are done. */
const unfinished = [
  'awaitingPayment',
  'paid',
  'accepted',
  'packed',
  'handedOver',
  'delivered',
] as const

/**
 * Deletes who the person is and keeps what was bought (UU 27/2022; the books must stay ten years):
 * the account becomes a number without a name, its purchases keep amounts and goods and lose name,
 * telephone, address, proofs of payment and of refunds and the messages about them.
 */
export async function eraseAccount(
  userId: string,
  currentPassword: string,
): Promise<Result<undefined, EraseRefusal> & TooMany> {
  const proven = await provePassword(userId, currentPassword)
  if (!proven.ok) return proven
  return transaction(async (tx) => {
    const refusal = await whyNotYet(tx, userId)
    if (refusal) return refuse(refusal)
    await erasePurchases(tx, userId)
    const requestId = { in: await eraseRequests(tx, userId) }
    await tx.message.updateMany({ where: { requestId, shopId: null }, data: blankLetter })
    await eraseLetters(tx, userId)
    await tx.question.updateMany({
      where: { userId, withdrawnAt: null },
      data: { withdrawnAt: new Date(), words: null, answer: null, answeredAt: null },
    })
    await tx.report.updateMany({ where: { reporterId: userId }, data: { words: null } })
    await eraseApplications(tx, userId)
    await tx.cart.deleteMany({ where: { userId } })
    await tx.upload.deleteMany({ where: { userId } })
    await tx.passwordReset.deleteMany({ where: { userId } })
    await endSessionsOf(tx, { userId })
    await tx.user.update({ where: { id: userId }, data: namelessAccount() })
    await recordAudit(tx, [
      {
        subject: { type: 'user', id: userId },
        action: 'erased',
        actor: { type: 'buyer', id: userId },
      },
    ])
    return ok()
  })
}

async function whyNotYet(tx: Tx, userId: string): Promise<'still-serving' | 'open-orders' | null> {
  const [user] = await tx.$queryRaw<{ serves: boolean }[]>`
    SELECT u.platform_role IS NOT NULL
      OR EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = u.id)
      OR EXISTS (SELECT 1 FROM maker_members m WHERE m.user_id = u.id) AS serves
    FROM users u WHERE u.id = ${userId}::uuid FOR UPDATE`
  if (user?.serves) return 'still-serving'
  const open = await tx.purchase.count({
    where: {
      userId,
      OR: [
        { orders: { some: { status: { in: [...unfinished] } } } },
        // Who must still be paid back must be reachable.
        { refunds: { some: { status: { in: ['requested', 'accepted', 'manual'] } } } },
      ],
    },
  })
  return open > 0 ? 'open-orders' : null
}

const blankLetter = {
  recipient: '',
  insteadOf: null,
  subject: '',
  text: '',
  html: '',
  brief: Prisma.DbNull,
  secret: null,
  secretUntil: null,
}

async function erasePurchases(tx: Tx, userId: string): Promise<void> {
  const purchases = await tx.purchase.findMany({ where: { userId }, select: { id: true } })
  const purchaseId = { in: purchases.map(({ id }) => id) }
  await tx.buyerDetails.deleteMany({ where: { purchaseId } })
  await tx.upload.deleteMany({ where: { purchaseId } })
  await tx.guestName.deleteMany({ where: { booking: { purchaseId } } })
  await tx.refundDestination.deleteMany({ where: { refund: { purchaseId } } })
  await tx.refundProof.updateMany({
    where: { refund: { purchaseId } },
    data: { paper: null, hash: null },
  })
  const attempts = await tx.paymentAttempt.findMany({
    where: { purchaseId, provider: { in: [...providersByAmount] } },
    select: { providerOrderId: true },
  })
  await tx.manualTransfer.updateMany({
    where: { orderId: { in: attempts.map((attempt) => attempt.providerOrderId) } },
    data: { proof: null, proofHash: null, proofLook: null },
  })
  await tx.order.updateMany({
    where: { purchaseId },
    data: { buyerNote: null, complaint: null, complaintReply: null },
  })
  await tx.parcelEvent.deleteMany({ where: { waybill: { order: { purchaseId } } } })
  await tx.review.updateMany({
    where: { orderLine: { order: { purchaseId } } },
    data: { words: null, shownName: null, pictures: [] },
  })
  await tx.message.updateMany({
    where: { purchaseId },
    data: blankLetter,
  })
}

/**
 * Letters to the proven address only. A number proves nothing (anybody may sign up with the number of a
 * shop), and what was written to a BUM Desa is not this person's.
 */
async function eraseLetters(tx: Tx, userId: string): Promise<void> {
  const { email, phone } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, phone: true },
  })
  for (const address of [email, phone]) if (address) await forgetAddress(tx, address)
  if (!email) return
  for (const where of [{ recipient: email }, { insteadOf: email }]) {
    await tx.message.updateMany({ where: { ...where, shopId: null }, data: blankLetter })
  }
}

function namelessAccount() {
  return {
    name: '–',
    email: null,
    phone: null,
    messageChannel: null,
    // No password has this hash, so none opens it.
    passwordHash: `erased ${newId()}`,
    totpSecret: null,
    totpLastStep: null,
    disabledAt: new Date(),
  }
}
