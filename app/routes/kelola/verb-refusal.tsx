import { useActionData } from '@remix-run/react'
import type { Kelola } from '#app/i18n/id/kelola.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useMessages } from '#app/ui/locale.tsx'

/** Says above the order why a verb did nothing. */
export function VerbRefusal() {
  const { kelola: t } = useMessages()
  const refusal = useActionData<{ refusal: keyof Kelola['refusals'] }>()?.refusal
  if (!refusal) return null
  return (
    <div className="mb-4">
      <Alert tone="attention" title={t.refusals[refusal].title}>
        {t.refusals[refusal].text}
      </Alert>
    </div>
  )
}
