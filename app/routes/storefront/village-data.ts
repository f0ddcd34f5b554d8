import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import type { ListingCard } from '#app/features/catalog/listing-card.ts'
import type { DistrictMap } from '#app/features/regions/nearby-villages.ts'
import type { VillagePage } from '#app/features/regions/region-pages.ts'
import { messagesFor } from '#app/i18n/messages.ts'

export type VillageData = {
  village: VillagePage
  map: DistrictMap | null
  neighbours: { code: string; name: string; path: string }[]
  cards: ListingCard[]
}
export function villageCrumbs({ district }: VillagePage, locale: Locale) {
  const { common, storefront: t } = messagesFor(locale)
  return [
    { label: common.home, href: paths.home(locale) },
    { label: common.map, href: paths.map(locale) },
    { label: t.district.title(district.name), href: paths.district(locale, district.slug) },
  ]
}
