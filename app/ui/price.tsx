import { formatRupiah } from '#app/core/rupiah.ts'

type PriceProps = {
  /** Whole rupiah; loaders of hydrated pages send a string, because JSON has no bigint. */
  amount: bigint | string
  /** Crossed out beside it: the price before a reduction. */
  before?: bigint | string
  /** `per malam`, `/ pak`. */
  unit?: string
  className?: string
}

export function Price({ amount, before, unit, className = '' }: PriceProps) {
  return (
    <span className={`whitespace-nowrap ${className}`}>
      {formatRupiah(BigInt(amount))}
      {before !== undefined && (
        <s className="ml-1.5 text-[0.8em] font-normal text-ink-soft">
          {formatRupiah(BigInt(before))}
        </s>
      )}
      {unit && <span className="text-[0.8em] font-normal text-ink-soft"> {unit}</span>}
    </span>
  )
}
