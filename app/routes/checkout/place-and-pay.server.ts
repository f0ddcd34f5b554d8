import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { type Rupiah, rupiah } from '#app/core/rupiah.ts'
import type { CheckoutInput, SeenReview } from '#app/features/checkout/checkout-input.ts'
import { type CheckoutRefusal, placePurchase } from '#app/features/checkout/commands.server.ts'
import type { ReviewRefusal } from '#app/features/checkout/components/review-refusal.tsx'
import { consentVersion, placeForm } from '#app/features/checkout/forms.ts'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { bindingDetails, getCheckoutState } from '#app/features/checkout/review.server.ts'
import { onDelivery } from '#app/features/collections/terms.ts'
import { startPayment } from '#app/features/payments/start-payment.server.ts'
import { providerOfWay, waysToPay } from '#app/server/gateways.server.ts'
import { currentBuyer } from '#app/server/guards.server.ts'
import { limitAddress, limitOrThrow429, networkOf } from '#app/server/rate-limit.server.ts'

/** `token`: of the purchase this browser goes to pay. */
type Answer = { redirectTo: string; token?: string } | { status: 409 | 422; refusal: ReviewRefusal }

/**
 * The click that binds. Whatever was refused, nothing was charged and nothing is lost; whatever was
 * clicked twice leads to the one purchase it made.
 */
export async function placeAndPay(
  request: Request,
  fields: Record<string, string | string[]>,
  clientIp: string,
): Promise<Answer> {
  const locale = localeOf(request)
  const form = placeForm.safeParse(fields)
  if (!form.success) {
    const isConsent = form.error.issues.some(({ path }) => path[0] === 'consent')
    return { status: 422, refusal: { reason: isConsent ? 'consent' : 'key-reused' } }
  }
  const scope = await currentBuyer(request)
  if (!scope) return { redirectTo: paths.cart(locale) }
  // Every purchase keeps stock from others for a while, so nobody makes them by the hundred.
  await limitOrThrow429(`checkout:${scope.sessionId}`, 20, 600)
  await limitAddress('checkout', clientIp, { points: 60, seconds: 600 })
  const state = await getCheckoutState(scope)
  const provider = providerFor(form.data.way, rupiah(form.data.total))
  if (!provider) return { status: 422, refusal: { reason: 'way-not-offered' } }
  const sent = { ...form.data, provider, locale, network: networkOf(clientIp) }
  const details = state && bindingDetails(state)
  if (state && !details) return { redirectTo: paths.checkout(locale) }
  // With an empty cart the click may be the second of two: the command knows what the first one made.
  const placed = await placePurchase(scope, { ...emptyInput(sent), ...details })
  if (!placed.ok) return answerRefusal(placed, { locale, seen: form.data.total as Rupiah })
  const { token, attemptId } = placed.value
  const page = paths.purchase(locale, token)
  if (!attemptId) return { redirectTo: page }
  const payment = await startPayment(attemptId)
  return { redirectTo: payment.state === 'ready' ? payment.redirectUrl : page, token }
}

/** Where there is no choice, nothing is sent. */
function providerFor(way: string | undefined, total: Rupiah): string | null {
  // Whether this purchase may be is asked with all that is known of it, in the command.
  if (way === onDelivery) return onDelivery
  const wanted = way ?? waysToPay(total)[0]
  return wanted === undefined ? null : providerOfWay(wanted, total)
}

type Sent = {
  key: string
  total: bigint
  seen: SeenReview
  provider: string
  locale: 'id' | 'en'
  network: string | null
}

function emptyInput({ key, total, seen, provider, locale, network }: Sent): CheckoutInput {
  return {
    key,
    locale,
    network,
    consentVersion,
    expectedTotal: rupiah(total),
    seen,
    provider,
    buyer: { name: '', phone: '', email: null },
    address: null,
    choices: new Map(),
    note: null,
    guestNames: new Map(),
    codes: new Map(),
  }
}

function answerRefusal(
  refused: CheckoutRefusal,
  { locale, seen }: { locale: 'id' | 'en'; seen: Rupiah },
): Answer {
  if (refused.reason === 'cart-empty') return { redirectTo: paths.cart(locale) }
  if (refused.reason === 'already-ordered')
    return { redirectTo: paths.purchase(locale, refused.token) }
  if (refused.reason === 'review-changed') {
    const { reason, changes, quote } = refused
    return { status: 409, refusal: { reason, changes, before: seen, now: quote.total } }
  }
  if (refused.reason !== 'sold-out') return { status: 409, refusal: { reason: refused.reason } }
  const shortages = refused.shortages.map(({ line, left }) => ({
    name: nameOf(line, locale),
    left,
  }))
  return { status: 409, refusal: { reason: 'sold-out', shortages } }
}
