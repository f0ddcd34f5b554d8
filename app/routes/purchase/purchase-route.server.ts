import { redirect } from '@remix-run/node'
import { isUuid } from '#app/core/ids.ts'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { noticeReturn } from '#app/features/payments/notice-return.server.ts'
import { type PurchaseNoticeKind, purchaseNoticeQuery } from './purchase-notice.ts'
import { getPurchasePage, type PurchasePage } from '#app/features/purchases/purchase-page.server.ts'
import { findBuyer, type UploadOwner } from '#app/features/uploads/upload-rows.server.ts'
import { currentVisitor, notFound } from '#app/server/guards.server.ts'
import { type Actor, mintScope, type PurchaseToken } from '#app/server/scopes.server.ts'

/** Whoever knows the token is the buyer of this purchase; a text of another shape knows nothing. */
export function purchaseTokenOf(token: string | undefined): PurchaseToken {
  return token && /^[2-9A-Z]{28}$/.test(token) ? mintScope.purchaseToken(token) : notFound()
}

/** The same for what is sent for this purchase. */
export async function requireUploader(token: string | undefined): Promise<UploadOwner> {
  return (await findBuyer(purchaseTokenOf(token))) ?? notFound()
}

export const orderIdOf = (orderId: string | undefined): string =>
  orderId && isUuid(orderId) ? orderId : notFound()

export const bookingIdOf = orderIdOf
export const lineIdOf = orderIdOf

export async function requirePurchase(token: string | undefined): Promise<PurchasePage> {
  return (await getPurchasePage(purchaseTokenOf(token))) ?? notFound()
}

/** The signed-in account is named in the audit trail; a guest is just "the buyer". */
export async function buyerActor(request: Request): Promise<Actor> {
  return { type: 'buyer', id: (await currentVisitor(request))?.user?.id ?? null }
}

/** Every deed of the buyer ends on the page of the purchase, with what came of it in the address. */
export function backToPurchase(
  request: Request,
  token: string | undefined,
  kind: PurchaseNoticeKind,
): Response {
  return redirect(paths.purchase(localeOf(request), token ?? '') + purchaseNoticeQuery(kind), 303)
}

/** What the provider's redirect claims is not read; it is only a good moment to ask the provider. */
export async function checkAfterReturn(request: Request, token: string | undefined): Promise<void> {
  if (new URL(request.url).searchParams.has('order_id')) await noticeReturn(purchaseTokenOf(token))
}
