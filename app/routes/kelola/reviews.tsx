import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { ReportLink } from '#app/ui/report-link.tsx'
import { ReviewText } from '#app/features/reviews/components/review-list.tsx'
import {
  countUnansweredReviews,
  type DeskReview,
  listReviewsForShop,
} from '#app/features/reviews/desk-queries.server.ts'
import { deskReviewQuery, reviewSearchMaximum } from '#app/features/reviews/forms.ts'
import { canReplyToReviews } from '#app/features/reviews/review-policy.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { buttonClasses, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { Tabs } from '#app/ui/tabs.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.reviews.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, shop, role } = await requireShopMember(request)
  const query = deskReviewQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [{ rows, next }, unanswered] = await Promise.all([
    listReviewsForShop(shopId, query),
    countUnansweredReviews(shopId),
  ])
  const canReply = canReplyToReviews(role)
  return { query, reviews: rows, next, unanswered, canReply, shopName: shop.name }
}

export default function ShopReviews() {
  const { query, reviews, next, unanswered, canReply, shopName } = useLoaderData<typeof loader>()
  const { title, desk: t, older, newest } = useMessages().reviews
  const { lihat, cari } = query
  return (
    <>
      <PageHeader title={title} />
      <Tabs
        label={t.viewsLabel}
        tabs={(['belum', 'semua'] as const).map((each) => ({
          href: paths.kelolaReviews({ lihat: each, cari }),
          label: t.views[each],
          current: each === lihat,
          ...(each === 'belum' && { count: unanswered }),
        }))}
      />
      <SearchForm
        action={paths.kelolaReviews()}
        hidden={{ lihat }}
        value={cari}
        label={t.search}
        maxLength={reviewSearchMaximum}
      />
      {reviews.length === 0 && (
        <EmptyState title={t.empty}>
          <p>{t.emptyText}</p>
        </EmptyState>
      )}
      <ul className="grid gap-3">
        {reviews.map((review) => (
          <ReviewCard key={review.id} review={review} shopName={shopName} canReply={canReply} />
        ))}
      </ul>
      <nav className="mt-6 flex justify-center gap-3">
        {query.setelah && (
          <Link
            to={paths.kelolaReviews({ lihat, cari })}
            className={buttonClasses({ look: 'quiet' })}
          >
            {newest}
          </Link>
        )}
        {next && (
          <Link
            to={paths.kelolaReviews({ lihat, cari, setelah: next })}
            className={buttonClasses({ look: 'outline' })}
          >
            {older}
          </Link>
        )}
      </nav>
    </>
  )
}

type ReviewCardProps = { review: DeskReview; shopName: string; canReply: boolean }

function ReviewCard({ review, shopName, canReply }: ReviewCardProps) {
  const { desk: t } = useMessages().reviews
  return (
    <Card as="li" className="p-4">
      <h2 className="mb-1 font-semibold break-words">{review.title}</h2>
      <ReviewText review={review} title={review.title} shopName={shopName} />
      {review.hiddenReason !== null ? (
        <p className="mt-2 text-sm break-words text-ink-soft">{t.hidden(review.hiddenReason)}</p>
      ) : (
        <div className="mt-3 flex flex-wrap items-center gap-x-4">
          {canReply && (
            <LinkButton href={paths.kelolaReview(review.id)} look="outline">
              {review.reply ? t.answered : t.answer}
            </LinkButton>
          )}
          <ReportLink word="ulasan" id={review.id} />
        </div>
      )}
    </Card>
  )
}
