import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import type { Refusal, Result } from '#app/core/result.ts'
import type {
  BlockResult,
  CalendarDeed,
  CapacityResult,
} from '#app/features/bookings/desk-commands.server.ts'
import { findExperienceId } from '#app/features/bookings/desk-queries.server.ts'
import type { AssignResult } from '#app/features/resources/assignment-commands.server.ts'
import { notFound, requireDeskMember } from '#app/server/guards.server.ts'
import { shopOfDesk } from '#app/server/scopes.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { requireDay, wisataOf } from './calendar-address.server.ts'

type Fields = Record<string, string | string[]>

/** Why nothing was changed, with what a person needs to know about it. */
export type CalendarRefusal =
  | Exclude<CapacityResult | BlockResult | AssignResult, { ok: true }>
  | Refusal<'bad-capacity' | 'bad-nights'>
  | (Refusal<'bad-reason'> & { typed: string })

type CalendarAnswer = Result<undefined, never> | CalendarRefusal

/** Who may write at this BUM Desa, and which day of which of its experiences the form means. */
async function requireCalendarDeed({ request, params }: ActionFunctionArgs) {
  const { desk, actor } = await requireDeskMember(request, { write: true })
  const date = requireDay(params.date)
  const fields = await readForm(request)
  const slug = typeof fields.experience === 'string' ? fields.experience : ''
  const listingId = (await findExperienceId({ desk, slug })) ?? notFound()
  const shopId = shopOfDesk(desk)
  return { deed: { shopId, listingId, date, actor } satisfies CalendarDeed, slug, fields }
}

/** Done, and back to the day; or the day with the reason why not. */
export async function actOnDay(
  args: ActionFunctionArgs,
  act: (deed: CalendarDeed, fields: Fields) => Promise<CalendarAnswer>,
) {
  const { deed, slug, fields } = await requireCalendarDeed(args)
  const answer = await act(deed, fields)
  if (answer.ok) {
    return redirect(`${paths.kelolaDay(deed.date, { wisata: wisataOf(args.request) })}#${slug}`)
  }
  return data({ refusal: answer }, { status: answer.reason.startsWith('bad-') ? 400 : 409 })
}
