import { changedMeanwhile, type ChangedMeanwhile } from '#app/core/meanwhile.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { typedPlace } from './forms.ts'
import { type StaffPlace, type StaffRefusal, whyNotChange } from './staff-policy.ts'
import { isOpenUnit, type TeamDeed, teamForChange } from './team.server.ts'

type StaffDeed = TeamDeed & { userId: string }

/** As the form was sent, with what it had shown. */
type Typed = Parameters<typeof changedMeanwhile>[0]

type Changed = Result<undefined, StaffRefusal | 'not-found' | 'unit-gone'>

/** Rights are read with each request, so they change with the next click of that person. */
export function changeRole(
  deed: StaffDeed,
  { to, typed }: { to: StaffPlace; typed: Typed },
): Promise<Changed | ChangedMeanwhile> {
  return change(deed, to, async (tx, member) => {
    const changed = changedMeanwhile(typed, typedPlace(member))
    if (changed) return changed
    const { shopId, userId } = deed
    const { role, unitId: businessUnitId } = to
    const where = { userId_shopId: { userId, shopId } }
    await tx.membership.update({ where, data: { role, businessUnitId } })
    return null
  })
}

/** The account stays and is a buyer's again; what was done in it stays in the trail. */
export function removeFromStaff(deed: StaffDeed): Promise<Changed> {
  return change(deed, null, async (tx) => {
    const { shopId, userId } = deed
    await tx.membership.delete({ where: { userId_shopId: { userId, shopId } } })
    return null
  })
}

/** `write` says why it wrote nothing, if it did not. */
async function change<Refused extends ChangedMeanwhile | null>(
  { shopId, actor, userId }: StaffDeed,
  to: StaffPlace | null,
  write: (tx: Tx, member: StaffPlace) => Promise<Refused>,
): Promise<Changed | NonNullable<Refused>> {
  return transaction(async (tx): Promise<Changed | NonNullable<Refused>> => {
    const team = await teamForChange(tx, { shopId, actor })
    const member = team?.find((each) => each.userId === userId)
    if (!team || !member) return refuse('not-found')
    const managers = team.filter(({ role }) => role === 'manager').length
    const isSelf = userId === actor.id
    const role = to?.role ?? null
    const refusal = whyNotChange({ isSelf, from: member.role, to: role, managers })
    if (refusal) return refuse(refusal)
    if (role === member.role && to?.unitId === member.unitId) return ok()
    if (to && !(await isOpenUnit(tx, { shopId, unitId: to.unitId }))) return refuse('unit-gone')
    const refused = await write(tx, member)
    if (refused) return refused
    const subject = { type: 'user', id: userId } as const
    const details = { unit: to?.unitId ?? null, unitBefore: member.unitId }
    const edge = { subject, action: 'role', from: member.role, to: role, actor, shopId }
    await recordAudit(tx, [{ ...edge, ...(details.unit !== details.unitBefore && { details }) }])
    return ok()
  })
}
