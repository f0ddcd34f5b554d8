import { formatRupiah, type Rupiah } from '#app/core/rupiah.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { measured } from '../shortage.ts'

type Shortage = { missing: number; finalGrams: number | null; amount: Rupiah }

/** What of a line is not sent and what comes back for it, for the buyer as for the desk. */
export function ShortageText({
  shortage: { missing, finalGrams, amount },
  unit,
}: {
  shortage: Shortage
  unit: string
}) {
  const { purchase } = useMessages()
  const t = purchase.shortage
  return (
    <span className="block text-sm font-medium text-danger">
      {[
        missing > 0 && t.missing(missing),
        finalGrams !== null && t.weighed(measured(finalGrams, unit)),
        amount > 0n && t.back(formatRupiah(amount)),
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  )
}
