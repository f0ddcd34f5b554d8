import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { listMakerGoods } from '#app/features/catalog/maker-queries.server.ts'
import { getMakerBalance } from '#app/features/shops/balances.server.ts'
import { requireMaker } from '#app/server/guards.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section } from '#app/ui/page-header.tsx'
import { Price } from '#app/ui/price.tsx'
import { Table } from '#app/ui/table.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, name, user } = await requireMaker(request)
  const [goods, owed] = await Promise.all([listMakerGoods(scope), getMakerBalance(scope)])
  const shopName = user.makers.find(({ makerId }) => makerId === scope.makerId)?.shopName ?? ''
  return { name, shopName, goods, owed }
}

export const meta: MetaFunction = () => consoleTitle((t) => t.lapak.navigation)

export default function MakerHome() {
  const { name, shopName, goods, owed } = useLoaderData<typeof loader>()
  const { lapak: t } = useMessages()
  return (
    <>
      <PageHeader title={t.title(name)} lead={t.lead(shopName)} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Amount label={t.payable} hint={t.payableHint} amount={owed.payable} />
        <Amount label={t.pending} hint={t.pendingHint} amount={owed.pending} />
      </div>
      <Section title={t.toPrepare}>
        <ToPrepare goods={goods} />
      </Section>
      <Section title={t.goods}>
        <Goods goods={goods} />
      </Section>
    </>
  )
}

function Amount({ label, hint, amount }: { label: string; hint: string; amount: bigint }) {
  return (
    <Card as="section" className="p-5">
      <h2 className="font-semibold">{label}</h2>
      <Price amount={amount} className="font-display text-3xl font-bold" />
      <p className="mt-1 text-sm text-ink-soft">{hint}</p>
    </Card>
  )
}

type Goods = Awaited<ReturnType<typeof loader>>['goods']

function ToPrepare({ goods }: { goods: Goods }) {
  const { lapak: t } = useMessages()
  const waiting = goods.filter(({ toPrepare }) => toPrepare > 0)
  if (waiting.length === 0) return <p className="text-ink-soft">{t.nothingToPrepare}</p>
  return (
    <>
      <p className="mb-3 text-ink-soft">{t.toPrepareHint}</p>
      <ul className="grid gap-2">
        {waiting.map((good) => (
          <Card as="li" key={good.id} className="flex justify-between gap-4 p-4">
            <span>{nameOf(good, 'id')}</span>
            <strong className="shrink-0 whitespace-nowrap">{t.pieces(good.toPrepare)}</strong>
          </Card>
        ))}
      </ul>
    </>
  )
}

function Goods({ goods }: { goods: Goods }) {
  const { lapak: t } = useMessages()
  const products = goods.filter(({ kind }) => kind === 'product')
  if (products.length === 0) return <EmptyState title={t.noGoods} action={<AddLink />} />
  return (
    <>
      <Table
        caption={t.goods}
        columns={[
          { title: t.good, cell: (good) => nameOf(good, 'id') },
          { title: t.price, numeric: true, cell: ({ price }) => <Price amount={price} /> },
          {
            title: t.stock,
            numeric: true,
            cell: ({ available }) =>
              available > 0 ? available : <Badge tone="bad">{t.soldOut}</Badge>,
          },
          { title: t.held, numeric: true, cell: ({ held }) => held },
        ]}
        rows={products}
        rowKey={({ id }) => id}
      />
      <div className="mt-4">
        <LinkButton href={paths.sellerListings('lapak')} look="outline">
          {t.changeGoods}
        </LinkButton>
      </div>
    </>
  )
}

function AddLink() {
  const { listings: t } = useMessages()
  return <LinkButton href={paths.sellerListings('lapak', { id: 'baru' })}>{t.add}</LinkButton>
}
