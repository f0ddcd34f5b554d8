import { formatTime } from '#app/core/dates.ts'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { countField, dropField, type GoodToCount, seenField } from '../take.ts'

type CountListProps = {
  goods: readonly GoodToCount[]
  /** What came back because a number could not be read. */
  typed: Readonly<Record<string, unknown>>
  wrong: readonly string[]
}

/** A field for each good, big enough for a thumb; what the books say stands beside it. */
export function CountList({ goods, typed, wrong }: CountListProps) {
  return (
    <ul className="grid gap-3 lg:grid-cols-2">
      {goods.map((good) => (
        <CountRow
          key={good.variantId}
          good={good}
          typed={typed}
          isWrong={wrong.includes(countField(good.variantId))}
        />
      ))}
    </ul>
  )
}

type CountRowProps = { good: GoodToCount; typed: CountListProps['typed']; isWrong: boolean }

function CountRow({ good, typed, isWrong }: CountRowProps) {
  const locale = useLocale()
  const { stockTake: t } = useMessages()
  const { variantId, name, makerName, unit, available, held, counted, countedAt } = good
  const field = countField(variantId)
  const text = (of: string) => (typeof typed[of] === 'string' ? typed[of] : undefined)
  return (
    <Card as="li" className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
      <label htmlFor={field} className="min-w-0 flex-1 basis-40">
        <span className="block font-semibold wrap-anywhere">{name}</span>
        <span className="block text-sm text-ink-soft">
          {makerName} · {t.byBooks(available, unit)}
          {held > 0 && ` · ${t.held(held)}`}
        </span>
        {counted !== null && countedAt && (
          <span className="block text-sm font-semibold text-terrace">
            {t.isCounted(counted, unit, formatTime(countedAt, { locale }))}
          </span>
        )}
      </label>
      {/* The count is one of the moment the page was shown, also when it comes back. */}
      <input
        type="hidden"
        name={seenField(variantId)}
        value={text(seenField(variantId)) ?? available}
      />
      <input
        id={field}
        type="text"
        inputMode="numeric"
        name={field}
        defaultValue={text(field)}
        aria-label={t.counted(name)}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${field}-error` : undefined}
        autoComplete="off"
        className="field-control w-24 text-center text-xl font-semibold tabular-nums"
      />
      {isWrong && (
        <p id={`${field}-error`} className="basis-full font-medium text-danger">
          {t.wrong}
        </p>
      )}
      {counted !== null && (
        <label className="flex min-h-11 basis-full items-center gap-3 text-sm">
          <input type="checkbox" name={dropField(variantId)} className="size-5" />
          {t.drop}
        </label>
      )}
    </Card>
  )
}
