import { formatRupiah } from '#app/core/rupiah.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { measured, type ShownShortage } from '../shortage.ts'

/** What of a line is not sent and what comes back or is off the bill for it, for the buyer as for the desk. */
export function ShortageText({
  shortage: { missing, finalGrams, amount, isOffBill },
  unit,
}: {
  shortage: ShownShortage
  unit: string
}) {
  const { purchase, collections } = useMessages()
  const t = purchase.shortage
  return (
    <span className="block text-sm font-medium text-danger">
      {[
        missing > 0 && t.missing(missing),
        finalGrams !== null && t.weighed(measured(finalGrams, unit)),
        amount > 0n && (isOffBill ? collections.offBill : t.back)(formatRupiah(amount)),
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  )
}
