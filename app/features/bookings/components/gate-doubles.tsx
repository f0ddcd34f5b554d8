import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { noteMaximum } from '../gate-code.ts'
import type { GateDouble } from '../gate-list.ts'

type GateDoublesProps = {
  doubles: readonly GateDouble[]
  gate: string
  /** Why nothing can be written down here: no signal, or somebody who only reads. */
  locked: string | null
}

/** Who came in and should not have: found when gates without signal were heard. */
export function GateDoubles({ doubles, gate, locked }: GateDoublesProps) {
  const { doubles: t } = useMessages().kelola.gate
  if (doubles.length === 0) return null
  const open = doubles.filter(({ review }) => review === null)
  return (
    <Card as="section" className="p-4 md:p-5">
      <h2 id="ganda" className="font-display text-xl font-bold">
        {t.title}
      </h2>
      <p className="mt-1 mb-3 text-sm text-ink-soft">{t.lead}</p>
      {open.length > 0 && <Alert tone="attention" title={t.open(open.length)} />}
      <ul className="divide-y divide-line">
        {doubles.map((double) => (
          <DoubleLine key={double.scanId} {...{ double, gate, locked }} />
        ))}
      </ul>
    </Card>
  )
}

type LineProps = { double: GateDouble; gate: string; locked: string | null }

function DoubleLine({ double, gate, locked }: LineProps) {
  const locale = useLocale()
  const { kelola, visitUnits } = useMessages()
  const { doubles: t } = kelola.gate
  const { kind, code, title, zone, scannedAt, scannedBy, review } = double
  const tooMany = visitUnits.count(double.tooMany, double.unit)
  return (
    <li className="grid gap-2 py-4">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone="bad">{kind === 'cancelled' ? t.cancelled(tooMany) : t.tooMany(tooMany)}</Badge>
        <span className="font-mono text-sm">{code}</span>
      </p>
      <p>
        <strong>{title[locale]}</strong>
        <span className="block text-sm text-ink-soft">
          {formatDateTime(scannedAt, { locale, zone })} · {t.by(double.gate, scannedBy)}
        </span>
      </p>
      {review ? (
        <p className="text-sm text-ink-soft">
          {t.reviewed(review.reviewedBy, formatDateTime(review.reviewedAt, { locale, zone }))}
          {review.note && <span className="block text-ink">{review.note}</span>}
        </p>
      ) : (
        <Review {...{ double, gate, locked }} />
      )}
    </li>
  )
}

function Review({ double: { bookingId, scanId }, gate, locked }: LineProps) {
  if (locked) return <p className="text-sm text-ink-soft">{locked}</p>
  return <ReviewForm {...{ bookingId, scanId, gate }} />
}

type ReviewFormProps = {
  bookingId: string
  scanId: string
  gate: string
  /** What was typed before and could not be kept. */
  note?: string
  error?: string
}

/** Without a word it says as much: somebody has looked. */
export function ReviewForm({ bookingId, scanId, gate, note, error }: ReviewFormProps) {
  const { doubles: t } = useMessages().kelola.gate
  const field = { id: `catatan-${scanId}`, name: 'note', initialValue: note }
  return (
    <form method="post" action={paths.kelolaGate({ gerbang: gate, page: 'dilihat' })}>
      <input type="hidden" name="bookingId" value={bookingId} />
      <input type="hidden" name="scanId" value={scanId} />
      <div className="grid gap-2">
        <TextInput
          field={{ ...field, maxLength: noteMaximum, errors: error ? [error] : [] }}
          label={t.note}
          autoComplete="off"
        />
        <Button look="outline">{t.review}</Button>
      </div>
    </form>
  )
}
