import { formatRupiah, type Rupiah } from '#app/core/rupiah.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { kilograms } from '../shortage.ts'

type Shortage = { missing: number; finalGrams: number | null; amount: Rupiah }

/** What of a line is not sent and what comes back for it, for the buyer as for the desk. */
export function ShortageText({
  shortage: { missing, finalGrams, amount },
}: {
  shortage: Shortage
}) {
  const { purchase } = useMessages()
  const t = purchase.shortage
  return (
    <span className="block text-sm font-medium text-danger">
      {[
        missing > 0 && t.missing(missing),
        finalGrams !== null && t.weighed(kilograms(finalGrams)),
        amount > 0n && t.back(formatRupiah(amount)),
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  )
}
