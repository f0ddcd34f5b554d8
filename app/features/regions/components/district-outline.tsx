import { paths } from '#app/core/paths.ts'
import type { DistrictMap } from '#app/features/regions/nearby-villages.ts'
import type { VillageSummary } from '#app/features/regions/region-pages.ts'
import { shadeOf, type ShadeStep } from '#app/features/regions/shade.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

type DistrictOutlineProps = {
  map: DistrictMap
  label: string
  villages: readonly Pick<VillageSummary, 'code' | 'name' | 'listings'>[]
  steps: readonly ShadeStep[]
}

/** The villages of one kecamatan with what they offer; every one is a link. */
export function DistrictOutline({ map, label, villages, steps }: DistrictOutlineProps) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  const byCode = new Map(villages.map((village) => [village.code, village]))
  return (
    <svg viewBox={map.viewBox} role="group" aria-label={label} className="max-h-[34rem] w-full">
      {map.villages.map(({ code, name, label: [x, y], path }) => {
        const listings = byCode.get(code)?.listings ?? 0
        const { opacity, isDark } = shadeOf(listings, steps)
        return (
          <a key={code} href={paths.village(locale, code)} className="group outline-none">
            <title>{`${name}: ${t.district.offers(listings)}`}</title>
            <path
              d={path}
              fillOpacity={opacity}
              strokeWidth={map.unit * 0.5}
              className="fill-terrace stroke-paper group-hover:stroke-action group-focus-visible:stroke-action"
            />
            <text
              x={x}
              y={y}
              textAnchor="middle"
              fontSize={map.unit * 3}
              aria-hidden
              className={`pointer-events-none ${isDark ? 'fill-on-terrace' : 'fill-ink'}`}
            >
              {name}
              <tspan x={x} dy={map.unit * 3.4} fontSize={map.unit * 3.2} fontWeight="700">
                {listings}
              </tspan>
            </text>
          </a>
        )
      })}
    </svg>
  )
}

/** Where one village lies among those around it. */
export function VillageLocation({
  map,
  code,
  label,
}: {
  map: DistrictMap
  code: string
  label: string
}) {
  return (
    <svg viewBox={map.viewBox} role="img" aria-label={label} className="max-h-72 w-full">
      {map.villages.map(({ code: each, path }) => (
        <path
          key={each}
          d={path}
          strokeWidth={map.unit * 0.6}
          className={each === code ? 'fill-action stroke-paper' : 'fill-terrace stroke-paper'}
          fillOpacity={each === code ? 1 : 0.22}
        />
      ))}
    </svg>
  )
}
