import { paths } from '#app/core/paths.ts'
import type { VillageSummary } from '#app/features/regions/region-pages.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

type VillageListProps = {
  villages: readonly (Pick<VillageSummary, 'code' | 'name' | 'outline'> & {
    listings?: number
    note?: string
  })[]
}

/** Villages by name and shape; those that sell say how much. */
export function VillageList({ villages }: VillageListProps) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  return (
    <ul className="grid grid-cols-1 gap-x-4 xs:grid-cols-2">
      {villages.map(({ code, name, outline, listings, note }) => (
        <li key={code}>
          <a
            href={paths.village(locale, code)}
            className="group flex min-h-14 items-center gap-3 rounded-xl px-2 py-1.5 no-underline hover:bg-terrace-soft"
          >
            <VillageShape outline={outline} className="size-9" />
            <span className="min-w-0">
              <span className="block leading-tight font-semibold group-hover:text-terrace">
                {name}
              </span>
              <span className="block text-sm text-ink-soft">
                {note ?? t.district.offers(listings ?? 0)}
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The outline of a village as its sign. */
export function VillageShape({
  outline,
  className,
}: {
  outline: string | null
  className?: string
}) {
  if (!outline) return null
  return (
    <svg
      viewBox="-2 -2 104 104"
      aria-hidden
      focusable={false}
      className={`shrink-0 fill-terrace ${className ?? ''}`}
    >
      <path d={outline} />
    </svg>
  )
}
