import type { ShadeStep } from '#app/features/regions/shade.ts'
import { useMessages } from '#app/ui/locale.tsx'

export function MapLegend({ steps }: { steps: readonly ShadeStep[] }) {
  const { storefront: t } = useMessages()
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <span className="font-semibold">{t.map.legend}</span>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {steps.map(({ from, to, opacity }) => (
          <li key={to} className="flex items-center gap-1.5">
            <svg width="22" height="16" aria-hidden focusable={false}>
              <rect
                width="22"
                height="16"
                rx="4"
                fillOpacity={opacity}
                className="fill-terrace stroke-line-strong"
              />
            </svg>
            {t.map.legendRange(from, to)}
          </li>
        ))}
      </ul>
    </div>
  )
}
