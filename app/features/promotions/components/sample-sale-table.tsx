import { formatRupiah } from '#app/core/rupiah.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { Table } from '#app/ui/table.tsx'
import type { SampleSale } from '../sample-sale.ts'

const rows = ['paid', 'makerShare', 'shopShare', 'platformFee'] as const

/** In rupiah, so that whoever pays for it sees it before it begins. */
export function SampleSaleTable({ sale }: { sale: SampleSale | null }) {
  const { sample: t } = useMessages().promotions
  if (!sale) return <p>{t.none}</p>
  const { title, quantity, price, before, after } = sale
  return (
    <>
      <p className="mb-3">{t.lead(quantity, title, formatRupiah(price))}</p>
      <Table
        caption={t.title}
        columns={[
          { title: t.columns.who, cell: (row) => t.rows[row] },
          {
            title: t.columns.before,
            numeric: true,
            cell: (row) => <Price amount={before[row]} />,
          },
          {
            title: t.columns.after,
            numeric: true,
            cell: (row) => (
              <Price
                amount={after[row]}
                className={after[row] === before[row] ? '' : 'font-bold text-terrace'}
              />
            ),
          },
        ]}
        rows={rows}
        rowKey={(row) => row}
      />
      <p className="mt-3 text-sm text-ink-soft">{t.capped}</p>
    </>
  )
}
