import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { add, formatRupiah } from '#app/core/rupiah.ts'
import { getDeskBadges } from '#app/features/orders/today-queries.server.ts'
import { availableOf } from '#app/features/payouts/payout.ts'
import { listMakerMoney } from '#app/features/payouts/queries.server.ts'
import { getShopBalances } from '#app/features/shops/balances.server.ts'
import { OwedTiles } from '#app/features/shops/components/owed-tiles.tsx'
import { requireShopMember } from '#app/server/guards.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section, SeeAllLink } from '#app/ui/page-header.tsx'
import { Table } from '#app/ui/table.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.moneyPage.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireShopMember(request)
  const [balances, makers, { payouts: waiting }] = await Promise.all([
    getShopBalances(shopId),
    listMakerMoney(shopId),
    getDeskBadges(shopId),
  ])
  return { ...balances, makers, waiting, paid: add(...makers.map(({ paid }) => paid)) }
}

export default function Money() {
  const { shop, makers, collected, paid, waiting } = useLoaderData<typeof loader>()
  const { kelola, payouts } = useMessages()
  const t = kelola.moneyPage
  const owners = [shop, ...makers]
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <OwedTiles
        pending={add(...owners.map(({ pending }) => pending))}
        payable={add(...owners.map(({ payable }) => payable))}
      />
      <div className="mt-3 grid gap-1">
        <p>{t.ofShop(shop.payable, shop.pending)}</p>
        {paid > 0n && <p>{t.paidForMakers(paid)}</p>}
        {collected > 0n && <p>{t.collected(collected)}</p>}
      </div>
      <Section
        title={t.makers}
        aside={
          <SeeAllLink href={paths.kelolaPayouts()}>
            {waiting > 0 ? payouts.count(waiting) : payouts.open}
          </SeeAllLink>
        }
      >
        {makers.length > 0 ? <MakerTable /> : <p className="text-ink-soft">{t.noMakers}</p>}
        <p className="mt-3 text-sm text-ink-soft">{payouts.money.till}</p>
      </Section>
    </>
  )
}

type Maker = ReturnType<typeof useLoaderData<typeof loader>>['makers'][number]

function MakerTable() {
  const { makers } = useLoaderData<typeof loader>()
  const { kelola, payouts } = useMessages()
  const { money } = payouts
  const t = kelola.moneyPage
  const amount = (title: string, of: (maker: Maker) => Maker['paid']) => ({
    title,
    numeric: true,
    cell: (maker: Maker) => formatRupiah(of(maker)),
    total: formatRupiah(add(...makers.map(of))),
  })
  return (
    <Table
      caption={t.makers}
      columns={[
        {
          title: t.maker,
          cell: ({ id, name }) => (
            <Link
              to={paths.kelolaMakerMoney(id)}
              className="-my-2.5 inline-block py-2.5 font-semibold wrap-anywhere text-terrace"
            >
              {name}
            </Link>
          ),
          total: t.total,
        },
        amount(money.available, availableOf),
        amount(money.waiting, ({ pending, held }) => add(pending, held)),
        amount(money.open, ({ open }) => open),
        amount(money.paid, (maker) => maker.paid),
      ]}
      rows={makers}
      rowKey={({ id }) => id}
    />
  )
}
