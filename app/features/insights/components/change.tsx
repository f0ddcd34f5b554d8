import { useMessages } from '#app/ui/locale.tsx'
import { changeInPercent } from '../sales.ts'

/** `▲ naik 12% dari Rp1.000`: the word says it, the sign only repeats it. */
export function Change({
  now,
  before,
  write,
}: {
  now: bigint
  before: bigint
  write: (value: bigint) => string
}) {
  const { sales: t } = useMessages()
  const change = changeInPercent(now, before)
  if (change === null) return <span className="text-ink-soft">{t.noneBefore}</span>
  if (now === before) return t.same(write(before))
  return now > before ? (
    <span className="text-terrace">
      <span aria-hidden>▲ </span>
      {t.up(change, write(before))}
    </span>
  ) : (
    <span className="text-danger">
      <span aria-hidden>▼ </span>
      {t.down(-change, write(before))}
    </span>
  )
}
