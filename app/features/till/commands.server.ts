import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { add } from '#app/core/rupiah.ts'
import { type CalendarDate, todayAt } from '#app/features/bookings/calendar-date.ts'
import { zoneOfShop } from '#app/features/bookings/zone-name.server.ts'
import { isHead, type Role } from '#app/features/counter/undo-policy.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import { listFlows } from './flows.server.ts'
import type { TillCount } from './forms.ts'
import { differenceOf, netOf } from './till.ts'

/**
 * `till-changed`: sold or given back since the page was shown. `already-closed`: a colleague was faster.
 * `not-yours`: only the director and the treasurer count a closed day again.
 */
export type CloseRefusal =
  | 'not-yet'
  | 'till-changed'
  | 'already-closed'
  | 'not-yours'
  | 'note-missing'
  | 'reason-missing'

type CloseScope = { shopId: AuthorizedShopId; role: Role; actor: Actor & { type: 'staff' } }

/**
 * Writes down what was counted beside what should be there, both as they are now: whatever is told later
 * never changes it. A closed day is counted again by one more row with its reason, never by another
 * number in the first. The unique key of day and round lets one of two colleagues through.
 */
export function closeDay(
  { shopId, role, actor }: CloseScope,
  day: CalendarDate,
  count: TillCount,
): Promise<Result<undefined, CloseRefusal>> {
  const { round, openingFloat, counted, pieces, note, reason } = count
  return transaction(async (tx) => {
    const zone = await zoneOfShop(tx, shopId)
    if (day > todayAt(zone, new Date())) return refuse('not-yet')
    const rounds = await tx.dayClosing.count({ where: { shopId, day: at(day) } })
    if (rounds !== round - 1) return refuse('already-closed')
    if (round > 1) {
      if (!isHead(role)) return refuse('not-yours')
      if (reason === null) return refuse('reason-missing')
    }
    const flows = (await listFlows(tx, { shopId, zone, from: day, to: day })).get(day) ?? []
    const cash = netOf(flows, 'cash')
    if (cash !== count.seen) return refuse('till-changed')
    const expected = add(openingFloat, cash)
    const difference = differenceOf({ counted, expected })
    if (difference !== 0n && note === null) return refuse('note-missing')
    const id = newId()
    const { count: written } = await tx.dayClosing.createMany({
      data: {
        id,
        shopId,
        day: at(day),
        round,
        flows: flows.map((flow) => ({ ...flow, amount: `${flow.amount}` })),
        openingFloat,
        expected,
        counted,
        pieces,
        note,
        reason: round > 1 ? reason : null,
        closedBy: actor.id,
      },
      skipDuplicates: true,
    })
    if (written === 0) return refuse('already-closed')
    const details = { day, round, counted: `${counted}`, difference: `${difference}` }
    const action = round > 1 ? 'counted-again' : 'closed'
    await recordAudit(tx, [{ subject: { type: 'dayClosing', id }, action, actor, shopId, details }])
    return ok()
  })
}

const at = (day: CalendarDate) => new Date(`${day}T00:00:00Z`)
