import { Ban } from 'lucide-react'
import type { VisitUnit } from '#app/core/visit-unit.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { fullnesses, fullnessOf, type Occupancy } from '../desk-day.ts'

/** Four boxes, as many filled as the day is full: to be told apart without any colour. */
function Meter({ occupancy }: { occupancy: Occupancy }) {
  const level = fullnesses.indexOf(fullnessOf(occupancy))
  return (
    <span aria-hidden className="flex w-16 shrink-0 gap-0.5">
      {[1, 2, 3, 4].map((box) => (
        <span
          key={box}
          className={`h-2.5 flex-1 rounded-xs border ${box <= level ? 'border-terrace bg-terrace' : 'border-line-strong'}`}
        />
      ))}
    </span>
  )
}

type OccupancyProps = { occupancy: Occupancy; unit: VisitUnit }

/** `12 dari 40 orang · mulai ramai`, with its boxes. */
export function OccupancyLine({ occupancy, unit }: OccupancyProps) {
  const { deskCalendar: t, visitUnits } = useMessages()
  const { taken, blocked, capacity } = occupancy
  const fullness = fullnessOf(occupancy)
  return (
    <span className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5">
      <Meter occupancy={occupancy} />
      <span>{t.taken(taken, visitUnits.count(capacity, unit))}</span>
      <span className={fullness === 'full' ? 'font-bold' : 'text-ink-soft'}>
        {[t.fullness[fullness], blocked > 0 && t.blocked(blocked)].filter(Boolean).join(' · ')}
      </span>
    </span>
  )
}

export function ClosedMark({ text }: { text: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-ink-soft">
      <Icon icon={Ban} size={16} />
      {text}
    </span>
  )
}
