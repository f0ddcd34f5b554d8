import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import type { ListingCard } from '#app/features/catalog/listing-card.ts'
import type { DistrictMap } from '#app/features/regions/nearby-villages.ts'
import type { DistrictPage } from '#app/features/regions/region-pages.ts'
import { messagesFor } from '#app/i18n/messages.ts'

export type DistrictData = {
  district: DistrictPage
  map: DistrictMap | null
  cards: ListingCard[]
}

export const districtCrumbs = (locale: Locale) => [
  { label: messagesFor(locale).common.home, href: paths.home(locale) },
  { label: messagesFor(locale).common.map, href: paths.map(locale) },
]
