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
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing cannot be a fieldset.
    <svg viewBox={map.viewBox} role="group" aria-label={label} className="max-h-[34rem] w-full">
      {map.villages.map(({ code, name, path }) => {
        const listings = byCode.get(code)?.listings ?? 0
        return (
          <a key={code} href={paths.village(locale, code)} className="group outline-none">
            <title>{`${name}: ${t.district.offers(listings)}`}</title>
            <path
              d={path}
              fillOpacity={shadeOf(listings, steps).opacity}
              strokeWidth={map.unit * 0.5}
              className="fill-terrace stroke-paper group-hover:stroke-action group-focus-visible:stroke-action"
            />
          </a>
        )
      })}
      {/* After all shapes, because a neighbour drawn later would cover them. */}
      {map.villages.map((village) => {
        const listings = byCode.get(village.code)?.listings ?? 0
        const { isDark } = shadeOf(listings, steps)
        return <Caption key={village.code} {...{ village, listings, isDark }} unit={map.unit} />
      })}
    </svg>
  )
}

type CaptionProps = {
  village: DistrictMap['villages'][number]
  listings: number
  isDark: boolean
  unit: number
}

/** The number where there is one, and the name where it fits; the list beside has all of them. */
function Caption({ village, listings, isDark, unit }: CaptionProps) {
  const { name, label, fitsName } = village
  const [x, y] = label
  const ink = isDark ? 'fill-on-terrace stroke-terrace' : 'fill-ink stroke-surface'
  return (
    <g
      aria-hidden
      textAnchor="middle"
      strokeWidth={unit * 0.6}
      className={`pointer-events-none [paint-order:stroke] [stroke-linejoin:round] ${ink}`}
    >
      {listings > 0 && (
        <text x={x} y={y} fontSize={unit * 4.4} fontWeight="700">
          {listings}
        </text>
      )}
      {fitsName && (
        <text x={x} y={y + unit * 3} fontSize={unit * 2.6} className="max-md:hidden">
          {name}
        </text>
      )}
    </g>
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
