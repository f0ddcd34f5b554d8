import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { type StaffPlace, type StaffRefusal, whyNotChange } from './staff-policy.ts'
import { isOpenUnit, type TeamDeed, teamForChange } from './team.server.ts'

type StaffDeed = TeamDeed & { userId: string }

type Changed = Result<undefined, StaffRefusal | 'not-found' | 'unit-gone'>

/** Rights are read with each request, so they change with the next click of that person. */
export function changeRole(deed: StaffDeed, to: StaffPlace): Promise<Changed> {
  return change(deed, to, async (tx) => {
    const { shopId, userId } = deed
    const { role, unitId: businessUnitId } = to
    const where = { userId_shopId: { userId, shopId } }
    await tx.membership.update({ where, data: { role, businessUnitId } })
  })
}

/** The account stays and is a buyer's again; what was done in it stays in the trail. */
export function removeFromStaff(deed: StaffDeed): Promise<Changed> {
  return change(deed, null, async (tx) => {
    const { shopId, userId } = deed
    await tx.membership.delete({ where: { userId_shopId: { userId, shopId } } })
  })
}

async function change(
  { shopId, actor, userId }: StaffDeed,
  to: StaffPlace | null,
  write: (tx: Tx) => Promise<void>,
): Promise<Changed> {
  return transaction(async (tx) => {
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
    await write(tx)
    const subject = { type: 'user', id: userId } as const
    const details = { unit: to?.unitId ?? null, unitBefore: member.unitId }
    const edge = { subject, action: 'role', from: member.role, to: role, actor, shopId }
    await recordAudit(tx, [{ ...edge, ...(details.unit !== details.unitBefore && { details }) }])
    return ok()
  })
}
