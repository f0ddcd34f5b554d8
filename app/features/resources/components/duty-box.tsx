import { Link } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { VerbForm, type VerbTarget } from '#app/features/bookings/components/day-verbs.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { AssignedResource, Duty } from '../duty.ts'
import { leftBehind, type Resource } from '../resource.ts'

type DutyBoxProps = {
  duty: Duty
  /** Null for who only reads, and for days that are over. */
  verbs: VerbTarget | null
  hasResources: boolean
}

/** Who goes along with a session, a day or a booking; one tap shows who is free, the next sends one. */
export function DutyBox({ duty, verbs, hasResources }: DutyBoxProps) {
  const { resources: t } = useMessages()
  const missing = leftBehind(duty.people, duty.assigned)
  if (!verbs && duty.assigned.length === 0) return null
  return (
    <div className="pb-1">
      {duty.assigned.length > 0 && (
        <ul className="flex flex-wrap items-center gap-2 py-1">
          {duty.assigned.map((assigned) => (
            <li key={assigned.id}>
              <Assigned assigned={assigned} verbs={verbs} />
            </li>
          ))}
          {missing > 0 && (
            <li>
              <Badge tone="attention">{t.leftBehind(missing)}</Badge>
            </li>
          )}
        </ul>
      )}
      {verbs && (
        <details>
          <summary className="w-fit py-2.5 text-terrace">{t.assign}</summary>
          {hasResources ? (
            <FreeOnes duty={duty} verbs={verbs} />
          ) : (
            <p className="pb-2">
              <Link to={paths.kelolaResources()}>{t.addFirst}</Link>
            </p>
          )}
        </details>
      )}
    </div>
  )
}

function Assigned({ assigned, verbs }: { assigned: AssignedResource; verbs: VerbTarget | null }) {
  const { resources: t } = useMessages()
  const words = (
    <span>
      <strong>{assigned.name}</strong>{' '}
      <span className="text-sm text-ink-soft">{t.kinds[assigned.kind]}</span>
    </span>
  )
  if (!verbs) return words
  return (
    <VerbForm
      target={verbs}
      verb="lepas-tugas"
      className="flex flex-wrap items-center gap-2 rounded-xl bg-sunken py-0.5 pr-1 pl-3"
    >
      <input type="hidden" name="assignment" value={assigned.id} />
      {words}
      <Button look="quiet" size="small" aria-label={t.unassignFrom(assigned.name)}>
        {t.unassign}
      </Button>
    </VerbForm>
  )
}

function FreeOnes({ duty, verbs }: { duty: Duty; verbs: VerbTarget }) {
  const { resources: t } = useMessages()
  if (duty.free.length === 0) return <p className="pb-2 text-ink-soft">{t.nobodyFree}</p>
  return (
    <VerbForm target={verbs} verb="tugaskan" className="flex flex-wrap gap-2 pb-3">
      <input type="hidden" name="session" value={duty.sessionId ?? ''} />
      <input type="hidden" name="booking" value={duty.bookingId ?? ''} />
      {duty.free.map((resource) => (
        <FreeOne key={resource.id} resource={resource} />
      ))}
    </VerbForm>
  )
}

function FreeOne({ resource: { id, kind, name, capacity } }: { resource: Resource }) {
  const { resources: t } = useMessages()
  return (
    <Button look="outline" name="resource" value={id} aria-label={t.assignTo(name)}>
      <span className="text-left">
        <span className="block">{name}</span>
        <span className="block text-sm font-normal text-ink-soft">
          {t.kinds[kind]}, {t.takes(capacity)}
        </span>
      </span>
    </Button>
  )
}
