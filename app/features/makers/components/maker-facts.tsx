import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { formatDate, formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatPhone } from '#app/core/phone.ts'
import type { MakerTexts } from '#app/i18n/id/makers.ts'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { Table } from '#app/ui/table.tsx'
import type { MakerPage, MakerSale, MakerTrailRow } from '../maker.ts'

/** What a BUM Desa wants to know of a maker at a glance. */
export function MakerFacts({ maker }: { maker: MakerPage }) {
  const locale = useLocale()
  const { makers } = useMessages()
  const t = makers.page
  const { name, live, waiting, running, pending, payable, phone, createdAt } = maker
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <Fact title={t.payable}>
          <Price amount={payable} />
        </Fact>
        <Fact title={t.pending}>
          <Price amount={pending} />
        </Fact>
        <Fact title={t.running}>{running}</Fact>
        <Fact title={t.goods}>
          {live} <span className="text-base font-normal">{t.onSale}</span>
        </Fact>
      </div>
      <p className="mt-3 text-ink-soft">
        {[
          t.since(formatDate(createdAt, { locale })),
          ...(phone ? [`${t.contact} ${formatPhone(phone)}`] : []),
          ...(waiting > 0 ? [makers.waiting(waiting)] : []),
        ].join(' · ')}
      </p>
      <p>
        <Link
          to={paths.sellerListings('kelola', { cari: name })}
          className="inline-flex min-h-11 items-center font-semibold text-terrace"
        >
          {t.seeGoods}
        </Link>
      </p>
    </>
  )
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card className="p-4">
      <p className="text-sm text-ink-soft">{title}</p>
      <p className="text-2xl font-bold">{children}</p>
    </Card>
  )
}

export function MakerSales({ sales }: { sales: readonly MakerSale[] }) {
  const locale = useLocale()
  const { page: t } = useMessages().makers
  if (sales.length === 0) return <p className="text-ink-soft">{t.noSales}</p>
  return (
    <Table
      caption={t.sales}
      columns={[
        {
          title: t.order,
          cell: ({ number }) => (
            <Link to={paths.kelolaOrder(number)} className="text-terrace">
              {number}
            </Link>
          ),
        },
        { title: t.date, cell: ({ at }) => formatDate(at, { locale }) },
        { title: t.good, cell: ({ title, quantity }) => `${title} × ${quantity}` },
        { title: t.share, numeric: true, cell: ({ share }) => <Price amount={share} /> },
      ]}
      rows={sales}
      rowKey={({ id }) => id}
    />
  )
}

export function MakerHistory({ trail }: { trail: readonly MakerTrailRow[] }) {
  const locale = useLocale()
  const { makers: t } = useMessages()
  return (
    <ul className="grid gap-2">
      {trail.toReversed().map((row) => (
        <li key={row.id}>
          <span className="font-semibold">{wordsOf(row, t)}</span>
          <span className="text-ink-soft">
            {' '}
            {[formatDateTime(row.at, { locale }), row.actorName].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

function wordsOf(
  { action, from, to, details }: MakerTrailRow,
  { page: { actions } }: MakerTexts,
): string {
  if (action === 'joined') return actions.joined
  if (action === 'account-detached') return actions.detached
  if (action === 'account-left') return actions.left
  if (action === 'stock-asked') return actions.stockAsked
  if (action === 'away') return actions.away
  if (action === 'maker-changed') return actions.changed
  if (action !== 'status') return actions.other
  if (to === 'paused') return actions.paused
  if (from === 'paused') return actions.resumed
  return details?.onBehalf ? actions.onBehalf : actions.active
}
