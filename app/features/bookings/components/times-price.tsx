import { formatRupiah, type Rupiah } from '#app/core/rupiah.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { unitOfLine } from '../visit-unit.ts'

type TimesPriceProps = {
  line: Parameters<typeof unitOfLine>[0] & { quantity: number }
  price: Rupiah
}

/** `2 × Rp15.000`; of a visit `2 mobil × Rp450.000`. */
export function TimesPrice({ line, price }: TimesPriceProps) {
  const { visitUnits } = useMessages()
  const unit = unitOfLine(line)
  const howMany = unit ? visitUnits.count(line.quantity, unit) : line.quantity
  return (
    <>
      {howMany} × {formatRupiah(price)}
    </>
  )
}
