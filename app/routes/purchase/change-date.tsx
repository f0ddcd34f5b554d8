import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { VisitText } from '#app/features/bookings/components/visit-text.tsx'
import { newVisitFields } from '#app/features/bookings/forms.ts'
import { getVisitRules } from '#app/features/bookings/month-queries.server.ts'
import { isFreeToCancel } from '#app/features/bookings/refund-tiers.ts'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { changeDate, type ChangeDateRefusal } from '#app/features/orders/change-date.server.ts'
import { canGiveUpVisits } from '#app/features/orders/cancellation-policy.ts'
import { getVisitForBuyer } from '#app/features/orders/visit-queries.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PlainLayout } from '#app/ui/layouts/plain-layout.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { ChangeDateForm } from './change-date-form.tsx'
import { privatePageMeta } from './private-page-meta.ts'
import {
  backToPurchase,
  bookingIdOf,
  buyerActor,
  purchaseTokenOf,
} from './purchase-route.server.ts'

export const meta = privatePageMeta((t) => t.changeDate.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const token = purchaseTokenOf(params.token)
  const found = (await getVisitForBuyer(token, bookingIdOf(params.bookingId))) ?? notFound()
  const { booking, now, visit, orderStatus, title, label } = found
  const rules = await getVisitRules(booking.listingId)
  const isCalledOff = booking.status === 'calledOff'
  const isFree = isCalledOff || (booking.status === 'booked' && isFreeToCancel(booking.terms, now))
  if (!isFree || !rules || !canGiveUpVisits(orderStatus)) {
    throw backToPurchase(request, params.token, 'already-changed')
  }
  return { token: String(token), visit, rules, isCalledOff, title, label }
}

type Shown = Exclude<ChangeDateRefusal, 'not-found' | 'already-changed'> | 'bad-date'

export async function action({ request, params }: ActionFunctionArgs) {
  const token = purchaseTokenOf(params.token)
  const bookingId = bookingIdOf(params.bookingId)
  const found = (await getVisitForBuyer(token, bookingId)) ?? notFound()
  const typed = await readForm(request)
  const answer = (refusal: Shown, status: 409 | 422) => data({ refusal, typed }, { status })
  const form = newVisitFields(found.visit).safeParse(typed)
  if (!form.success) return answer('bad-date', 422)
  const actor = await buyerActor(request)
  const changed = await changeDate({ purchaseToken: token, bookingId, actor, visit: form.data })
  if (changed.ok) return backToPurchase(request, params.token, 'date-changed')
  if (changed.reason === 'not-found') return notFound()
  if (changed.reason === 'already-changed') {
    return backToPurchase(request, params.token, changed.reason)
  }
  return answer(changed.reason, 409)
}

/** Another day for the same guests and the same money. */
export default function ChangeDatePage() {
  const { token, visit, rules, isCalledOff, ...named } = useLoaderData<typeof loader>()
  const answer: { refusal: Shown; typed: Record<string, unknown> } | undefined =
    useActionData<typeof action>()
  const locale = useLocale()
  const { bookings, purchase } = useMessages()
  const { changeDate: t } = purchase
  const refusals: Record<Shown, string> = { ...bookings.refusals, ...t.refusals }
  return (
    <PlainLayout>
      <Card as="section" className="mx-auto grid max-w-xl gap-5 p-5">
        <header>
          <h1 className="font-display text-2xl font-bold">{t.title}</h1>
          <p className="mt-1 font-semibold">{nameOf(named, locale)}</p>
          <VisitText visit={visit} />
        </header>
        <p className="text-ink-soft">{isCalledOff ? t.leadCalledOff : t.lead}</p>
        {answer && <Alert tone="attention">{refusals[answer.refusal]}</Alert>}
        <ChangeDateForm visit={visit} rules={rules} typed={answer?.typed ?? {}} />
        <LinkButton href={paths.purchase(locale, token)} look="quiet">
          {purchase.giveUp.keep}
        </LinkButton>
      </Card>
    </PlainLayout>
  )
}
