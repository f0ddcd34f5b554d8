import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import type { Rating } from '#app/features/catalog/rating.ts'
import type { JsonLd } from './page-meta.ts'

// What search engines read. The root escapes it for its place inside a <script> element.

type Absolute = (path: string) => string

export function webSiteJsonLd({
  locale,
  absolute,
  name,
}: {
  locale: Locale
  absolute: Absolute
  name: string
}): JsonLd {
  return {
    '@type': 'WebSite',
    name,
    url: absolute(paths.home(locale)),
    inLanguage: locale,
    potentialAction: {
      '@type': 'SearchAction',
      target: {
        '@type': 'EntryPoint',
        urlTemplate: `${absolute(paths.search(locale))}?q={search_term_string}`,
      },
      'query-input': 'required name=search_term_string',
    },
  }
}

export function breadcrumbJsonLd(
  absolute: Absolute,
  crumbs: readonly { label: string; href: string }[],
): JsonLd {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ label, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      item: absolute(href),
    })),
  }
}

export function ratingJsonLd({ rating }: { rating: Rating | null }): JsonLd {
  if (!rating) return {}
  const { sum, count } = rating
  const ratingValue = (sum / count).toFixed(1)
  return { aggregateRating: { '@type': 'AggregateRating', ratingValue, reviewCount: count } }
}
