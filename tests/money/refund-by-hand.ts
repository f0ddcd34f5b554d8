import { calendarDateOf } from '#app/core/dates.ts'
import { rupiah } from '#app/core/rupiah.ts'
import { setDestination } from '#app/features/refunds/destination.server.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'

export const account = { bank: 'BRI', accountNumber: '001201234567', holder: 'Pembeli Contoh' }

/**
 * The buyer says where the money goes: then what one person records of the transfer, and what another
 * finds on the statement.
 */
export async function buyerSaysWhere(refundId: string) {
  const { amount, purchase } = await db.refund.findUniqueOrThrow({
    where: { id: refundId },
    include: { purchase: { select: { token: true } } },
  })
  const said = await setDestination({
    refundId,
    owner: { purchaseToken: mintScope.purchaseToken(purchase.token) },
    actor: { type: 'buyer', id: null },
    destination: account,
  })
  if (!said.ok) throw new Error(`The buyer could not say where: ${said.reason}`)
  return {
    transfer: await transferOf(refundId),
    seen: { reference: referenceOf(refundId), amount: rupiah(amount), account: '4567' },
  }
}

/** Of each refund another. */
export const referenceOf = (refundId: string) => `BRI ${refundId.slice(-12)}`

/** A transfer to the account that stands on the page now. */
export async function transferOf(refundId: string) {
  const { version } = await db.refundDestination.findUniqueOrThrow({ where: { refundId } })
  const noProof = 'Bank tidak memberi bukti.'
  return {
    destination: version,
    reference: referenceOf(refundId),
    noProof,
    date: calendarDateOf(new Date()),
  }
}
