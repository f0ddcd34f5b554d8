import { isVisitRefusal } from '#app/features/bookings/experience-calendar.ts'
import type { CartNotice } from '#app/features/cart/notice.ts'
import type { Messages } from '#app/i18n/id.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useMessages } from '#app/ui/locale.tsx'

export function CartNoticeAlert({ notice }: { notice: CartNotice }) {
  const { cart: t, bookings } = useMessages()
  const good = ['added', 'removed', 'removed-visit', 'refilled'].includes(notice.kind)
  return (
    <div className="mb-4">
      <Alert tone={good ? 'good' : 'attention'}>{sentenceOf(notice, t, bookings)}</Alert>
    </div>
  )
}

function sentenceOf(
  { kind, left }: CartNotice,
  t: Messages['cart'],
  bookings: Messages['bookings'],
): string {
  if (kind === 'date') return bookings.badDate
  if (isVisitRefusal(kind)) return bookings.refusals[kind]
  if (kind === 'added') return t.added
  if (kind === 'too-many' || kind === 'left-out' || kind === 'removed-visit') {
    return t.notices[kind](left)
  }
  return t.notices[kind]
}
