import { formatDate } from '#app/core/dates.ts'
import { ReportLink } from '#app/ui/report-link.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { ShownReview } from '../shown-review.ts'
import { ReviewPictures } from './review-pictures.tsx'
import { Stars } from './stars.tsx'

/** `title`: what was bought. */
type ReviewListProps = { reviews: readonly ShownReview[]; title: string; shopName: string }

export function ReviewList({ reviews, title, shopName }: ReviewListProps) {
  return (
    <ul className="divide-y divide-line">
      {reviews.map((review) => (
        <li key={review.id} className="py-4 first:pt-0">
          <ReviewText review={review} title={title} shopName={shopName} />
          <ReportLink word="ulasan" id={review.id} />
        </li>
      ))}
    </ul>
  )
}

type ReviewTextProps = { review: ShownReview; title: string; shopName: string }

/** What was said, by whom, and what the BUM Desa answers. */
export function ReviewText({ review, title, shopName }: ReviewTextProps) {
  const { stars, words, shownName, pictures, reply, createdAt, isGivenBack } = review
  const locale = useLocale()
  const { reviews: t } = useMessages()
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <Stars stars={stars} />
        <strong>{shownName ?? t.someBuyer}</strong>
        <span className="text-sm text-ink-soft">{formatDate(createdAt, { locale })}</span>
      </p>
      {isGivenBack && <Badge>{t.givenBack}</Badge>}
      {words && <p className="mt-1 break-words whitespace-pre-line">{words}</p>}
      <ReviewPictures title={title} pictures={pictures} />
      {reply && (
        <div className="mt-2 rounded-xl bg-sunken px-4 py-2.5">
          <p className="text-sm font-semibold">{t.replyOf(shopName)}</p>
          <p className="break-words whitespace-pre-line">{reply}</p>
        </div>
      )}
    </>
  )
}
