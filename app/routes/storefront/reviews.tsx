import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { RatingText } from '#app/features/catalog/components/rating-text.tsx'
import { ReviewList } from '#app/features/reviews/components/review-list.tsx'
import { cursorField } from '#app/features/reviews/forms.ts'
import { listReviews } from '#app/features/reviews/queries.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageBody } from '#app/ui/page-header.tsx'
import { requireListingPage } from './listing.server.ts'
import { listingPathOf } from './listing-meta.ts'
import { pageMeta } from './page-meta.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const listing = await requireListingPage(params.slug)
  const before = cursorField.parse(new URL(request.url).searchParams.get('setelah'))
  const page = await listReviews(listing.id, { limit: 20, before })
  return { listing, before, ...page }
}

export const meta: MetaFunction<typeof loader> = (input) => {
  if (!input.data) return []
  const { listing } = input.data
  const locale = localeOfPath(input.location.pathname)
  const { reviews: t } = messagesFor(locale)
  return pageMeta(input, {
    title: t.of(listing.title[locale]),
    description: t.realBuyers,
    path: (each) => paths.reviews(each, listing.slug),
  })
}

export default function Reviews() {
  const { listing, reviews, before, next } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { reviews: t } = useMessages()
  const title = listing.title[locale]
  return (
    <PageBody>
      <div className="mx-auto max-w-2xl">
        <a
          href={listingPathOf(listing, locale)}
          className="inline-flex min-h-11 items-center text-terrace"
        >
          {t.back(title)}
        </a>
        <h1 className="font-display text-3xl leading-tight font-bold">{t.of(title)}</h1>
        {listing.rating && (
          <p className="mt-1 text-lg">
            <RatingText rating={listing.rating} />
          </p>
        )}
        <p className="mt-1 mb-6 text-ink-soft">{listing.rating ? t.realBuyers : t.none}</p>
        <ReviewList reviews={reviews} title={title} shopName={listing.shop.name} />
        <nav className="mt-6 flex flex-wrap gap-3">
          {before && (
            <LinkButton href={paths.reviews(locale, listing.slug)} look="quiet">
              {t.newest}
            </LinkButton>
          )}
          {next && (
            <LinkButton href={paths.reviews(locale, listing.slug, next)} look="outline">
              {t.older}
            </LinkButton>
          )}
        </nav>
      </div>
    </PageBody>
  )
}
