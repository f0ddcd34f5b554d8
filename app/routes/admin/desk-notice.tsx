import { useActionData, useSearchParams } from '@remix-run/react'
import type { Admin } from '#app/i18n/id/admin.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useMessages } from '#app/ui/locale.tsx'

/** What was just done, as the deed's redirect says it. */
export function DeskNotice() {
  const [search] = useSearchParams()
  const { notices } = useMessages().admin
  const done = search.get('selesai') ?? ''
  if (!Object.hasOwn(notices, done)) return null
  return (
    <div className="mb-4">
      <Alert tone="good">{notices[done as keyof Admin['notices']]}</Alert>
    </div>
  )
}

/** Says above the page why a deed did nothing. */
export function DeskRefusal() {
  const { refusals } = useMessages().admin
  const refusal = useActionData<{ refusal?: keyof Admin['refusals'] }>()?.refusal
  if (!refusal) return null
  return (
    <div className="mb-4">
      <Alert tone="attention">{refusals[refusal]}</Alert>
    </div>
  )
}
