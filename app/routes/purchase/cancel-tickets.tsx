import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { parseRupiah } from '#app/core/rupiah.ts'
import { giveUpTogether, mostToGiveUp } from '#app/features/bookings/giving-up.ts'
import { VisitText } from '#app/features/bookings/components/visit-text.tsx'
import { nameOf } from '#app/features/catalog/line-name.ts'
import {
  type CancelTicketsRefusal,
  cancelTickets,
} from '#app/features/orders/cancel-tickets.server.ts'
import { canGiveUpVisits } from '#app/features/orders/cancellation-policy.ts'
import { ticketCount } from '#app/features/orders/forms.ts'
import { getVisitForBuyer } from '#app/features/orders/visit-queries.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PlainLayout } from '#app/ui/layouts/plain-layout.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { CancelOffer, ChooseCount } from './cancel-tickets-form.tsx'
import { privatePageMeta } from './private-page-meta.ts'
import {
  backToPurchase,
  bookingIdOf,
  buyerActor,
  purchaseTokenOf,
} from './purchase-route.server.ts'

export const meta = privatePageMeta((t) => t.giveUp.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const token = purchaseTokenOf(params.token)
  const found = (await getVisitForBuyer(token, bookingIdOf(params.bookingId))) ?? notFound()
  const { booking, bookings, now, visit, unit, orderStatus, title, label } = found
  const most = mostToGiveUp(booking)
  const isStanding = booking.status === 'booked' && canGiveUpVisits(orderStatus)
  if (!isStanding || most < 1) throw backToPurchase(request, params.token, 'already-changed')
  const typed = new URL(request.url).searchParams.get('jumlah') ?? (most === 1 ? '1' : null)
  const count = typed === null ? null : ticketCount(typed)
  const given =
    count === null ? null : giveUpTogether(bookings, { bookingId: booking.id, count, now })
  const offer = given?.ok ? given.value.map((each) => each.given) : null
  const wrong = given?.ok === false ? given.reason : typed && !offer ? ('no-number' as const) : null
  const { quantity, addOnId } = booking
  const isAddOn = addOnId !== null
  return {
    token: String(token),
    visit,
    unit,
    isAddOn,
    title,
    label,
    quantity,
    most,
    typed,
    offer,
    wrong,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { jumlah, amount } = await readForm(request)
  const seen = parseRupiah(String(amount))
  const count = ticketCount(String(jumlah))
  if (seen === null || count === null) return refused('terms-changed', 422)
  const cancelled = await cancelTickets({
    purchaseToken: purchaseTokenOf(params.token),
    bookingId: bookingIdOf(params.bookingId),
    actor: await buyerActor(request),
    count,
    seen,
  })
  if (cancelled.ok) return backToPurchase(request, params.token, 'tickets-cancelled')
  if (cancelled.reason === 'not-found') return notFound()
  if (cancelled.reason === 'already-changed') {
    return backToPurchase(request, params.token, cancelled.reason)
  }
  return refused(cancelled.reason, 409)
}

type Shown = Exclude<CancelTicketsRefusal, 'not-found' | 'already-changed'>
const refused = (refusal: Shown, status: 409 | 422) => data({ refusal }, { status })

/** How many, then what comes back for them, then the button: nothing happens before that was shown. */
export default function CancelTicketsPage() {
  const { token, offer, wrong, ...visit } = useLoaderData<typeof loader>()
  const refusal: Shown | undefined = useActionData<typeof action>()?.refusal
  const locale = useLocale()
  const { giveUp: t } = useMessages().purchase
  return (
    <PlainLayout>
      <Card as="section" className="mx-auto grid max-w-xl gap-5 p-5">
        <header>
          <h1 className="font-display text-2xl font-bold">{t.title}</h1>
          <p className="mt-1 font-semibold">{nameOf(visit, locale)}</p>
          <VisitText visit={visit.visit} />
        </header>
        {refusal && <Alert tone="attention">{t.refusals[refusal]}</Alert>}
        {visit.quantity > 1 && (
          <ChooseCount {...visit} error={wrong && !refusal ? t.refusals[wrong] : null} />
        )}
        {visit.quantity === 1 && wrong && <Alert tone="attention">{t.refusals[wrong]}</Alert>}
        {offer && <CancelOffer {...visit} offer={offer} />}
        <LinkButton href={paths.purchase(locale, token)} look="quiet">
          {t.keep}
        </LinkButton>
      </Card>
    </PlainLayout>
  )
}
