import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { averageText, type Rating } from '../rating.ts'

/** "★ 4,8 (12)", said in words to who listens. */
export function RatingText({ rating }: { rating: Rating }) {
  const locale = useLocale()
  const { reviews: t } = useMessages()
  const average = averageText(rating, locale)
  return (
    <span className="whitespace-nowrap">
      <span aria-hidden="true">
        <span className="text-gold">★</span> {average}{' '}
        <span className="text-ink-soft">({rating.count})</span>
      </span>
      <span className="sr-only">{t.ratingSaid(average, rating.count)}</span>
    </span>
  )
}
