import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { ok, refuse } from '#app/core/result.ts'
import { callOffDay, previewCallOff } from '#app/features/bookings/call-off.server.ts'
import { deskDay } from '#app/features/bookings/desk-day.ts'
import { callOffForm } from '#app/features/bookings/desk-forms.ts'
import { listDeskExperiences } from '#app/features/bookings/desk-queries.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { requireDay, wisataOf } from './calendar-address.server.ts'
import { actOnDay, type CalendarRefusal } from './calendar-verb.server.ts'
import { CallOffPanel } from './call-off-panel.tsx'
import { DayRefusal } from './day-refusal.tsx'

/** Whom it would touch, before anything happens. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId } = await requireShopMember(request, undefined, { write: true })
  const date = requireDay(params.date)
  const asked = new URL(request.url).searchParams
  const slug = asked.get('experience')
  if (slug === null) throw redirect(paths.kelolaDay(date))
  const experiences = await listDeskExperiences({ shopId, from: date, to: date })
  const experience = experiences.find((each) => each.slug === slug) ?? notFound()
  const day = deskDay(experience, date)
  const sessionId =
    day.slots.find((slot) => slot.sessionId !== null && slot.sessionId === asked.get('session'))
      ?.sessionId ?? null
  const { listingId } = experience
  const reach = await previewCallOff({ shopId, listingId, date, sessionId })
  return { date, wisata: wisataOf(request), day, sessionId, reach }
}

/** Guests get their money back, so it is not for who works in one unit only. */
export async function action(args: ActionFunctionArgs) {
  await requireShopMember(args.request, undefined, { write: true })
  return actOnDay(args, async (deed, fields) => {
    const form = callOffForm.safeParse(fields)
    if (!form.success) return { ...refuse('bad-reason'), typed: String(fields.reason ?? '') }
    const { session: sessionId, reason } = form.data
    const done = await callOffDay({ ...deed, sessionId, reason })
    return done.ok ? ok() : done
  })
}

export default function DayCallOff() {
  const refusal = useActionData<{ refusal: CalendarRefusal }>()?.refusal
  const offer = useLoaderData<typeof loader>()
  return (
    <>
      <DayRefusal />
      {offer.day.closure !== 'called-off' && (
        <CallOffPanel {...offer} typed={refusal?.reason === 'bad-reason' ? refusal.typed : ''} />
      )}
    </>
  )
}
