import type { ReactNode } from 'react'

// The roles are redundant only until the table is laid out as cards.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */

export type Column<Row> = {
  title: string
  cell: (row: Row) => ReactNode
  /** Numbers and money line up at the right. */
  numeric?: boolean
  /** What the last line says below this column; it is there when any column has one. */
  total?: ReactNode
}

type TableProps<Row> = {
  /** What the table shows, for people who cannot see it; also a heading when `showCaption`. */
  caption: string
  showCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}

/**
 * On a phone every row is a card with the column's title beside each value (`.table` in app.css), so
 * nothing lies beyond the edge. A table that is not laid out as one is none to a screen reader, unless
 * the roles say so.
 */
export function Table<Row>({ caption, showCaption, columns, rows, rowKey }: TableProps<Row>) {
  const hasTotals = columns.some(({ total }) => total !== undefined)
  return (
    // A box that scrolls must be reachable by keyboard, or nobody without a pointer sees its end.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section tabIndex={0} aria-label={caption} className="table-box">
      <table role="table" className="table">
        <caption className={showCaption ? 'px-4 pt-4 pb-2 text-left font-semibold' : 'sr-only'}>
          {caption}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ title, numeric }) => (
              <th key={title} role="columnheader" scope="col" className={alignment(numeric)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <Line key={rowKey(row)} columns={columns} of={({ cell }) => cell(row)} />
          ))}
        </tbody>
        {hasTotals && (
          <tfoot role="rowgroup">
            <Line columns={columns} of={({ total }) => total} />
          </tfoot>
        )}
      </table>
    </section>
  )
}

type LineProps<Row> = { columns: readonly Column<Row>[]; of: (column: Column<Row>) => ReactNode }

function Line<Row>({ columns, of }: LineProps<Row>) {
  return (
    <tr role="row">
      {columns.map((column) => (
        <td
          key={column.title}
          role="cell"
          data-title={column.title}
          className={alignment(column.numeric)}
        >
          <div>{of(column)}</div>
        </td>
      ))}
    </tr>
  )
}

const alignment = (numeric: boolean | undefined) => (numeric ? 'numeric' : undefined)
