import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { localeOf, localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { listCategories } from '#app/features/catalog/categories.server.ts'
import { cardTags } from '#app/features/catalog/page-tags.ts'
import { listCategory } from '#app/features/search/queries.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Absent } from './absent.tsx'
import { categoryCrumbs, type CategoryData } from './category-data.ts'
import { CategoryView } from './category-view.tsx'
import { breadcrumbJsonLd } from './json-ld.ts'
import { absentMeta, absoluteIn, pageMeta } from './page-meta.ts'

type Loaded = CategoryData | { category: null }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(request)
  const categories = await listCategories()
  const category = categories.find(({ slug }) => slug === params.slug)
  if (!category) return data<Loaded>({ category: null }, { status: 404 })
  const hal = new URL(request.url).searchParams.get('hal') ?? ''
  const { cards, total, page, pages } = await listCategory(category.slug, hal, locale)
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
        ...categoryCrumbs(parent, locale),
        { label: category.label[locale], href: path(locale) },
      ]),
    ],
  })
}

export default function CategoryPage() {
  const loaded = useLoaderData<typeof loader>()
  return loaded.category ? <CategoryView {...loaded} /> : <Absent what="category" />
}
