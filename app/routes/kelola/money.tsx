import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { add, formatRupiah, type Rupiah } from '#app/core/rupiah.ts'
import { getDeskBadges } from '#app/features/orders/today-queries.server.ts'
import { makerMoneyQuery } from '#app/features/payouts/forms.ts'
import { availableOf, type MakerMoney } from '#app/features/payouts/payout.ts'
import { listMakerMoney, sumMakerMoney } from '#app/features/payouts/queries.server.ts'
import { getShopBalances } from '#app/features/shops/balances.server.ts'
import { OwedTiles } from '#app/features/shops/components/owed-tiles.tsx'
import { requireShopMember } from '#app/server/guards.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { PageHeader, Section, SeeAllLink } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { Table } from '#app/ui/table.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.moneyPage.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireShopMember(request)
  const query = makerMoneyQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [{ shop, collected }, total, page, { payouts: waiting }] = await Promise.all([
    getShopBalances(shopId),
    sumMakerMoney(shopId),
    listMakerMoney(shopId, query),
    getDeskBadges(shopId),
  ])
  return { query, shop, collected, total, waiting, ...page }
}

export default function Money() {
  const { query, shop, makers, next, collected, total, waiting } = useLoaderData<typeof loader>()
  const { cari, setelah } = query
  const { common, kelola, payouts } = useMessages()
  const t = kelola.moneyPage
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <OwedTiles
        pending={add(shop.pending, total.pending)}
        payable={add(shop.payable, total.payable)}
      />
      <div className="mt-3 grid gap-1">
        <p>{t.ofShop(shop.payable, shop.pending)}</p>
        {total.paid > 0n && <p>{t.paidForMakers(total.paid)}</p>}
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
        {(makers.length > 5 || cari || setelah) && (
          <SearchForm action={paths.kelolaMoney()} hidden={{}} value={cari} label={t.search} />
        )}
        {makers.length > 0 ? (
          <MakerTable />
        ) : (
          <p className="text-ink-soft">{cari ? common.noneFound : t.noMakers}</p>
        )}
        <ListPages
          first={setelah && paths.kelolaMoney({ cari })}
          next={next && paths.kelolaMoney({ cari, setelah: next })}
        />
        <p className="mt-3 text-sm text-ink-soft">{payouts.money.till}</p>
      </Section>
    </>
  )
}

/** Below stands what all of them have, also those of other pages; not below what was searched for. */
function MakerTable() {
  const { makers, query, total } = useLoaderData<typeof loader>()
  const { kelola, payouts } = useMessages()
  const { money } = payouts
  const t = kelola.moneyPage
  const isAll = query.cari === ''
  const amount = (title: string, of: (money: MakerMoney) => Rupiah) => ({
    title,
    numeric: true,
    cell: (maker: MakerMoney) => formatRupiah(of(maker)),
    ...(isAll && { total: formatRupiah(of(total)) }),
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
          ...(isAll && { total: t.total }),
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
