import { formatRupiah, type Rupiah } from '#app/core/rupiah.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { classes } from '#app/ui/classes.ts'
import { useWakingClasses } from '#app/ui/use-hydrated.ts'

type QuantityRowProps = {
  name: string
  label: string
  /** Said to people who cannot see what it stands below. */
  fullLabel: string
  price: Rupiah
  /** How many there are. */
  note?: string
  value: string
  max: number
  error: string | undefined
  onChange: (value: string) => void
}

const step =
  'size-12 shrink-0 text-2xl font-semibold text-terrace hover:bg-terrace-soft disabled:opacity-40'

/** One thing to be had: what it costs, and how many. */
export function QuantityRow(props: QuantityRowProps) {
  const { name, label, fullLabel, price, note, value, max, error, onChange } = props
  const { counter: t } = useMessages()
  const waking = useWakingClasses()
  const count = /^\d{1,3}$/.test(value) ? Number(value) : 0
  const errorId = `${name}-error`
  return (
    <div className="py-2">
      {/* On a phone the name has the whole width, and what it costs stands beside the steps. */}
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4">
        <span className="font-semibold max-sm:col-span-2 sm:self-end">{label}</span>
        <span className="text-ink-soft max-sm:row-start-2 sm:self-start">
          {formatRupiah(price)}
          {note && (
            <>
              <span className="max-sm:hidden"> · </span>
              <span className="max-sm:block">{note}</span>
            </>
          )}
        </span>
        <span className="inline-flex items-center overflow-hidden rounded-xl border border-line-strong bg-surface has-aria-invalid:border-danger sm:col-start-2 sm:row-span-2 sm:row-start-1">
          <button
            type="button"
            className={classes(step, waking)}
            aria-label={`${t.fewer}: ${fullLabel}`}
            disabled={count === 0}
            onClick={() => onChange(String(count - 1))}
          >
            −
          </button>
          <input
            type="text"
            inputMode="numeric"
            name={name}
            value={value}
            onChange={({ target }) => onChange(target.value)}
            aria-label={t.howMany(fullLabel)}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? errorId : undefined}
            autoComplete="off"
            className="min-h-12 w-14 bg-transparent text-center text-xl font-semibold"
          />
          <button
            type="button"
            className={classes(step, waking)}
            aria-label={`${t.more}: ${fullLabel}`}
            disabled={count >= max}
            onClick={() => onChange(String(count + 1))}
          >
            +
          </button>
        </span>
      </div>
      {error && (
        <p id={errorId} className="mt-1 font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
