import { paths } from '#app/core/paths.ts'
import type { Category } from '#app/features/catalog/category.ts'
import { CategoryChips, CategoryLinks } from '#app/features/catalog/components/category-chips.tsx'
import { categoryIcon } from '#app/features/catalog/components/category-icons.ts'
import { ListingGrid } from '#app/features/catalog/components/listing-tile.tsx'
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageBody } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { categoryCrumbs, type CategoryData } from './category-data.ts'

export function CategoryView(loaded: CategoryData) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  const { category, parent, children, siblings, cards, total, page, pages } = loaded
  const { slug, label, kind } = category
  return (
    <PageBody>
      <Breadcrumbs crumbs={categoryCrumbs(parent, locale)} current={label[locale]} />
      <header className="mt-2 mb-6 flex flex-wrap items-center gap-x-5 gap-y-3">
        <span
          className={`grid size-16 place-items-center rounded-2xl ${kind === 'product' ? 'bg-gold-soft text-gold' : 'bg-terrace-soft text-terrace'}`}
        >
          <Icon icon={categoryIcon(parent ? parent.slug : slug, kind)} size={34} />
        </span>
        <div className="min-w-0 flex-1 basis-48">
          <h1 className="font-display text-3xl font-bold md:text-4xl">{label[locale]}</h1>
          <p className="text-lg text-ink-soft">{t.category.results(total)}</p>
        </div>
        <LinkButton href={paths.search(locale, { kategori: slug })} look="outline" rel="nofollow">
          {t.category.refine}
        </LinkButton>
      </header>
      {children.length > 0 && (
        <nav aria-label={t.category.subcategories} className="mb-8">
          <CategoryLinks categories={children} />
        </nav>
      )}
      {cards.length > 0 ? (
        <ListingGrid cards={cards} as="h2" eager={2} />
      ) : (
        <EmptyCategory siblings={siblings} />
      )}
      <Pagination
        page={page}
        lastPage={cards.length > 0 ? pages : 1}
        href={(each) => paths.category(locale, slug) + (each > 1 ? `?hal=${each}` : '')}
      />
    </PageBody>
  )
}

function EmptyCategory({ siblings }: { siblings: readonly Category[] }) {
  const { storefront: t } = useMessages()
  return (
    <>
      <EmptyState title={t.search.emptyTitle}>
        <p>{t.category.empty}</p>
      </EmptyState>
      <div className="mt-6">
        <CategoryChips categories={siblings} />
      </div>
    </>
  )
}
