import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatCalendarDay, formatDateTime } from '#app/core/dates.ts'
import { localeOfPath } from '#app/core/locale.ts'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { RequestBadge } from '#app/features/requests/components/request-badge.tsx'
import { RequestFactList } from '#app/features/requests/components/request-facts.tsx'
import { readRequestNotice } from '#app/features/requests/notice.ts'
import { getRequestForBuyer } from '#app/features/requests/queries.server.ts'
import { WhatsAppLink } from '#app/features/shops/components/whatsapp-link.tsx'
import { messagesFor } from '#app/i18n/messages.ts'
import { notFound } from '#app/server/guards.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Card } from '#app/ui/card.tsx'
import { PlainLayout } from '#app/ui/layouts/plain-layout.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { RequestVerbs } from './group-request-verbs.tsx'
import { requestTokenOf } from './group-request-route.server.ts'
import { privatePage } from './private-page-meta.ts'

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const t = messagesFor(localeOfPath(location.pathname)).requests.page
  return [{ title: `${t.title(data?.request.number ?? '')} · Lumbung` }, ...privatePage]
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = (await getRequestForBuyer(requestTokenOf(params.token))) ?? notFound()
  return { request: asked, notice: readRequestNotice(new URL(request.url).searchParams) }
}

/** What a group asked for, what was said to it, and what it can do now. */
export default function GroupRequestPage() {
  const { request, notice } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { requests: t, storefront } = useMessages()
  const { number, shop, contact, price, answer } = request
  return (
    <PlainLayout>
      <div className="mx-auto grid max-w-xl gap-4">
        {notice && <Alert tone="attention">{t.notices[notice]}</Alert>}
        <header>
          <h1 className="font-display text-3xl font-bold">{t.page.title(number)}</h1>
          <p className="mt-1 mb-2 text-ink-soft">{t.page.to(shop.name)}</p>
          <RequestBadge status={request.status} />
        </header>
        <Alert tone={request.status === 'taken' ? 'good' : 'info'}>{useStateText()}</Alert>
        <Card as="section" className="grid gap-5 p-5">
          <p className="text-lg font-semibold">{nameOf(request, locale)}</p>
          <RequestFactList
            rows={[
              [
                t.page.day,
                t.page.arrive(formatCalendarDay(request.date, locale), request.startsAt),
              ],
              [t.page.people, t.people(request.people)],
              price === null
                ? null
                : [t.page.price, <Price key="price" amount={price} className="font-semibold" />],
              answer === null ? null : [t.page.answer, <Words key="answer">{answer}</Words>],
              contact && [t.page.you, contact.name],
              contact?.note ? [t.page.note, <Words key="note">{contact.note}</Words>] : null,
            ]}
          />
          <RequestVerbs request={request} />
        </Card>
        <WhatsAppLink
          phone={shop.phone}
          text={`${t.page.title(number)} ${t.page.to(shop.name)}`}
          label={storefront.listing.ask}
          isSample={false}
        />
        <p className="text-sm text-ink-soft">{t.page.keep}</p>
      </div>
    </PlainLayout>
  )
}

const Words = ({ children }: { children: string }) => (
  <span className="whitespace-pre-line">{children}</span>
)

function useStateText(): string {
  const { request } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { page: t } = useMessages().requests
  const { status, answerBy, payBy, zone } = request
  if (status === 'asked') return t.asked(formatDateTime(answerBy, { locale, zone }))
  if (status === 'confirmed' && payBy) return t.confirmed(formatDateTime(payBy, { locale, zone }))
  if (status === 'expired') return payBy ? t.expiredUnpaid : t.expiredUnanswered
  return status === 'confirmed' ? t.ordered : t[status]
}
