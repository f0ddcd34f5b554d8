import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import type { z } from 'zod'
import { paths } from '#app/core/paths.ts'
import type { Result } from '#app/core/result.ts'
import { connectionId } from '#app/features/calendars/connection.ts'
import { findExperienceId } from '#app/features/bookings/desk-queries.server.ts'
import type { CalendarTexts } from '#app/i18n/id/calendars.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'

type ConnectionRefusal = keyof CalendarTexts['refusals']

export type ConnectionAnswer = {
  refusal: ConnectionRefusal
  /** An address to be mended, and for which room. */
  typed: { experience: string; unit: string; address: string } | null
}

type Deed = { shopId: AuthorizedShopId; listingId: string; actor: Actor }

/** Done, and back to the page; or the page with the reason why not. An experience of others is not there. */
export async function actOnConnection<Form extends z.ZodType<{ experience: string }>>(
  { request }: ActionFunctionArgs,
  form: Form,
  act: (deed: Deed, fields: z.output<Form>) => Promise<Result<unknown, ConnectionRefusal>>,
) {
  const { shopId, actor } = await requireShopMember(request, undefined, {
    write: true,
    roles: ['manager'],
  })
  const fields = await readForm(request)
  const slug = typeof fields.experience === 'string' ? fields.experience : ''
  const listingId = (await findExperienceId({ shopId, slug })) ?? notFound()
  const parsed = form.safeParse(fields)
  const isBadAddress =
    !parsed.success && parsed.error.issues.some(({ path }) => path[0] === 'address')
  const refused = isBadAddress ? 'bad-address' : 'already-changed'
  const answer = parsed.success
    ? await act({ shopId, listingId, actor }, parsed.data)
    : ({ ok: false, reason: refused } as const)
  const text = (name: string) => String([fields[name] ?? ''].flat()[0])
  if (answer.ok) {
    const place = connectionId({ slug, unitId: text('unit') || null })
    return redirect(`${paths.kelolaConnections()}#${place}`)
  }
  const refusal = answer.reason
  const typed =
    refusal === 'bad-address'
      ? { experience: slug, unit: text('unit'), address: text('address') }
      : null
  const body: ConnectionAnswer = { refusal, typed }
  return data(body, { status: typed ? 400 : 409 })
}
