import { paths } from '#app/core/paths.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import type { ReviewChange } from '#app/features/checkout/checkout-input.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

/** Why the button did not do what it says; in every case nothing was charged. */
export type ReviewRefusal =
  | { reason: 'cart-problem' | 'key-reused' | 'too-many-unpaid' }
  | { reason: 'review-changed'; changes: ReviewChange[]; before: Rupiah; now: Rupiah }
  | { reason: 'sold-out'; shortages: { name: string; left: number }[] }
  | { reason: 'consent' | 'way-not-offered' }

export function ReviewRefusalAlert({ refusal }: { refusal: ReviewRefusal }) {
  const locale = useLocale()
  const { checkout: t } = useMessages()
  if (refusal.reason === 'consent') return <Alert tone="bad">{t.fieldErrors.consent}</Alert>
  if (refusal.reason === 'way-not-offered') {
    return <Alert tone="bad">{t.refusals[refusal.reason]}</Alert>
  }
  if (refusal.reason === 'review-changed') return <ChangesAlert {...refusal} />
  return (
    <Alert tone="bad">
      <p>{t.refusals[refusal.reason]}</p>
      {refusal.reason === 'sold-out' && (
        <ul>
          {refusal.shortages.map(({ name, left }) => (
            <li key={name}>{t.soldOutLine(name, left)}</li>
          ))}
        </ul>
      )}
      <p>
        <a href={paths.cart(locale)} className="font-semibold">
          {t.fixCart}
        </a>
      </p>
    </Alert>
  )
}

/** The page below shows how it is now; here stands what to look at. */
function ChangesAlert({
  changes,
  before,
  now,
}: {
  changes: readonly ReviewChange[]
  before: Rupiah
  now: Rupiah
}) {
  const { checkout: t } = useMessages()
  return (
    <Alert tone="attention">
      <p>{t.refusals['review-changed']}</p>
      <ul className="list-disc pl-5">
        {changes.map((change) => (
          <li key={change}>
            {change === 'total' ? t.changes.total(before, now) : t.changes[change]}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
