import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { localeOf, localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { listCategories } from '#app/features/catalog/categories.server.ts'
import type { Category } from '#app/features/catalog/category.ts'
import { categoryIcon } from '#app/features/catalog/components/category-icons.ts'
import { CategoryChips, CategoryLinks } from '#app/features/catalog/components/category-chips.tsx'
import { ListingGrid } from '#app/features/catalog/components/listing-tile.tsx'
import type { ListingCard } from '#app/features/catalog/listing-card.ts'
import { cardTags } from '#app/features/catalog/page-tags.ts'
import { parseSearchFilters } from '#app/features/search/filters.ts'
import { searchListings } from '#app/features/search/queries.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { PageBody } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { Absent } from './absent.tsx'
import { breadcrumbJsonLd } from './json-ld.ts'
import { absentMeta, absoluteIn, pageMeta } from './page-meta.ts'

type Loaded =
  | { category: null }
  | {
      category: Category
      parent: Category | null
      children: Category[]
      siblings: Category[]
      cards: ListingCard[]
      total: number
      page: number
      pages: number
    }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(request)
  const categories = await listCategories()
  const category = categories.find(({ slug }) => slug === params.slug)
  if (!category) return data<Loaded>({ category: null }, { status: 404 })
  const hal = new URL(request.url).searchParams.get('hal') ?? ''
  const filters = parseSearchFilters(new URLSearchParams({ kategori: category.slug, hal }))
  const { cards, total, page, pages } = await searchListings(filters, locale)
  const parent = categories.find(({ slug }) => slug === category.parentSlug) ?? null
  const children = categories.filter(({ parentSlug }) => parentSlug === category.slug)
  const siblings = categories.filter(
    ({ parentSlug, kind }) => !parentSlug && kind === category.kind,
  )
  return data<Loaded>({ category, parent, children, siblings, cards, total, page, pages })
}

export const handle: PageHandle = {
  cache: (data) => {
    const loaded = data as Loaded
    if (!loaded.category) return null
    return { tags: [`category:${loaded.category.slug}`, ...cardTags(loaded.cards)], seconds: 60 }
  },
}

const crumbsOf = (parent: Category | null, locale: 'id' | 'en') => [
  { label: messagesFor(locale).common.home, href: paths.home(locale) },
  ...(parent ? [{ label: parent.label[locale], href: paths.category(locale, parent.slug) }] : []),
]

export const meta: MetaFunction<typeof loader> = (input) => {
  const locale = localeOfPath(input.location.pathname)
  const { storefront: t } = messagesFor(locale)
  const loaded = input.data
  if (!loaded?.category) return absentMeta(t.notFound.category)
  const { category, parent, page, total } = loaded
  const suffix = page > 1 ? `?hal=${page}` : ''
  const path = (each: 'id' | 'en') => paths.category(each, category.slug) + suffix
  const absolute = absoluteIn(input)
  return pageMeta(input, {
    title: category.label[locale],
    description: t.category.description(category.label[locale]),
    path,
    index: total > 0,
    jsonLd: [
      breadcrumbJsonLd(absolute, [
        ...crumbsOf(parent, locale),
        { label: category.label[locale], href: path(locale) },
      ]),
    ],
  })
}

export default function CategoryPage() {
  const loaded = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { storefront: t } = useMessages()
  if (!loaded.category) return <Absent what="category" />
  const { category, parent, children, siblings, cards, total, page, pages } = loaded
  const { slug, label, kind } = category
  return (
    <PageBody>
      <Breadcrumbs crumbs={crumbsOf(parent, locale)} current={label[locale]} />
      <header className="mt-2 mb-6 flex flex-wrap items-center gap-x-5 gap-y-3">
        <span
          className={`grid size-16 place-items-center rounded-2xl ${kind === 'product' ? 'bg-gold-soft text-gold' : 'bg-terrace-soft text-terrace'}`}
        >
          <Icon icon={categoryIcon(parent ? parent.slug : slug, kind)} size={34} />
        </span>
        <div className="min-w-0 flex-1">
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
