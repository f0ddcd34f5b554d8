import { Search } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import type { DistrictSummary } from '#app/features/regions/region-pages.ts'
import { Button } from '#app/ui/button.tsx'
import { FrozenPart } from '#app/ui/frozen.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { TerraceLandscape } from '#app/ui/patterns.tsx'

export function HomeHero({ districts }: { districts: readonly DistrictSummary[] }) {
  return (
    <FrozenPart thing={districts} name="hero">
      <Hero districts={districts} />
    </FrozenPart>
  )
}

function Hero({ districts }: { districts: readonly DistrictSummary[] }) {
  const { storefront: t } = useMessages()
  const sum = (of: (district: DistrictSummary) => number) =>
    districts.reduce((total, district) => total + of(district), 0)
  const selling = districts.filter(({ listings }) => listings > 0)
  return (
    <section className="relative overflow-hidden bg-terrace-soft">
      <div className="relative z-10 mx-auto max-w-6xl px-4 pt-9 pb-40 md:pt-16 md:pb-56">
        <h1 className="max-w-xl font-display text-[2.1rem] leading-[1.1] font-bold md:text-[3.4rem]">
          {t.home.title}
        </h1>
        <p className="mt-4 max-w-xl text-lg md:text-xl">{t.home.lead}</p>
        <HeroSearch />
        {selling.length > 0 && (
          <p className="mt-5 inline-block rounded-full bg-surface px-4 py-1.5 text-sm font-medium text-terrace shadow-card">
            {t.home.figures(
              sum(({ shops }) => shops),
              selling.length,
              sum(({ listings }) => listings),
            )}
          </p>
        )}
      </div>
      <TerraceLandscape className="absolute inset-x-0 bottom-0 h-36 w-full md:h-64" />
    </section>
  )
}

/** Larger than the one in the header, which stands right above it on a phone. */
function HeroSearch() {
  const locale = useLocale()
  const { common, storefront: t } = useMessages()
  return (
    <form
      action={paths.search(locale)}
      className="mt-7 flex max-w-xl gap-2 rounded-2xl bg-surface p-2 shadow-lift max-md:hidden"
    >
      <input
        type="search"
        name="q"
        id="hero-q"
        aria-label={t.home.searchLabel}
        placeholder={common.searchPlaceholder}
        maxLength={120}
        autoComplete="off"
        data-suggest="/api/saran"
        className="min-h-12 min-w-0 flex-1 rounded-xl bg-transparent px-4 text-lg placeholder:text-ink-soft"
      />
      <Button size="large">
        <Icon icon={Search} />
        {common.search}
      </Button>
    </form>
  )
}
