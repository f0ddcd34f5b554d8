import { SearchX } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { ListingGrid } from '#app/features/catalog/components/listing-tile.tsx'
import type { ListingCard } from '#app/features/catalog/listing-card.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageBody } from '#app/ui/page-header.tsx'
import { KawungPattern } from '#app/ui/patterns.tsx'

type AbsentProps = {
  what: 'listing' | 'place' | 'shop' | 'category'
  suggestions?: readonly ListingCard[]
}

/** An address that leads nowhere: says so, and shows what may have been meant. */
export function Absent({ what, suggestions = [] }: AbsentProps) {
  const locale = useLocale()
  const { errors, common, storefront: t } = useMessages()
  return (
    <PageBody>
      <div className="relative overflow-hidden rounded-3xl bg-terrace-soft px-6 py-12 text-center md:py-16">
        <KawungPattern className="absolute inset-0 text-terrace opacity-10" size={56} />
        <div className="relative mx-auto max-w-xl">
          <Icon icon={SearchX} size={44} className="mx-auto text-terrace" />
          <h1 className="mt-4 font-display text-3xl font-bold md:text-4xl">{t.notFound[what]}</h1>
          <p className="mt-3 text-lg">{t.notFound[`${what}Text`]}</p>
          <p className="mt-6 flex flex-wrap justify-center gap-3">
            <LinkButton href={what === 'place' ? paths.map(locale) : paths.search(locale)}>
              {what === 'place' ? common.map : errors.goSearch}
            </LinkButton>
            <LinkButton href={paths.home(locale)} look="outline">
              {errors.goHome}
            </LinkButton>
          </p>
        </div>
      </div>
      {suggestions.length > 0 && (
        <section className="mt-12">
          <h2 className="mb-5 font-display text-2xl font-bold">{t.notFound.suggestions}</h2>
          <ListingGrid cards={suggestions} />
        </section>
      )}
    </PageBody>
  )
}
