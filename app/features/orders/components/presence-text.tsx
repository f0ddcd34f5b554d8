import { Badge } from '#app/ui/badge.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { Guest } from '../guest.ts'

/** Whether they went in; nothing as long as they may still come. */
export function PresenceText({ presence }: Pick<Guest, 'presence'>) {
  const { deskCalendar } = useMessages()
  const { presence: t } = deskCalendar
  if (presence.kind === 'expected') return null
  if (presence.kind === 'absent') return <Badge tone="attention">{t.absent}</Badge>
  return (
    <Badge tone="good">{presence.kind === 'noted' ? t.noted : t.entered(presence.count)}</Badge>
  )
}
