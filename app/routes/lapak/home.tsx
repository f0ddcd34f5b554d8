import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { GoodsToPrepare } from '#app/features/orders/components/goods-to-prepare.tsx'
import { listGoodsToPrepare } from '#app/features/orders/maker-orders.server.ts'
import { GoodsToSettle, LowStock } from '#app/features/makers/components/maker-desk.tsx'
import { getMakerDesk } from '#app/features/makers/desk-queries.server.ts'
import { getMakerBalance } from '#app/features/shops/balances.server.ts'
import { requireMaker } from '#app/server/guards.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section, SeeAllLink } from '#app/ui/page-header.tsx'
import { Price } from '#app/ui/price.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, name, user } = await requireMaker(request)
  const [desk, toPrepare, owed] = await Promise.all([
    getMakerDesk(scope),
    listGoodsToPrepare(scope),
    getMakerBalance(scope),
  ])
  const shopName = user.makers.find(({ makerId }) => makerId === scope.makerId)?.shopName ?? ''
  return { name, shopName, desk, toPrepare, owed, now: new Date() }
}

export const meta: MetaFunction = () => consoleTitle((t) => t.lapak.navigation)

export default function MakerHome() {
  const { name, shopName, desk, toPrepare, owed, now } = useLoaderData<typeof loader>()
  const { lapak: t, listings } = useMessages()
  return (
    <>
      <PageHeader title={t.title(name)} lead={t.lead(shopName)} />
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
      <LowStock goods={desk.lowStock} />
      <Section title={t.money}>
        <div className="grid grid-cols-2 gap-3 lg:grid-cols-3">
          <Amount label={t.soldThisWeek} hint={t.pieces(desk.soldPieces)} amount={desk.soldShare} />
          <Amount label={t.payable} hint={t.payableHint} amount={owed.payable} />
          <Amount label={t.pending} hint={t.pendingHint} amount={owed.pending} />
        </div>
      </Section>
    </>
  )
}

type AmountProps = { label: string; hint: string; amount: bigint }

function Amount({ label, hint, amount }: AmountProps) {
  return (
    <Card className="min-w-0 p-4 max-lg:last:col-span-2">
      <h3 className="text-sm text-ink-soft">{label}</h3>
      <Price amount={amount} className="font-display text-2xl font-bold" />
      <p className="mt-1 text-sm text-ink-soft">{hint}</p>
    </Card>
  )
}
