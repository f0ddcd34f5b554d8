import { paths } from '#app/core/paths.ts'
import { regencyMap } from '#app/features/regions/regency-map.ts'
import type { DistrictSummary } from '#app/features/regions/region-pages.ts'
import { shadeOf, type ShadeStep } from '#app/features/regions/shade.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

type RegencyChoroplethProps = {
  districts: readonly DistrictSummary[]
  steps: readonly ShadeStep[]
  /** A small one beside a text only shows shape and shade; its link goes to the large one. */
  plain?: boolean
  className?: string
}

const { width, height } = regencyMap.viewBox

/**
 * The kecamatan by how much they offer. The number stands on each, so nobody needs the colours; every
 * one is a link, reached by keyboard in the order of the list.
 */
export function RegencyChoropleth({ districts, steps, plain, className }: RegencyChoroplethProps) {
  const { storefront: t } = useMessages()
  const byCode = new Map(districts.map((district) => [district.code, district]))
  return (
    <svg
      viewBox={`-6 -6 ${width + 12} ${height + 12}`}
      role={plain ? 'img' : 'group'}
      aria-label={t.map.label}
      className={`h-auto w-full ${className ?? ''}`}
    >
      {regencyMap.districts.map(({ code, path }) => {
        const district = byCode.get(code)
        if (!district) return null
        const shape = (
          <path
            d={path}
            fillOpacity={shadeOf(district.listings, steps).opacity}
            className="fill-terrace stroke-paper stroke-4 transition-[fill-opacity] group-hover:stroke-action group-focus-visible:stroke-action"
          />
        )
        if (plain) return <g key={code}>{shape}</g>
        return (
          <DistrictLink key={code} district={district}>
            {shape}
          </DistrictLink>
        )
      })}
      {/* After all shapes, because a neighbour drawn later would cover them. */}
      {!plain &&
        regencyMap.districts.map(({ code, name, label }) => {
          const listings = byCode.get(code)?.listings ?? 0
          const { isDark } = shadeOf(listings, steps)
          return (
            <Caption key={code} name={name} label={label} listings={listings} isDark={isDark} />
          )
        })}
    </svg>
  )
}

function DistrictLink({
  district: { slug, name, listings },
  children,
}: {
  district: DistrictSummary
  children: React.ReactNode
}) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  return (
    <a href={paths.district(locale, slug)} className="group outline-none">
      <title>{t.map.region(name, listings)}</title>
      {children}
    </a>
  )
}

type CaptionProps = {
  name: string
  label: readonly [x: number, y: number]
  listings: number
  isDark: boolean
}

function Caption({ name, label: [x, y], listings, isDark }: CaptionProps) {
  const ink = isDark ? 'fill-on-terrace stroke-terrace' : 'fill-ink stroke-surface'
  return (
    <g
      aria-hidden
      className={`pointer-events-none stroke-4 [paint-order:stroke] [stroke-linejoin:round] ${ink}`}
      textAnchor="middle"
    >
      <text x={x} y={y} className="text-[34px] font-bold md:text-[24px]">
        {listings}
      </text>
      <text x={x} y={y + 20} className="text-[17px] max-md:hidden">
        {name}
      </text>
    </g>
  )
}
