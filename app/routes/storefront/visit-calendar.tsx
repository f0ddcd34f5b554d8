import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import {
  addDays,
  type CalendarDate,
  parseCalendarDate,
} from '#app/features/bookings/calendar-date.ts'
import { MonthTable } from '#app/features/bookings/components/month-table.tsx'
import { RefundRules } from '#app/features/bookings/components/refund-rules.tsx'
import { VisitForm } from '#app/features/bookings/components/visit-form.tsx'
import { isVisitRefusal } from '#app/features/bookings/experience-calendar.ts'
import { getVisitMonth } from '#app/features/bookings/month-queries.server.ts'
import { getRefundTiers } from '#app/features/bookings/refund-tiers.server.ts'
import type { VisitRules } from '#app/features/bookings/visit-month.ts'
import { addVisitToCart } from '#app/features/cart/commands.server.ts'
import { CartNoticeAlert } from '#app/features/cart/components/cart-notice.tsx'
import { visitForm } from '#app/features/cart/forms.ts'
import { type CartNotice, noticeQuery } from '#app/features/cart/notice.ts'
import { getListingPage } from '#app/features/catalog/listing-queries.server.ts'
import { notFound, requireVisitor } from '#app/server/guards.server.ts'
import { limitQuestions } from '#app/server/rate-limit.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { cartCountCookie } from '#app/server/session-cookies.server.ts'
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageBody, PageHeader } from '#app/ui/page-header.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await limitQuestions(context.clientIp)
  const listing = (await getListingPage('experience', params.slug ?? '')) ?? notFound()
  const search = new URL(request.url).searchParams
  const chosen = parseCalendarDate(search.get('tanggal') ?? '')
  const wanted = /^\d{4}-(0[1-9]|1[0-2])$/.exec(search.get('bulan') ?? '')?.[0]
  const month = await getVisitMonth(
    { listingId: listing.id, variantIds: listing.variants.map(({ id }) => id) },
    wanted ?? chosen?.slice(0, 7) ?? null,
  )
  if (!month || listing.shop.status !== 'open') {
    throw redirect(paths.experience(localeOf(request), listing.slug))
  }
  const { slug, title, variants, unit } = listing
  const refundTiers = await getRefundTiers(listing)
  return { listing: { slug, title, variants, unit, refundTiers }, month, chosen }
}

/** In the cart, or this page once more with what was typed and why it cannot be had. */
export async function action({ request, context }: ActionFunctionArgs) {
  const typed = await readForm(request)
  const form = visitForm.safeParse(typed)
  if (!form.success) {
    const wrong = form.error.issues.map(({ path }) => path[0])
    const isDate = wrong.some((name) => name === 'date' || name === 'departure')
    const notice: CartNotice = { kind: isDate ? 'date' : 'quantity', left: 0 }
    return data({ notice, typed }, { status: 422 })
  }
  const { scope, headers } = await requireVisitor(request, context)
  const { visit, wishes } = form.data
  const change = await addVisitToCart(scope, visit, wishes)
  headers.append('Set-Cookie', cartCountCookie(change.cartCount))
  if (change.ok) {
    return redirect(paths.cart(localeOf(request)) + noticeQuery({ kind: 'added' }), { headers })
  }
  const notice: CartNotice = { kind: change.reason, left: change.left ?? 0 }
  return data({ notice, typed }, { status: 409, headers })
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.listing.title.id ?? ''} · Lumbung` },
  { name: 'robots', content: 'noindex' },
]

/** Who chose a day most often leaves as soon as it may be left. */
const wishFor = (date: CalendarDate, { nights }: VisitRules) => ({
  date,
  departure: addDays(date, nights.minimum),
})

export default function VisitCalendar() {
  const { listing, month, chosen } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const locale = useLocale()
  const { bookings: t } = useMessages()
  return (
    <PageBody>
      <Breadcrumbs
        crumbs={[{ label: listing.title[locale], href: paths.experience(locale, listing.slug) }]}
        current={t.calendar}
      />
      <PageHeader title={t.chooseDay} lead={listing.title[locale]} />
      {answer && (
        <div role="alert">
          <CartNoticeAlert notice={answer.notice} />
          {isVisitRefusal(answer.notice.kind) && <p className="mb-4">{t.chooseAnother}</p>}
        </div>
      )}
      <div className="grid items-start gap-6 md:grid-cols-2">
        <Card as="section" className="p-3 md:p-5">
          <MonthTable slug={listing.slug} month={month} chosen={chosen} />
        </Card>
        <Card as="section" className="p-4 md:p-5">
          <div id="pesan" />
          <VisitForm
            slug={listing.slug}
            mode={month.mode}
            rules={month.rules}
            variants={listing.variants}
            title={listing.title[locale]}
            unit={listing.unit}
            typed={answer?.typed ?? (chosen ? wishFor(chosen, month.rules) : {})}
          />
          {listing.refundTiers && (
            <div className="mt-4 text-sm text-ink-soft">
              <h2 className="font-semibold">{t.refund.title}</h2>
              <RefundRules tiers={listing.refundTiers} />
            </div>
          )}
        </Card>
      </div>
    </PageBody>
  )
}
