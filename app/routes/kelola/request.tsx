import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, Outlet, useLoaderData, useMatches } from '@remix-run/react'
import { ChevronLeft } from 'lucide-react'
import { formatCalendarDay, formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { RequestBadge } from '#app/features/requests/components/request-badge.tsx'
import { RequestContactCard } from '#app/features/requests/components/request-contact.tsx'
import { RequestFactList } from '#app/features/requests/components/request-facts.tsx'
import { RequestClock } from '#app/features/requests/components/request-list.tsx'
import { RequestTrail } from '#app/features/requests/components/request-trail.tsx'
import { getRequestForShop } from '#app/features/requests/desk-queries.server.ts'
import { listTrail } from '#app/server/audit-trail.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Price } from '#app/ui/price.tsx'
import { requestTitle } from './page-title.ts'
import { Panel } from './panel.tsx'
import { ConfirmForm } from './confirm-form.tsx'

export const meta: MetaFunction = ({ params }) =>
  requestTitle((t) => `${t.title} ${params.number ?? ''}`)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const asked = (await getRequestForShop({ shopId, number: params.number, role })) ?? notFound()
  const trail = await listTrail([asked.id])
  return { request: asked, trail, canWrite: role !== 'supervisor' }
}

export default function RequestPage() {
  const { request, trail, canWrite } = useLoaderData<typeof loader>()
  const { desk: t } = useMessages().requests
  const isAnswering = useMatches().some(({ id }) => id.startsWith('routes/kelola/request-'))
  return (
    <>
      <PageHeader
        title={request.number}
        above={<BackLink />}
        lead={
          <span className="flex flex-wrap items-center gap-3">
            <RequestBadge status={request.status} />
            <RequestClock request={request} now={request.now} />
          </span>
        }
      />
      <Outlet />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-4">
          <Panel title={t.facts}>
            <Facts />
          </Panel>
          {canWrite && request.status === 'asked' && !isAnswering && (
            <ConfirmForm request={request} typed={{}} />
          )}
        </div>
        <div className="grid gap-4">
          <Panel title={t.contact}>
            <RequestContactCard request={request} />
          </Panel>
          <Panel title={t.history}>
            <RequestTrail rows={trail} />
          </Panel>
        </div>
      </div>
    </>
  )
}

function Facts() {
  const { request } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { requests: t } = useMessages()
  const { date, people, price, left, usualPrice, answer, payBy, slug, zone } = request
  return (
    <RequestFactList
      rows={[
        [t.desk.package, nameOf(request, locale)],
        [t.page.day, t.page.arrive(formatCalendarDay(date, locale), request.startsAt)],
        [
          t.desk.room,
          <>
            {t.desk.roomLeft(left)}{' '}
            <Link to={paths.kelolaDay(date, { wisata: slug })} className="text-terrace underline">
              {t.desk.openDay}
            </Link>
          </>,
        ],
        [t.page.people, t.people(people)],
        [t.desk.usual, t.desk.usualFor(people, formatRupiah(usualPrice))],
        price === null
          ? null
          : [t.page.price, <Price key="price" amount={price} className="font-semibold" />],
        payBy && [t.desk.payBy, formatDateTime(payBy, { locale, zone })],
        request.status === 'asked'
          ? [t.desk.answerBy, formatDateTime(request.answerBy, { locale, zone })]
          : null,
        answer === null ? null : [t.page.answer, answer],
      ]}
    />
  )
}

function BackLink() {
  const { desk: t } = useMessages().requests
  return (
    <Link
      to={paths.kelolaRequests()}
      className="no-print -ml-1 inline-flex min-h-11 items-center gap-1 text-ink-soft no-underline hover:text-ink"
    >
      <Icon icon={ChevronLeft} />
      {t.back}
    </Link>
  )
}
