import { useMessages } from '#app/ui/locale.tsx'
import type { CollectionRefusal } from '../terms.ts'

/** Why a purchase of who otherwise takes money at the hand-over is to be paid now; nothing where nobody does. */
export function CollectionNote({ refusal }: { refusal: CollectionRefusal | null }) {
  const { collections: t } = useMessages()
  if (!refusal) return null
  return (
    <p className="rounded-xl bg-sunken px-3 py-2 text-sm">
      <strong>{t.notOffered}</strong> {t.refusals[refusal]}
    </p>
  )
}
