import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import type { Category } from '#app/features/catalog/category.ts'
import type { ListingCard } from '#app/features/catalog/listing-card.ts'
import { messagesFor } from '#app/i18n/messages.ts'

export type CategoryData = {
  category: Category
  parent: Category | null
  children: Category[]
  siblings: Category[]
  cards: ListingCard[]
  total: number
  page: number
  pages: number
}

export const categoryCrumbs = (parent: Category | null, locale: Locale) => [
  { label: messagesFor(locale).common.home, href: paths.home(locale) },
  ...(parent ? [{ label: parent.label[locale], href: paths.category(locale, parent.slug) }] : []),
]
