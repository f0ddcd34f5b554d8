import { add, formatRupiah, type Rupiah, subtract, zero } from '#app/core/rupiah.ts'
import { waysToPay } from '#app/features/counter/counter-sale.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { Table } from '#app/ui/table.tsx'
import { type Flow, type FlowKind, flowKinds, netOf, signedAmount } from '../till.ts'

/** What came in and went out by the way it was paid, and what is left of each. */
export function FlowTable({ caption, flows }: { caption: string; flows: readonly Flow[] }) {
  const { till: t } = useMessages()
  if (flows.length === 0) return <p className="text-ink-soft">{t.nothing}</p>
  const ofKind = (kind: FlowKind) => flows.filter((flow) => flow.kind === kind)
  const sum = (some: readonly Flow[]) => formatRupiah(add(...some.map(signedAmount)))
  return (
    <Table
      caption={caption}
      columns={[
        {
          title: t.what,
          cell: (kind) => t.kinds[kind](ofKind(kind).reduce((all, { count }) => all + count, 0)),
          total: t.net,
        },
        ...waysToPay.map((way) => ({
          title: t.ways[way],
          numeric: true,
          cell: (kind: FlowKind) => sum(ofKind(kind).filter((flow) => flow.way === way)),
          total: formatRupiah(netOf(flows, way)),
        })),
        {
          title: t.total,
          numeric: true,
          cell: (kind) => sum(ofKind(kind)),
          total: formatRupiah(netOf(flows, null)),
        },
      ]}
      rows={flowKinds.filter((kind) => ofKind(kind).length > 0)}
      rowKey={(kind) => kind}
    />
  )
}

/** Exact, or how much too much or too little there is: in words as well as in colour. */
export function Difference({ amount }: { amount: Rupiah }) {
  const { till: t } = useMessages()
  if (amount === 0n) return <span className="text-terrace">{t.matches}</span>
  return (
    <span className={amount < 0n ? 'font-semibold text-danger' : 'font-semibold text-gold'}>
      {amount < 0n ? t.missing : t.more}{' '}
      {formatRupiah(amount < 0n ? subtract(zero, amount) : amount)}
    </span>
  )
}
