import { VisitText } from '#app/features/bookings/components/visit-text.tsx'
import type { Visit } from '#app/features/bookings/visit.ts'
import { unitOf } from '#app/features/catalog/line-name.ts'
import { formatRupiah, type Rupiah } from '#app/core/rupiah.ts'
import { Badge } from '#app/ui/badge.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import type { ShownShortage } from '../shortage.ts'
import { ShortageText } from './shortage-text.tsx'

export type GoodsLine = {
  id: string
  title: string
  visit: Visit | null
  unit: string
  quantity: number
  /** Tickets that were given up beside these. */
  cancelled: number
  /** What is not sent, or weighed less; the buyer gets the amount back, or pays so much less. */
  shortage: ShownShortage | null
  /** Its maker says so; it is not packed yet. */
  isReady: boolean
  /** The buyer has yet to choose between the money and another day. */
  isCalledOff: boolean
  unitPrice: Rupiah
  /** Already off the total. */
  discount: Rupiah
  total: Rupiah
  maker: string
}

/** What to take from the shelf: how many stands first and large, because that is what goes wrong. */
export function GoodsTable({ lines }: { lines: readonly GoodsLine[] }) {
  const {
    kelola: { order: t },
    promotions,
    storefront,
  } = useMessages()
  return (
    <ul>
      {lines.map((line) => (
        <li
          key={line.id}
          className="flex gap-3 border-b border-line py-3 first:pt-0 last:border-0 last:pb-0"
        >
          <span
            aria-label={`${t.quantity}: ${line.quantity}`}
            className="min-w-12 self-start rounded-lg bg-terrace-soft px-2 py-1 text-center text-xl leading-8 font-bold text-terrace"
          >
            {line.quantity}×
          </span>
          <span className="min-w-0 flex-1">
            <span className="block font-semibold">{line.title}</span>
            {line.visit && <VisitText visit={line.visit} />}
            {line.cancelled > 0 && (
              <span className="block text-sm font-medium text-danger">
                {t.cancelledTickets(line.cancelled)}
              </span>
            )}
            {line.isReady && <Badge tone="good">{t.lineReady}</Badge>}
            {line.shortage && <ShortageText shortage={line.shortage} unit={line.unit} />}
            {line.isCalledOff && (
              <span className="block text-sm font-medium text-danger">{t.calledOff}</span>
            )}
            <span className="block text-sm text-ink-soft">
              {[`${formatRupiah(line.unitPrice)}/${storefront.unit(unitOf(line))}`, line.maker]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {line.discount > 0n && (
              <span className="block text-sm text-terrace">
                {promotions.buyer.discount} −{formatRupiah(line.discount)}
              </span>
            )}
          </span>
          <Price amount={line.total} />
        </li>
      ))}
    </ul>
  )
}
