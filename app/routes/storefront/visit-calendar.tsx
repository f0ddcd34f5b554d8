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
import { PriceCalendar } from '#app/features/bookings/components/price-calendar.tsx'
import { RefundRules } from '#app/features/bookings/components/refund-rules.tsx'
import { VisitForm } from '#app/features/bookings/components/visit-form.tsx'
import { offerOnDate } from '#app/features/bookings/dated-offers.server.ts'
import { type DatedWish, fieldsFor, parseDatedWish } from '#app/features/bookings/free-visit.ts'
import { isVisitRefusal } from '#app/features/bookings/experience-calendar.ts'
import { getVisitMonth } from '#app/features/bookings/month-queries.server.ts'
import { monthName, parseMonth } from '#app/features/bookings/month.ts'
import { getRefundTiers } from '#app/features/bookings/refund-tiers.server.ts'
import { visitColumns } from '#app/features/bookings/visit.ts'
import type { VisitMonth } from '#app/features/bookings/visit-month.ts'
import { addVisitToCart } from '#app/features/cart/commands.server.ts'
import { CartNoticeAlert } from '#app/features/cart/components/cart-notice.tsx'
import { visitForm } from '#app/features/cart/forms.ts'
import { type CartNotice, noticeQuery } from '#app/features/cart/notice.ts'
import { getListingPage } from '#app/features/catalog/listing-queries.server.ts'
import { notFound, requireVisitor } from '#app/server/guards.server.ts'
import { limitQuestions } from '#app/server/rate-limit.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { cartCountCookie } from '#app/server/session-cookies.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageBody, PageHeader } from '#app/ui/page-header.tsx'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await limitQuestions(context.clientIp)
  const listing = (await getListingPage('experience', params.slug ?? '')) ?? notFound()
  const search = new URL(request.url).searchParams
  const wish = parseDatedWish(search)
  const wanted = parseMonth(search.get('bulan') ?? '') ?? wish?.date
  const [month, refundTiers] = await Promise.all([
    getVisitMonth(
      {
        listingId: listing.id,
        variantIds: listing.variants.map(({ id }) => id),
        addOnIds: listing.addOns.map(({ id }) => id),
      },
      { month: wanted ? monthName(wanted) : null, days: wish },
    ),
    getRefundTiers(listing),
  ])
  if (!month || month.mode === 'groupOnRequest' || listing.shop.status !== 'open') {
    throw redirect(paths.experience(localeOf(request), listing.slug))
  }
  const { slug, title, variants, addOns, unit } = listing
  const party = wish?.people ? await partyOf(listing.id, wish) : {}
  return { listing: { slug, title, variants, addOns, unit, refundTiers }, month, party }
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

/** Who comes from a search finds the form filled in with what was found. */
async function partyOf(listingId: string, wish: DatedWish) {
  const offer = (await offerOnDate([listingId], wish)).get(listingId)
  return offer ? fieldsFor(wish, offer) : {}
}

export default function VisitCalendar() {
  const { listing, month, party } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const locale = useLocale()
  const { bookings: t } = useMessages()
  const { slug, variants, unit } = listing
  const title = listing.title[locale]
  return (
    <PageBody>
      <Breadcrumbs
        crumbs={[{ label: title, href: paths.experience(locale, slug) }]}
        current={t.calendar}
      />
      <PageHeader title={t.chooseDay} lead={title} />
      {answer && (
        <div role="alert">
          <CartNoticeAlert notice={answer.notice} />
          {isVisitRefusal(answer.notice.kind) && <p className="mb-4">{t.chooseAnother}</p>}
        </div>
      )}
      <div className="grid items-start gap-6 md:grid-cols-2">
        <Card as="section" className="p-3 md:p-5">
          <PriceCalendar slug={slug} month={month} variants={variants} unit={unit} />
        </Card>
        <Card as="section" className="p-4 md:p-5">
          <div id="pesan" />
          <Refusal month={month} />
          <VisitForm
            slug={slug}
            month={month}
            variants={variants}
            addOns={listing.addOns}
            title={title}
            typed={answer?.typed ?? { ...chosenDays(month), ...party }}
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

function chosenDays({ chosen }: VisitMonth) {
  if (!chosen) return {}
  const { date, departure } = visitColumns(chosen.visit)
  return { date, departure }
}

/** The chosen day may be gone since the address was kept or passed on. */
function Refusal({ month: { chosen } }: { month: VisitMonth }) {
  const { bookings: t } = useMessages()
  if (!chosen?.refusal) return null
  return (
    <div className="mb-4">
      <Alert tone="attention">
        {chosen.refusal === 'full' ? t.fullDay : t.refusals[chosen.refusal]}
      </Alert>
    </div>
  )
}
