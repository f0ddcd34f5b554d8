import { Form } from '@remix-run/react'
import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import { paths } from '#app/core/paths.ts'
import type { CallOffReach } from '#app/features/bookings/call-off.server.ts'
import type { DeskDay } from '#app/features/bookings/desk-day.ts'
import { longestCallOffReason } from '#app/features/bookings/desk-forms.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from './panel.tsx'

type CallOffPanelProps = {
  day: DeskDay
  date: CalendarDate
  wisata: string | undefined
  /** Null: the whole day. */
  sessionId: string | null
  reach: CallOffReach
  /** A reason that was not one. */
  typed: string
}

/** How many it touches and what they paid stands above the button. */
export function CallOffPanel(props: CallOffPanelProps) {
  const { day, date, wisata, sessionId, reach, typed } = props
  const { deskCalendar, visitUnits } = useMessages()
  const { callOff: t } = deskCalendar
  const counted = (count: number) => visitUnits.count(count, day.unit)
  return (
    <div className="mb-4">
      <Panel title={t.title(day.title)} tone="action">
        <div className="grid gap-3">
          {day.mode === 'session' && <WhichForm {...props} />}
          <p className="font-semibold">
            {reach.parties > 0
              ? t.touches(reach.parties, counted(reach.quantity), reach.amount)
              : t.touchesNobody}
          </p>
          {reach.held > 0 && <p>{t.held(counted(reach.held))}</p>}
          <p className="text-ink-soft">{t.consequence}</p>
          <Form
            method="post"
            action={paths.kelolaCallOff(date, {
              experience: day.slug,
              wisata,
              session: sessionId ?? undefined,
            })}
            className="grid gap-3"
          >
            <input type="hidden" name="experience" value={day.slug} />
            {sessionId !== null && <input type="hidden" name="session" value={sessionId} />}
            <TextInput
              field={{
                id: 'call-off-reason',
                name: 'reason',
                required: true,
                maxLength: longestCallOffReason,
                initialValue: typed,
              }}
              label={t.reason}
              hint={t.reasonHint}
            />
            <div className="flex flex-wrap gap-2">
              <Button look="danger">{t.submit(reach.parties)}</Button>
              <LinkButton href={paths.kelolaDay(date, { wisata })} look="quiet">
                {t.keep}
              </LinkButton>
            </div>
          </Form>
        </div>
      </Panel>
    </div>
  )
}

function WhichForm({
  day,
  date,
  wisata,
  sessionId,
}: Pick<CallOffPanelProps, 'day' | 'date' | 'wisata' | 'sessionId'>) {
  const { deskCalendar } = useMessages()
  const { callOff: t } = deskCalendar
  return (
    <Form
      action={paths.kelolaDay(date, { page: 'batalkan' })}
      className="flex flex-wrap items-end gap-2"
    >
      <input type="hidden" name="experience" value={day.slug} />
      {wisata && <input type="hidden" name="wisata" value={wisata} />}
      <label className="text-sm text-ink-soft">
        {t.which}
        <select
          name="session"
          key={sessionId}
          defaultValue={sessionId ?? ''}
          className="field-control block"
        >
          <option value="">{t.wholeDay}</option>
          {day.slots
            .filter((slot) => slot.calledOff === null)
            .map(({ sessionId: id, startsAt }) => (
              <option key={id} value={id ?? ''}>
                {deskCalendar.session((startsAt ?? '').replace(':', '.'))}
              </option>
            ))}
        </select>
      </label>
      <Button look="outline">{t.show}</Button>
    </Form>
  )
}
