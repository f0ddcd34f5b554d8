import { Link } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { add } from '#app/core/rupiah.ts'
import { Badge } from '#app/ui/badge.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { Table } from '#app/ui/table.tsx'
import type { MakerRow } from '../maker.ts'

export function MakerList({ makers }: { makers: readonly MakerRow[] }) {
  const { makers: t } = useMessages()
  return (
    <Table
      caption={t.title}
      columns={[
        { title: t.maker, cell: (maker) => <MakerName maker={maker} /> },
        { title: t.village, cell: ({ village }) => village },
        { title: t.goods, numeric: true, cell: ({ live }) => live },
        {
          title: t.owed,
          numeric: true,
          cell: ({ pending, payable }) => <Price amount={add(pending, payable)} />,
        },
      ]}
      rows={makers}
      rowKey={({ id }) => id}
    />
  )
}

function MakerName({ maker: { id, name, status, hasAccount, waiting } }: { maker: MakerRow }) {
  const { makers: t } = useMessages()
  return (
    <span className="inline-flex flex-wrap items-center max-md:justify-end gap-x-2 gap-y-1">
      <Link to={paths.kelolaMakers({ id })} className="font-semibold wrap-anywhere text-terrace">
        {name}
      </Link>
      {status === 'paused' && <Badge>{t.statuses.paused}</Badge>}
      {!hasAccount && <Badge>{t.noAccount}</Badge>}
      {waiting > 0 && <Badge tone="attention">{t.waiting(waiting)}</Badge>}
    </span>
  )
}
