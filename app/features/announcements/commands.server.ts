import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { todayAt } from '#app/features/bookings/calendar-date.ts'
import { parseSection, type Problems, type Typed } from '#app/features/experiences/section.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { formKeyOf, madeByForm } from '#app/server/sent-forms.server.ts'
import { announcementSection } from './sections.ts'

type Admin = Extract<Actor, { type: 'admin' }>

export async function announce(
  actor: Admin,
  typed: Typed,
): Promise<{ ok: true } | { ok: false; problems: Problems }> {
  const parsed = parseSection(announcementSection, typed)
  if (!parsed.ok) return parsed
  const { titleEn, textEn, fromDate, untilDate, ...value } = parsed.value
  if (untilDate < fromDate) return { ok: false, problems: { untilDate: 'order' } }
  if (untilDate < todayAt('WIB', new Date())) return { ok: false, problems: { untilDate: 'past' } }
  const id = newId()
  await transaction(async (tx) => {
    if ((await madeByForm(tx, { actor, formKey: formKeyOf(typed), id })) !== null) return
    await tx.announcement.create({
      data: {
        id,
        ...value,
        titleEn: titleEn || value.titleId,
        textEn: textEn || value.textId,
        fromDate: new Date(fromDate),
        untilDate: new Date(untilDate),
      },
    })
    const details = { title: value.titleId, audience: value.audience, fromDate, untilDate }
    const subject = { type: 'announcement', id } as const
    await recordAudit(tx, [{ subject, action: 'created', actor, details }])
  })
  return { ok: true }
}

/** Nobody reads it from now on; it stays in the list. */
export function endAnnouncement({
  id,
  actor,
}: {
  id: string
  actor: Admin
}): Promise<Result<undefined, 'not-found' | 'already-changed'>> {
  return transaction(async (tx) => {
    const { count } = await tx.announcement.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: new Date() },
    })
    if (count === 0) {
      return refuse(
        (await tx.announcement.count({ where: { id } })) ? 'already-changed' : 'not-found',
      )
    }
    const subject = { type: 'announcement', id } as const
    await recordAudit(tx, [{ subject, action: 'ended', actor }])
    return ok()
  })
}
