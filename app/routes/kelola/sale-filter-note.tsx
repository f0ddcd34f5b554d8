import { Link } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import type { OrderListQuery } from '#app/features/orders/forms.ts'
import type { SaleFilterNames } from '#app/features/orders/sale-filters.server.ts'
import { buttonClasses } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'

type SaleFilterNoteProps = { query: OrderListQuery; names: SaleFilterNames }

const filters = ['barang', 'kategori'] as const

/** What one comes with from the sales and cannot choose here, with the way back to all of them. */
export function SaleFilterNote({ query, names }: SaleFilterNoteProps) {
  const { sales: t } = useMessages()
  const on = filters.filter((name) => query[name] !== null)
  if (on.length === 0) return null
  const without = { ...query, barang: null, kategori: null, setelah: null }
  return (
    <div className="my-4 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-xl bg-sunken px-4 py-2">
      <p className="min-w-0 break-words">
        {t.filtered} <strong>{on.map((name) => names[name] ?? t.unknown).join(' · ')}</strong>
      </p>
      <Link to={paths.kelolaOrders(without)} className={buttonClasses({ look: 'quiet' })}>
        {t.clearFilter}
      </Link>
    </div>
  )
}
