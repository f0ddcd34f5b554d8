import { newCode, newId, newToken } from '#app/core/ids.ts'
import type { Locale } from '#app/core/locale.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { loadCalendars, loadTaken } from '#app/features/bookings/calendar.server.ts'
import { instantAt } from '#app/features/bookings/calendar-date.ts'
import {
  type ExperienceCalendar,
  fitWish,
  type WishRefusal,
} from '#app/features/bookings/experience-calendar.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import type { Asked } from './forms.ts'
import { answerWithinHours, deadline } from './request-clock.ts'

export type AskRefusal = WishRefusal | 'not-for-sale' | 'too-many-open'

/** Requests nobody has answered or paid yet: of one telephone number, and of one network. */
export const openPerNumber = 3
export const openPerNetwork = 20

type Asking = Asked & {
  listingId: string
  userId: string | null
  /** `networkOf` the address; null for this machine's own. */
  network: string | null
  locale: Locale
}

/**
 * Asks for a day. Nothing is kept yet: the calendar only says whether there is any use in asking. The
 * same form sent twice is one request; the second answer leads to it as well.
 */
export function askForVisit(asking: Asking): Promise<Result<{ token: string }, AskRefusal>> {
  return transaction(async (tx) => {
    await tx.$queryRaw`
      SELECT pg_advisory_xact_lock(hashtextextended(${`asking ${asking.phone}`}, 0))::text`
    const { key: askKey } = asking
    const known = await tx.groupRequest.findUnique({ where: { askKey }, select: { token: true } })
    if (known) return ok(known)
    const offer = await findOffer(tx, asking)
    if (!offer) return refuse('not-for-sale')
    const fit = await fitGroup(tx, asking, offer)
    if (fit) return refuse(fit)
    if (!(await mayAsk(tx, asking))) return refuse('too-many-open')
    return ok(await writeRequest(tx, asking, offer))
  })
}

type Offer = { shopId: string; now: Date; calendar: ExperienceCalendar }

async function findOffer(tx: Tx, asking: Asking): Promise<Offer | null> {
  const [row] = await tx.$queryRaw<{ shopId: string; now: Date }[]>`
    SELECT v.shop_id AS "shopId", clock_timestamp() AS now
    FROM variants v JOIN listings l ON l.id = v.listing_id AND l.status = 'live'
    JOIN experiences e ON e.listing_id = l.id AND e.mode = 'groupOnRequest'
    JOIN makers m ON m.id = l.maker_id AND m.status = 'active'
    JOIN shops s ON s.id = v.shop_id AND s.status = 'open'
    WHERE v.id = ${asking.package}::uuid AND l.id = ${asking.listingId}::uuid AND v.is_active
      AND v.add_on_capacity IS NULL`
  const calendar = (await loadCalendars(tx, [asking.listingId])).get(asking.listingId)
  return row && calendar ? { ...row, calendar } : null
}

async function fitGroup(
  tx: Tx,
  { listingId, date, people }: Asking,
  { now, calendar }: Offer,
): Promise<WishRefusal | null> {
  const taken = (await loadTaken(tx, [listingId], { from: date, to: date })).get(listingId)
  const wish = { kind: 'visit', date, sessionId: null, people } as const
  const fit = fitWish(calendar, wish, { now, taken: taken ?? { slots: new Map(), stays: [] } })
  return fit.ok ? null : fit.reason
}

/** One after the other for one number, so that clicks at once cannot all be the last allowed one. */
async function mayAsk(tx: Tx, { phone, network }: Asking): Promise<boolean> {
  const [count] = await tx.$queryRaw<{ ofNumber: number; ofNetwork: number }[]>`
    SELECT count(*) FILTER (WHERE c.phone = ${phone})::int AS "ofNumber",
      count(*) FILTER (WHERE r.asked_from = ${network})::int AS "ofNetwork"
    FROM group_requests r LEFT JOIN group_request_contacts c ON c.request_id = r.id
    WHERE r.status IN ('asked', 'confirmed')`
  return (count?.ofNumber ?? 0) < openPerNumber && (count?.ofNetwork ?? 0) < openPerNetwork
}

async function writeRequest(
  tx: Tx,
  asking: Asking,
  { shopId, now, calendar }: Offer,
): Promise<{ token: string }> {
  const { key: askKey, package: variantId, date, people, name, phone, email, note } = asking
  const [id, token] = [newId(), newToken()]
  const actor: Actor = { type: 'buyer', id: asking.userId }
  await tx.groupRequest.create({
    data: {
      id,
      token,
      number: `PR-${newCode(8)}`,
      askKey,
      shopId,
      listingId: asking.listingId,
      variantId,
      userId: asking.userId,
      date: new Date(date),
      people,
      locale: asking.locale,
      askedFrom: asking.network,
      answerBy: deadline({ now, hours: answerWithinHours, startsAt: startOf(calendar, date) }),
      contact: { create: { name, phone, email, note } },
    },
  })
  const subject = { type: 'request', id } as const
  await recordAudit(tx, [{ subject, action: 'status', to: 'asked', actor, shopId }])
  await recordEvent(tx, { type: 'request.changed', requestId: id, status: 'asked' })
  return { token }
}

/** When a group must be there on its day. */
export function startOf({ mode, zone }: ExperienceCalendar, date: Asked['date']): Date {
  return instantAt(date, mode.kind === 'groupOnRequest' ? mode.startsAt : '00:00', zone)
}
