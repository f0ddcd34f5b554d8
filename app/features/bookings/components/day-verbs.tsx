import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '#app/core/paths.ts'
import type { VisitUnit } from '#app/core/visit-unit.ts'
import { Button } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { addDays, type CalendarDate } from '../calendar-date.ts'
import type { DeskDay, DeskRoom, DeskSlot } from '../desk-day.ts'
import { mostCapacity, mostNightsBlocked } from '../desk-forms.ts'

/** Which day of which experience the verbs act on; `wisata`: what the page shows meanwhile. */
export type VerbTarget = {
  date: CalendarDate
  experience: string
  wisata: string | undefined
  /** Gives money back, which is not for who works in one unit only. */
  canCallOff: boolean
}

type VerbFormProps = {
  target: VerbTarget
  verb: 'tutup' | 'buka' | 'datang' | 'kapasitas' | 'blokir' | 'lepas' | 'tugaskan' | 'lepas-tugas'
  className?: string
  children: ReactNode
}

/** One verb of the day as a form that works without JavaScript. */
export function VerbForm({ target, verb, className, children }: VerbFormProps) {
  const { date, experience, wisata } = target
  return (
    <Form
      method="post"
      action={paths.kelolaDay(date, { page: verb, wisata })}
      className={className ?? ''}
    >
      <input type="hidden" name="experience" value={experience} />
      {children}
    </Form>
  )
}

/** One tap, because the next one undoes it. */
export function OpeningForm({ target, day }: { target: VerbTarget; day: DeskDay }) {
  const { deskCalendar: t } = useMessages()
  const canOpen = day.closure !== null || day.slots.some(({ calledOff }) => calledOff !== null)
  return (
    <div className="grid gap-3">
      {canOpen && (
        <VerbForm target={target} verb="buka">
          <Button look="terrace">{t.open}</Button>
        </VerbForm>
      )}
      {day.closure === null && (
        <VerbForm target={target} verb="tutup">
          <Button look="danger">{t.close}</Button>
          <p className="mt-1.5 text-sm text-ink-soft">{t.closeHint}</p>
        </VerbForm>
      )}
      {target.canCallOff && day.closure !== 'called-off' && <CallOffLink target={target} />}
    </div>
  )
}

/** For guests whom the gate could not scan. */
export function CameForm({ target, bookingId }: { target: VerbTarget; bookingId: string }) {
  const { deskCalendar: t } = useMessages()
  return (
    <VerbForm target={target} verb="datang" className="pb-3">
      <input type="hidden" name="booking" value={bookingId} />
      <Button look="outline">{t.noteCame}</Button>
      <p className="mt-1.5 text-sm text-ink-soft">{t.noteCameHint}</p>
    </VerbForm>
  )
}

/** Not one tap: first it is said whom it touches. */
function CallOffLink({ target: { date, experience, wisata } }: { target: VerbTarget }) {
  const { deskCalendar: t } = useMessages()
  return (
    <Link
      to={paths.kelolaCallOff(date, { experience, wisata })}
      className="inline-flex min-h-11 w-fit items-center text-danger underline"
    >
      {t.callOff.link}
    </Link>
  )
}

type CapacityFormProps = { target: VerbTarget; slot: DeskSlot; unit: VisitUnit }

export function CapacityForm({ target, slot, unit }: CapacityFormProps) {
  const { deskCalendar: t, visitUnits } = useMessages()
  const id = `capacity-${target.experience}-${slot.sessionId ?? 'day'}`
  return (
    <details>
      <summary className="w-fit py-2.5 text-terrace">{t.changeCapacity}</summary>
      <VerbForm target={target} verb="kapasitas" className="grid max-w-xs gap-3 pb-2">
        {slot.sessionId && <input type="hidden" name="session" value={slot.sessionId} />}
        <TextInput
          // A new number from the server is a new field.
          key={slot.capacity}
          field={{
            id,
            name: 'capacity',
            required: true,
            min: slot.held + slot.sold,
            max: mostCapacity,
            initialValue: String(slot.capacity),
          }}
          type="number"
          inputMode="numeric"
          label={t.capacity}
          hint={t.usualCapacity(visitUnits.count(slot.usual, unit))}
        />
        <Button look="terrace">{t.saveCapacity}</Button>
      </VerbForm>
    </details>
  )
}

type RoomFormProps = { target: VerbTarget; room: DeskRoom }

/** For one night unless another morning is chosen. */
export function BlockForm({ target, room }: RoomFormProps) {
  const { deskCalendar: t } = useMessages()
  const { date } = target
  return (
    <VerbForm target={target} verb="blokir" className="mt-2 flex flex-wrap items-end gap-2">
      <input type="hidden" name="unit" value={room.id} />
      <label className="text-sm text-ink-soft">
        {t.blockUntil}
        <input
          type="date"
          name="departure"
          required
          min={addDays(date, 1)}
          max={addDays(date, mostNightsBlocked)}
          defaultValue={addDays(date, 1)}
          key={date}
          className="field-control block"
        />
      </label>
      <Button look="outline" aria-label={t.blockRoom(room.name)}>
        {t.block}
      </Button>
    </VerbForm>
  )
}

export function FreeForm({ target, room, stayId }: RoomFormProps & { stayId: string }) {
  const { deskCalendar: t } = useMessages()
  return (
    <VerbForm target={target} verb="lepas" className="mt-2">
      <input type="hidden" name="stay" value={stayId} />
      <Button look="outline" aria-label={t.freeRoom(room.name)}>
        {t.free}
      </Button>
    </VerbForm>
  )
}
