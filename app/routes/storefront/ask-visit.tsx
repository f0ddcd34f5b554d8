import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { PriceCalendar } from '#app/features/bookings/components/price-calendar.tsx'
import { parseDatedWish } from '#app/features/bookings/free-visit.ts'
import { monthName, parseMonth } from '#app/features/bookings/month.ts'
import { getVisitMonth } from '#app/features/bookings/month-queries.server.ts'
import { getListingPage } from '#app/features/catalog/listing-queries.server.ts'
import { askForVisit } from '#app/features/requests/ask.server.ts'
import { AskForm, AskRefusalText } from '#app/features/requests/components/ask-form.tsx'
import { askFields, askForm } from '#app/features/requests/forms.ts'
import { currentVisitor, notFound } from '#app/server/guards.server.ts'
import { limitAddress, limitQuestions, networkOf } from '#app/server/rate-limit.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
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
  const month = await getVisitMonth(
    { listingId: listing.id, variantIds: listing.variants.map(({ id }) => id), addOnIds: [] },
    {
      month: wanted ? monthName(wanted) : null,
      days: wish && { date: wish.date, departure: null },
    },
  )
  if (month?.mode !== 'groupOnRequest' || listing.shop.status !== 'open') {
    throw redirect(paths.experience(localeOf(request), listing.slug))
  }
  const { slug, title, variants, unit } = listing
  const begun = {
    key: crypto.randomUUID(),
    date: wish?.date ?? '',
    people: wish?.people ? String(wish.people) : '',
  }
  return { listing: { slug, title, variants, unit }, month, begun }
}

/** Each asking writes to two people. */
const askings = { points: 20, seconds: 3600 }

export async function action({ request, params, context }: ActionFunctionArgs) {
  const typed = typedIn(await readForm(request))
  const form = askForm.safeParse(typed)
  if (!form.success) {
    return data({ typed, problems: z.flattenError(form.error).fieldErrors }, { status: 422 })
  }
  await limitAddress('ask-visit', context.clientIp, askings)
  const listing = (await getListingPage('experience', params.slug ?? '')) ?? notFound()
  const asked = await askForVisit({
    ...form.data,
    listingId: listing.id,
    userId: (await currentVisitor(request))?.user?.id ?? null,
    network: networkOf(context.clientIp),
    locale: localeOf(request),
  })
  if (asked.ok) return redirect(paths.groupRequest(localeOf(request), asked.value.token), 303)
  return data({ typed, problems: {}, refusal: asked.reason }, { status: 409 })
}

/** Single values, and no more of them than any field takes. */
function typedIn(fields: Record<string, string | string[]>): Record<string, string> {
  return Object.fromEntries(
    askFields.map((name) => {
      const text = fields[name]
      return [name, typeof text === 'string' ? text.slice(0, 8_000) : '']
    }),
  )
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.listing.title.id ?? ''} · Lumbung` },
  { name: 'robots', content: 'noindex' },
]

export default function AskVisit() {
  const { listing, month, begun } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const locale = useLocale()
  const { requests: t } = useMessages()
  return (
    <PageBody>
      <Breadcrumbs
        crumbs={[{ label: listing.title[locale], href: paths.experience(locale, listing.slug) }]}
        current={t.form.title}
      />
      <PageHeader title={t.form.title} lead={t.form.lead(listing.title[locale])} />
      {answer && 'refusal' in answer && <AskRefusalText refusal={answer.refusal} />}
      <div className="grid items-start gap-6 md:grid-cols-2">
        <Card as="section" className="p-3 md:p-5">
          <PriceCalendar {...listing} month={month} />
        </Card>
        <Card as="section" className="p-4 md:p-5">
          <div id="pesan" />
          <AskForm
            listing={listing}
            rules={month.rules}
            typed={answer?.typed ?? begun}
            problems={answer?.problems ?? {}}
          />
        </Card>
      </div>
    </PageBody>
  )
}
