import { SlidersHorizontal, X } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { formatCalendarDay } from '#app/core/dates.ts'
import type { DatedOffer } from '#app/features/bookings/free-visit.ts'
import type { Category } from '#app/features/catalog/category.ts'
import { CategoryLinks } from '#app/features/catalog/components/category-chips.tsx'
import { ListingGrid } from '#app/features/catalog/components/listing-tile.tsx'
import type { ListingCard } from '#app/features/catalog/listing-card.ts'
import { type SearchPageFilters, sortOrders } from '#app/features/search/filters.ts'
import { Alert } from '#app/ui/alert.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { type IgnoredName, searchHref } from './search-address.ts'
import { type Facets, useActiveFilters } from './search-choices.ts'
import { useTileOffers } from './search-offers.ts'

export type Found = {
  cards: ListingCard[]
  offers: Readonly<Record<string, DatedOffer>>
  total: number
  page: number
  pages: number
  match: 'exact' | 'corrected' | 'relaxed'
  readAs: string | null
  facets: Facets
}

type SearchResultsProps = {
  filters: SearchPageFilters
  ignored: readonly IgnoredName[]
  found: Found
  ideas: readonly Category[]
}

export function SearchResults({ filters, ignored, found, ideas }: SearchResultsProps) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  const { q, tanggal } = filters
  const offerOf = useTileOffers(filters, found.offers)
  return (
    <div id="hasil" className="min-w-0">
      <h1 className="font-display text-3xl font-bold break-words md:text-4xl">
        {q ? t.search.titleFor(q) : t.search.title}
      </h1>
      <div className="mt-2 grid gap-3">
        <p className="text-lg text-ink-soft">
          {t.search.results(found.total)}
          {found.readAs && <>. {t.search.readAs(found.readAs)}</>}
        </p>
        {tanggal && found.total > 0 && <p className="text-ink-soft">{t.search.dates.only}</p>}
        {found.match === 'relaxed' && found.total > 0 && <Alert>{t.search.relaxed(q)}</Alert>}
        {ignored.length > 0 && (
          <Alert tone="attention" title={t.search.ignoredTitle}>
            <p>{ignored.map((name) => t.search.ignored[name]).join('. ')}.</p>
          </Alert>
        )}
        <ActiveFilters filters={filters} facets={found.facets} />
        {found.total > 0 && <SortLinks filters={filters} />}
      </div>
      <div className="mt-6">
        {found.cards.length > 0 ? (
          <ListingGrid cards={found.cards} offerOf={offerOf} as="h2" eager={2} columns={3} />
        ) : (
          <NothingFound filters={filters} found={found} ideas={ideas} />
        )}
      </div>
      <Pagination
        page={found.page}
        lastPage={found.cards.length > 0 ? found.pages : 1}
        href={(hal) => searchHref(locale, filters, { hal })}
      />
    </div>
  )
}

function ActiveFilters({ filters, facets }: { filters: SearchPageFilters; facets: Facets }) {
  const { storefront: t } = useMessages()
  const active = useActiveFilters(filters, facets)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <LinkButton href="#saringan" look="outline" className="lg:hidden">
        <Icon icon={SlidersHorizontal} />
        {t.search.showFilters(active.length)}
      </LinkButton>
      {active.length > 0 && (
        <ul aria-label={t.search.activeFilters} className="flex flex-wrap gap-2">
          {active.map(({ label, href }) => (
            <li key={label}>
              <a
                href={href}
                rel="nofollow"
                aria-label={t.search.removeFilter(label)}
                className="inline-flex min-h-11 items-center gap-1.5 rounded-full bg-terrace-soft px-4 font-medium text-terrace no-underline hover:bg-terrace hover:text-on-terrace"
              >
                {label}
                <Icon icon={X} size={16} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const sortNames = Object.entries(sortOrders) as [keyof typeof sortOrders, keyof SortLabels][]
type SortLabels = Record<(typeof sortOrders)[keyof typeof sortOrders], string>

function SortLinks({ filters }: { filters: SearchPageFilters }) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  return (
    <nav aria-label={t.search.sort} className="overflow-x-auto border-b border-line">
      <ul className="flex min-w-max gap-1">
        {sortNames.map(([name, order]) => (
          <li key={name}>
            <a
              href={searchHref(locale, filters, { urut: name })}
              rel="nofollow"
              aria-current={filters.urut === name ? 'true' : undefined}
              className={`inline-flex min-h-11 items-center border-b-3 px-3 no-underline ${filters.urut === name ? 'border-action font-semibold' : 'border-transparent text-ink-soft hover:text-ink'}`}
            >
              {t.search.sorts[order]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type NothingFoundProps = { filters: SearchPageFilters; found: Found; ideas: readonly Category[] }

function NothingFound({ filters, found, ideas }: NothingFoundProps) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  if (found.total > 0) {
    const action = <LinkButton href={searchHref(locale, filters)}>{t.search.firstPage}</LinkButton>
    return (
      <EmptyState title={t.search.beyondTitle} action={action}>
        <p>{t.search.beyondText}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <EmptyState
        title={t.search.emptyTitle}
        action={
          <LinkButton href={paths.search(locale)} look="outline">
            {t.search.clear}
          </LinkButton>
        }
      >
        {filters.tanggal ? (
          <p>{t.search.dates.empty(formatCalendarDay(filters.tanggal, locale), filters.orang)}</p>
        ) : (
          <>
            <p>{t.search.emptyText(filters.q)}</p>
            <p className="mt-2">{t.search.emptyIdeas}</p>
          </>
        )}
      </EmptyState>
      <div className="mt-6">
        <CategoryLinks categories={ideas} />
      </div>
    </>
  )
}
