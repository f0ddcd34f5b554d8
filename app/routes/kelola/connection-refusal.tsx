import { useActionData } from '@remix-run/react'
import { FollowForm } from '#app/features/calendars/components/connection-forms.tsx'
import { Alert } from '#app/ui/alert.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { ConnectionAnswer } from './connection-verb.server.ts'

/** Says above the connections why nothing was changed; an address that was refused can be mended there. */
export function ConnectionRefusal() {
  const { calendars: t } = useMessages()
  const answer = useActionData<ConnectionAnswer>()
  if (!answer) return null
  const { refusal, typed } = answer
  return (
    <div className="mb-4">
      <Alert tone="attention" title={t.refusals[refusal].title}>
        <p>{t.refusals[refusal].text}</p>
        {typed && <FollowForm slug={typed.experience} unitId={typed.unit} typed={typed.address} />}
      </Alert>
    </div>
  )
}
