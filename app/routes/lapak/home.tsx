import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { formatCalendarDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { Announcements } from '#app/features/announcements/components/announcements.tsx'
import { listAnnouncements } from '#app/features/announcements/queries.server.ts'
import { GoodsToPrepare } from '#app/features/orders/components/goods-to-prepare.tsx'
import { listGoodsToPrepare } from '#app/features/orders/maker-orders.server.ts'
import { getAway } from '#app/features/makers/away.server.ts'
import {
  EndingPermits,
  GoodsToSettle,
  LowStock,
} from '#app/features/makers/components/maker-desk.tsx'
import { getMakerDesk } from '#app/features/makers/desk-queries.server.ts'
import { LatestPromotions } from '#app/features/promotions/components/maker-promotions.tsx'
import { listPromotionsBorneBy } from '#app/features/promotions/queries.server.ts'
import { getMakerBalance } from '#app/features/shops/balances.server.ts'
import { requireMaker } from '#app/server/guards.server.ts'
import { AmountCard } from '#app/ui/amount-card.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section, SeeAllLink } from '#app/ui/page-header.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, name, user } = await requireMaker(request)
  const [desk, toPrepare, owed, away, announcements, { promotions }] = await Promise.all([
    getMakerDesk(scope),
    listGoodsToPrepare(scope),
    getMakerBalance(scope),
    getAway(scope.shopId, scope.makerId),
    listAnnouncements('makers'),
    listPromotionsBorneBy(scope),
  ])
  const shopName = user.makers.find(({ makerId }) => makerId === scope.makerId)?.shopName ?? ''
  const now = new Date()
  return { name, shopName, desk, toPrepare, owed, away, announcements, promotions, now }
}

export const meta: MetaFunction = () => consoleTitle((t) => t.lapak.navigation)

export default function MakerHome() {
  const { name, shopName, desk, toPrepare, owed, away, announcements, promotions, now } =
    useLoaderData<typeof loader>()
  const locale = useLocale()
  const { lapak: t, listings, makers } = useMessages()
  return (
    <>
      <PageHeader
        title={t.title(name)}
        lead={t.lead(shopName)}
        actions={
          <>
            {desk.hasGoods && (
              <LinkButton href={paths.sellerListings('lapak', { id: 'baru' })}>
                <Icon icon={Plus} />
                {listings.add}
              </LinkButton>
            )}
            <LinkButton href={paths.maker('libur')} look="outline">
              {away
                ? makers.away.now(
                    formatCalendarDate(away.from, locale),
                    formatCalendarDate(away.to, locale),
                  )
                : makers.away.open}
            </LinkButton>
          </>
        }
      />
      <Announcements all={announcements} />
      {!desk.hasGoods && (
        <EmptyState
          title={t.noGoods}
          action={
            <LinkButton href={paths.sellerListings('lapak', { id: 'baru' })}>
              {listings.add}
            </LinkButton>
          }
        />
      )}
      <Section
        title={t.toPrepare}
        aside={<SeeAllLink href={paths.makerOrders()}>{t.seeOrders}</SeeAllLink>}
      >
        <GoodsToPrepare goods={toPrepare} now={now} />
      </Section>
      <GoodsToSettle sentBack={desk.sentBack} waiting={desk.waiting} />
      <EndingPermits permits={desk.endingPermits} />
      <LowStock goods={desk.lowStock} />
      <Section
        title={t.money}
        aside={<SeeAllLink href={paths.makerEarnings()}>{t.earnings.title}</SeeAllLink>}
      >
        <div className="grid grid-cols-2 gap-3 lg:grid-cols-3">
          <AmountCard
            label={t.soldThisWeek}
            hint={t.pieces(desk.soldPieces)}
            amount={desk.soldShare}
          />
          <AmountCard label={t.payable} hint={t.payableHint} amount={owed.payable} />
          <AmountCard
            label={t.pending}
            hint={t.pendingHint}
            amount={owed.pending}
            className="max-lg:col-span-2"
          />
        </div>
      </Section>
      <LatestPromotions promotions={promotions} />
      <p className="mt-10">
        <LinkButton href={paths.maker('keluar')} look="quiet">
          {t.leave.open}
        </LinkButton>
      </p>
    </>
  )
}
