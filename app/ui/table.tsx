import type { ReactNode } from 'react'

export type Column<Row> = {
  title: string
  cell: (row: Row) => ReactNode
  /** Numbers and money line up at the right. */
  numeric?: boolean
}

type TableProps<Row> = {
  /** What the table shows, for people who cannot see it; also a heading when `showCaption`. */
  caption: string
  showCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  footer?: ReactNode
}

/** Scrolls sideways inside its own box on a phone, so the page never does. */
export function Table<Row>({
  caption,
  showCaption,
  columns,
  rows,
  rowKey,
  footer,
}: TableProps<Row>) {
  return (
    // A box that scrolls must be reachable by keyboard, or nobody without a pointer sees its end.
    <section
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={caption}
      className="overflow-x-auto rounded-xl border border-line bg-surface"
    >
      <table className="w-full border-collapse text-left">
        <caption className={showCaption ? 'px-4 pt-4 pb-2 text-left font-semibold' : 'sr-only'}>
          {caption}
        </caption>
        <thead>
          <tr className="border-b border-line text-sm text-ink-soft">
            {columns.map(({ title, numeric }) => (
              <th
                key={title}
                scope="col"
                className={`px-2.5 py-3 font-semibold first:pl-4 last:pr-4 sm:px-4 ${numeric ? 'text-right' : ''}`}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line last:border-0">
              {columns.map(({ title, cell, numeric }) => (
                <td
                  key={title}
                  className={`px-2.5 py-3 align-top first:pl-4 last:pr-4 sm:px-4 ${numeric ? 'text-right whitespace-nowrap' : ''}`}
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {footer && <tfoot className="border-t-2 border-line font-semibold">{footer}</tfoot>}
      </table>
    </section>
  )
}
