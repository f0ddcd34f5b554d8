import { Link } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Table } from '#app/ui/table.tsx'
import type { EndedTake } from '../take.ts'

export function TakeHistory({ takes }: { takes: readonly EndedTake[] }) {
  const locale = useLocale()
  const { stockTake: t } = useMessages()
  if (takes.length === 0) return <p className="text-ink-soft">{t.noHistory}</p>
  return (
    <Table
      caption={t.history}
      columns={[
        {
          title: t.when,
          cell: ({ id, endedAt }) => (
            <Link to={paths.kelolaStockTakeOf(id)} className="font-semibold text-terrace">
              {formatDateTime(endedAt, { locale })}
            </Link>
          ),
        },
        { title: t.outcome, cell: ({ outcome }) => t.outcomes[outcome] },
        { title: t.goods, numeric: true, cell: ({ goods }) => goods },
        { title: t.differing, numeric: true, cell: ({ differences }) => differences },
        { title: t.by, cell: ({ enderName }) => enderName },
      ]}
      rows={takes}
      rowKey={({ id }) => id}
    />
  )
}
