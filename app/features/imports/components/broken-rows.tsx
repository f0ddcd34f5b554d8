import { Download } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { faultText } from '../fault-text.ts'
import type { ShownFault } from '../shown-plan.ts'

type BrokenRowsProps = { importId: string; faults: readonly ShownFault[]; more: number }

/** A line for each cell that cannot be taken: where it is, what it says and what is wrong. */
export function BrokenRows({ importId, faults, more }: BrokenRowsProps) {
  const messages = useMessages()
  const { imports: t } = messages
  const columns: Column<ShownFault>[] = [
    { title: t.row, cell: ({ number }) => number },
    { title: t.columns.title, cell: ({ title }) => <span className="wrap-anywhere">{title}</span> },
    { title: t.column, cell: ({ column }) => t.columns[column] },
    {
      title: t.value,
      cell: ({ value }) => (
        <span className="wrap-anywhere">{value || <em>{t.emptyValue}</em>}</span>
      ),
    },
    { title: t.fault, cell: (fault) => faultText(fault, messages) },
  ]
  return (
    <section className="grid gap-3">
      <h2 className="text-lg font-semibold">{t.brokenTitle}</h2>
      <p className="flex flex-wrap items-center gap-3">
        <span>{t.brokenText}</span>
        {(['xlsx', 'csv'] as const).map((format) => (
          <LinkButton
            key={format}
            href={paths.goodsImport({ id: importId, format })}
            look="outline"
            download
          >
            <Icon icon={Download} />
            {format === 'xlsx' ? t.exportXlsx : t.exportCsv}
          </LinkButton>
        ))}
      </p>
      <Table
        caption={t.brokenTitle}
        columns={columns}
        rows={faults}
        rowKey={({ number, column, problem }) => `${number} ${column} ${problem}`}
      />
      {more > 0 && <p>{t.brokenMore(more)}</p>}
    </section>
  )
}
