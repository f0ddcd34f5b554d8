import { formatRupiah } from '#app/core/rupiah.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { Table } from '#app/ui/table.tsx'
import type { GoodsColumn } from '../goods-columns.ts'
import type { ShownPlan } from '../shown-plan.ts'

type NewRowsProps = { rows: ShownPlan['newRows']; more: number }

export function NewRows({ rows, more }: NewRowsProps) {
  const { imports: t } = useMessages()
  return (
    <section className="grid gap-3">
      <h2 className="text-lg font-semibold">{t.newTitle}</h2>
      <Table
        caption={t.newTitle}
        columns={[
          { title: t.row, cell: ({ number }) => number },
          { title: t.columns.title, cell: ({ title }) => title },
          { title: t.columns.price, cell: ({ price }) => formatRupiah(price), numeric: true },
          { title: t.columns.stock, cell: ({ stock, unit }) => `${stock} ${unit}`, numeric: true },
        ]}
        rows={rows}
        rowKey={({ number }) => String(number)}
      />
      {more > 0 && <p>{t.more(more)}</p>}
    </section>
  )
}

type ChangedRowsProps = {
  rows: ShownPlan['changedRows']
  more: number
  /** Rows have numbers where somebody wrote them. */
  isFile: boolean
}

/** What stands there now, and what would. */
export function ChangedRows({ rows, more, isFile }: ChangedRowsProps) {
  const { imports: t } = useMessages()
  return (
    <section className="grid gap-3">
      <h2 className="text-lg font-semibold">{t.changedTitle}</h2>
      <ul className="grid gap-2">
        {rows.map(({ number, title, changes }) => (
          <li key={number} className="rounded-xl border border-line bg-surface p-3">
            <p className="font-semibold break-words">
              {title}
              {isFile && (
                <span className="font-normal text-ink-soft">
                  {' '}
                  · {t.row} {number}
                </span>
              )}
            </p>
            <dl className="mt-1 grid gap-1">
              {changes.map(({ column, before, after }) => (
                <div key={column} className="flex flex-wrap gap-x-2">
                  <dt className="text-ink-soft">{t.columns[column]}</dt>
                  <dd className="min-w-0 break-words">
                    <span className="sr-only">{t.from}</span>
                    <del className="text-ink-soft">
                      {shown(column, before) || t.emptyValue}
                    </del>{' '}
                    <span aria-hidden="true">→</span> <span className="sr-only">{t.to}</span>
                    <ins className="font-semibold no-underline">
                      {shown(column, after) || t.emptyValue}
                    </ins>
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t.more(more)}</p>}
    </section>
  )
}

const shown = (column: GoodsColumn, text: string) =>
  column === 'price' && /^\d+$/.test(text) ? formatRupiah(BigInt(text)) : text
