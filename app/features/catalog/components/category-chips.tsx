import { paths } from '#app/core/paths.ts'
import type { Category } from '#app/features/catalog/category.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale } from '#app/ui/locale.tsx'
import { categoryIcon } from './category-icons.ts'

/** Every main category as a sign and a word; on a phone they are four rows that scroll sideways. */
export function CategoryChips({ categories }: { categories: readonly Category[] }) {
  const locale = useLocale()
  return (
    <ul className="grid gap-2 max-sm:-mx-4 max-sm:auto-cols-[46%] max-sm:grid-flow-col max-sm:grid-rows-4 max-sm:overflow-x-auto max-sm:px-4 sm:grid-cols-3 sm:gap-3 lg:grid-cols-5">
      {categories.map(({ slug, kind, label }) => (
        <li key={slug}>
          <a
            href={paths.category(locale, slug)}
            className="group flex h-full min-h-14 items-center gap-2.5 rounded-2xl border border-line bg-surface p-2 leading-tight font-medium no-underline transition-colors hover:border-terrace hover:bg-terrace-soft"
          >
            <span
              className={`grid size-10 shrink-0 place-items-center rounded-xl ${kind === 'product' ? 'bg-gold-soft text-gold' : 'bg-terrace-soft text-terrace group-hover:bg-surface'}`}
            >
              <Icon icon={categoryIcon(slug, kind)} size={22} />
            </span>
            <span className="min-w-0 text-[0.95rem]">{label[locale]}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** A row of words that leads on to what is more specific. */
export function CategoryLinks({ categories }: { categories: readonly Category[] }) {
  const locale = useLocale()
  return (
    <ul className="flex flex-wrap gap-2">
      {categories.map(({ slug, label }) => (
        <li key={slug}>
          <a
            href={paths.category(locale, slug)}
            className="inline-flex min-h-11 items-center rounded-full border border-line-strong bg-surface px-4 font-medium no-underline hover:border-terrace hover:text-terrace"
          >
            {label[locale]}
          </a>
        </li>
      ))}
    </ul>
  )
}
