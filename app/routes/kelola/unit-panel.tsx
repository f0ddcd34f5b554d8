import type { UnitChoice } from '#app/features/business-units/business-unit.ts'
import { UnitChoiceForm } from '#app/features/business-units/components/unit-choice.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from './panel.tsx'

/** On the page of a good or a visit: to which unit it belongs. */
export function UnitPanel({ choice, listingId }: { choice: UnitChoice; listingId: string }) {
  const { businessUnits: t } = useMessages()
  return (
    <Panel title={t.assignTitle} lead={t.assignLead} className="mb-5 max-w-2xl">
      <UnitChoiceForm choice={choice} listingIds={[listingId]} />
    </Panel>
  )
}
