import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, Outlet, useLoaderData, useMatches } from '@remix-run/react'
import { ChevronLeft, Printer } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { SaleOfOrder } from '#app/features/counter/components/sale-of-order.tsx'
import { findSaleOfOrder } from '#app/features/counter/sale-list.server.ts'
import { UnreachableBuyer } from '#app/features/messages/components/unreachable-note.tsx'
import { findUnreachableBuyer } from '#app/features/messages/unreachable.server.ts'
import { canGiveBack, canShopRefuse } from '#app/features/orders/cancellation-policy.ts'
import { canSendInPart } from '#app/features/orders/shortage.ts'
import { BuyerCard } from '#app/features/orders/components/buyer-card.tsx'
import { GoodsTable } from '#app/features/orders/components/goods-table.tsx'
import { MoneyTrail } from '#app/features/orders/components/money-trail.tsx'
import { OrderActions } from '#app/features/orders/components/order-actions.tsx'
import { OrderBadge } from '#app/features/orders/components/order-badge.tsx'
import { Timeline } from '#app/features/orders/components/timeline.tsx'
import { getOrderForShop } from '#app/features/orders/order-page.server.ts'
import { isFetched } from '#app/features/shipping/delivery.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { BalancePanel } from './balance-panel.tsx'
import { CollectPanel } from './collect-panel.tsx'
import { ComplaintPanel } from './complaint-panel.tsx'
import { HandBackPanel } from './hand-back-panel.tsx'
import { pageTitle } from './page-title.ts'
import { ParcelPanel } from './parcel-panel.tsx'
import { Panel } from './panel.tsx'
import { leadUnitStaffToOrder } from './unit-staff.server.ts'

export const meta: MetaFunction = ({ params }) =>
  pageTitle((t) => t.order.title(params.number ?? ''))

export async function loader({ request, params }: LoaderFunctionArgs) {
  await leadUnitStaffToOrder(request, params.number)
  const { shopId, role, user } = await requireShopMember(request)
  const order = (await getOrderForShop({ shopId, number: params.number, role })) ?? notFound()
  const unreachable = await findUnreachableBuyer({ shopId, order })
  const canWrite = role !== 'supervisor'
  const sale = await findSaleOfOrder({ shopId, unitId: null, role, userId: user.id }, order.number)
  return { order, unreachable, sale, canWrite, userId: canWrite ? user.id : null }
}

export default function OrderPage() {
  const { order, unreachable, sale, canWrite, userId } = useLoaderData<typeof loader>()
  const { kelola, collections } = useMessages()
  const { order: t, part } = kelola
  const matches = useMatches()
  const isAsking = (page: string) => matches.some(({ id }) => id === `routes/kelola/${page}`)
  const isRefusing = isAsking('order-refuse') && canWrite && canShopRefuse(order.status)
  const isGivingBack = isAsking('order-give-back') && canWrite && canGiveBack(order)
  const isAnswering = isAsking('order-give-back') || isAsking('order-answer')
  return (
    <>
      <PageHeader
        title={order.number}
        above={<BackLink />}
        lead={
          <>
            <OrderBadge status={order.status} deliveryMethod={order.deliveryMethod} />{' '}
            {order.isDue && <Badge tone="attention">{collections.toCollect(order.total)}</Badge>}
          </>
        }
        actions={
          <LinkButton href={paths.kelolaOrder(order.number, 'slip')} look="outline">
            <Icon icon={Printer} />
            {t.printSlip}
          </LinkButton>
        }
      />
      <Outlet />
      {/* On a phone what is to be packed and for whom comes before the money. */}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="contents lg:grid lg:grid-cols-1 lg:gap-4">
          <ComplaintPanel order={order} canAnswer={canWrite && !isAnswering} />
          {!isAsking('order-collect') && !isAsking('order-settle') && (
            <CollectPanel order={order} userId={userId} />
          )}
          <HandBackPanel order={order} canWrite={canWrite} />
          {!isRefusing && !isAsking('order-part') && !isGivingBack && (
            <Panel tone="action">
              <OrderActions order={order} now={order.now} canWrite={canWrite} />
              {sale && <SaleOfOrder sale={sale} />}
              {canWrite && canSendInPart(order) && (
                <p className="mt-3">
                  <LinkButton href={paths.kelolaOrder(order.number, 'sebagian')} look="outline">
                    {part.open}
                  </LinkButton>
                </p>
              )}
              {order.refusalReason && (
                <p className="mt-3 whitespace-pre-line">
                  <span className="text-ink-soft">{t.refusalReason}:</span> {order.refusalReason}
                </p>
              )}
            </Panel>
          )}
          <ParcelPanel order={order} canWrite={canWrite && !isAsking('order-waybill')} />
          <BalancePanel number={order.number} balances={order.balances} canWrite={canWrite} />
          <Panel title={t.goods}>
            <GoodsTable lines={order.lines} />
          </Panel>
          <Panel
            title={t.moneyTrail}
            lead={(order.unsentTotal > 0n ? collections : t).moneyTrailText}
            className="max-lg:order-2"
          >
            <MoneyTrail {...order} />
          </Panel>
        </div>
        <div className="contents lg:grid lg:grid-cols-1 lg:gap-4">
          <Panel title={t.buyer} className="max-lg:order-1">
            {unreachable && <UnreachableBuyer unreachable={unreachable} />}
            <BuyerCard
              buyer={order.buyer}
              shopName={order.shop.name}
              orderNumber={order.number}
              pickupPoint={order.pickupPoint}
              guestPickup={order.guestPickup}
            />
          </Panel>
          <Panel title={t.history} className="max-lg:order-3">
            <Timeline rows={order.timeline} isPickup={isFetched(order.deliveryMethod)} />
          </Panel>
        </div>
      </div>
    </>
  )
}

function BackLink() {
  const { order: t } = useMessages().kelola
  return (
    <Link
      to={paths.kelolaOrders()}
      className="no-print -ml-1 inline-flex min-h-11 items-center gap-1 text-ink-soft no-underline hover:text-ink"
    >
      <Icon icon={ChevronLeft} />
      {t.back}
    </Link>
  )
}
