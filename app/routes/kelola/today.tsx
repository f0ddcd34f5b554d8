import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { formatWeekday } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { add } from '#app/core/rupiah.ts'
import { countWaitingApplications } from '#app/features/applications/queries.server.ts'
import { countRefusedSales } from '#app/features/counter/refused-queries.server.ts'
import { WeekChart } from '#app/features/insights/components/week-chart.tsx'
import { listWeekSales } from '#app/features/insights/sales-queries.server.ts'
import { countOpenCollections } from '#app/features/collections/queries.server.ts'
import { Announcements } from '#app/features/announcements/components/announcements.tsx'
import { listAnnouncements } from '#app/features/announcements/queries.server.ts'
import { OrderList } from '#app/features/orders/components/order-list.tsx'
import { countOrdersForShop } from '#app/features/orders/desk-queries.server.ts'
import { orderListQuery } from '#app/features/orders/forms.ts'
import { listOrdersForShop } from '#app/features/orders/list-queries.server.ts'
import { getTodayWork } from '#app/features/orders/today-queries.server.ts'
import { getShopBalances } from '#app/features/shops/balances.server.ts'
import { OwedTiles } from '#app/features/shops/components/owed-tiles.tsx'
import { getDayToClose } from '#app/features/till/queries.server.ts'
import { getFirstSteps } from '#app/features/shops/ready-steps.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section, SeeAllLink } from '#app/ui/page-header.tsx'
import { FirstSteps } from './first-steps.tsx'
import { OtherWork } from './other-work.tsx'
import { pageTitle } from './page-title.ts'
import { PressingWork } from './pressing-work.tsx'
import { ShelfAndPapers } from './shelf-and-papers.tsx'
import { leadUnitStaff } from './unit-staff.server.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.today)

export async function loader({ request }: LoaderFunctionArgs) {
  await leadUnitStaff(request)
  const { shopId, shop, role } = await requireShopMember(request)
  const query = orderListQuery.parse({ status: 'baru' })
  const [
    counts,
    first,
    sales,
    balances,
    work,
    refusedSales,
    applications,
    dayToClose,
    firstSteps,
    collections,
    announcements,
  ] = await Promise.all([
    countOrdersForShop(shopId),
    listOrdersForShop({ shopId, role, query }),
    listWeekSales(shopId),
    getShopBalances(shopId),
    getTodayWork(shopId),
    countRefusedSales(shopId),
    countWaitingApplications(shopId),
    getDayToClose(shopId),
    getFirstSteps(shopId),
    countOpenCollections(shopId),
    listAnnouncements('managers'),
  ])
  const owners = [balances.shop, ...balances.makers]
  const pending = add(...owners.map((owner) => owner.pending))
  const payable = add(...owners.map((owner) => owner.payable))
  return {
    shop: shop.name,
    counts,
    now: first.now,
    first: first.orders.slice(0, 3),
    sales,
    pending,
    payable,
    refusedSales,
    applications,
    dayToClose,
    firstSteps,
    collections,
    announcements,
    ...work,
  }
}

const tiles = [
  ['paid', 'baru'],
  ['accepted', 'disiapkan'],
  ['packed', 'dikemas'],
  ['handedOver', 'dikirim'],
] as const

export default function Today() {
  const { shop, counts, now, first, sales, pending, payable, ...rest } =
    useLoaderData<typeof loader>()
  const { refusedSales, applications, arrivals, dayToClose, firstSteps, announcements, ...others } =
    rest
  const { collections, ...work } = others
  const locale = useLocale()
  const { todayPage: t, list } = useMessages().kelola
  const isIdle = counts.complaints === 0 && tiles.every(([status]) => counts[status] === 0)
  return (
    <>
      <PageHeader title={t.title(shop)} lead={formatWeekday(now, { locale })} />
      <Announcements all={announcements} />
      {firstSteps && <FirstSteps done={firstSteps} />}
      <PressingWork counts={counts} collections={collections} dayToClose={dayToClose} now={now} />
      <Section title={t.waiting}>
        {isIdle && <p className="mb-3 text-ink-soft">{t.nothingWaiting}</p>}
        <ul className="grid grid-cols-2 gap-3 lg:grid-cols-4">
          {tiles.map(([status, view]) => (
            <li key={status}>
              <WorkTile
                count={counts[status]}
                label={t.tile[status]}
                href={paths.kelolaOrders({ status: view })}
                isPressing={status === 'paid' && counts.urgent > 0}
              />
            </li>
          ))}
        </ul>
        <OtherWork refusedSales={refusedSales} applications={applications} />
      </Section>
      {arrivals && <Arrivals {...arrivals} />}
      <ShelfAndPapers {...work} now={now} />
      {first.length > 0 && (
        <Section
          title={t.firstToAnswer}
          aside={<SeeAllLink href={paths.kelolaOrders()}>{list.title}</SeeAllLink>}
        >
          <OrderList orders={first} now={now} />
        </Section>
      )}
      <Section title={t.sales}>
        <WeekChart days={sales} />
      </Section>
      <Section
        title={t.owed}
        aside={<SeeAllLink href={paths.kelola('uang')}>{t.seeMoney}</SeeAllLink>}
      >
        <OwedTiles pending={pending} payable={payable} />
      </Section>
    </>
  )
}

/** Only where guests can come at all. */
function Arrivals({ date, count }: { date: string; count: number }) {
  const { deskCalendar: t } = useMessages()
  return (
    <Section
      title={t.arrivals}
      aside={<SeeAllLink href={paths.kelolaCalendar()}>{t.title}</SeeAllLink>}
    >
      <WorkTile
        count={count}
        label={t.arrivalsTile}
        href={paths.kelolaDay(date)}
        isPressing={false}
      />
    </Section>
  )
}

type WorkTileProps = { count: number; label: string; href: string; isPressing: boolean }

function WorkTile({ count, label, href, isPressing }: WorkTileProps) {
  const ink = isPressing ? 'text-action' : count > 0 ? 'text-terrace' : 'text-ink-soft'
  return (
    <Link
      to={href}
      className={`block h-full rounded-2xl border bg-surface p-4 no-underline shadow-card hover:border-terrace ${isPressing ? 'border-action' : 'border-line'}`}
    >
      <span className={`block font-display text-4xl leading-none font-bold ${ink}`}>{count}</span>
      <span className="mt-2 block">{label}</span>
    </Link>
  )
}
