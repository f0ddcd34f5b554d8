import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { type StaffRefusal, type StaffRole, whyNotChange } from './staff-policy.ts'
import { type TeamDeed, teamForChange } from './team.server.ts'

type StaffDeed = TeamDeed & { userId: string }

type Changed = Result<undefined, StaffRefusal | 'not-found'>

/** Rights are read with each request, so they change with the next click of that person. */
export function changeRole(deed: StaffDeed, to: StaffRole): Promise<Changed> {
  return change(deed, to, async (tx) => {
    const { shopId, userId } = deed
    await tx.membership.update({ where: { userId_shopId: { userId, shopId } }, data: { role: to } })
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
  to: StaffRole | null,
  write: (tx: Tx) => Promise<void>,
): Promise<Changed> {
  return transaction(async (tx) => {
    const team = await teamForChange(tx, { shopId, actor })
    const member = team?.find((each) => each.userId === userId)
    if (!team || !member) return refuse('not-found')
    const managers = team.filter(({ role }) => role === 'manager').length
    const isSelf = userId === actor.id
    const refusal = whyNotChange({ isSelf, from: member.role, to, managers })
    if (refusal) return refuse(refusal)
    if (to === member.role) return ok()
    await write(tx)
    const subject = { type: 'user', id: userId } as const
    await recordAudit(tx, [{ subject, action: 'role', from: member.role, to, actor, shopId }])
    return ok()
  })
}
