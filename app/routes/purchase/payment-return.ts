import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { findReturnedPurchase } from '#app/features/purchases/returned-purchase.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readPaymentReturns } from '#app/server/payment-return-cookie.server.ts'

/**
 * The browser that went to the payment page comes back to its purchase, whose page then asks the
 * provider; any other (a bank's app opens the one it likes) is asked who it is.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const number =
    params.number && /^LB-[2-9A-Z]{8}$/.test(params.number) ? params.number : notFound()
  const locale = localeOf(request)
  const token = await findReturnedPurchase({ number, tokens: readPaymentReturns(request) })
  const query = new URLSearchParams(token ? { order_id: number } : { kembali: number })
  const page = token ? paths.purchase(locale, token) : paths.findPurchase(locale)
  return redirect(`${page}?${query}`, { status: 303, headers: { 'Cache-Control': 'no-store' } })
}
