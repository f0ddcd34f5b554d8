import type { Tx } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import type { StaffRole } from './staff-policy.ts'

export type TeamDeed = { shopId: AuthorizedShopId; actor: Actor }

/** Whatever changes a team does it one after the other, and reads only after this. */
export async function lockTeam(tx: Tx, shopId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM shops WHERE id = ${shopId}::uuid FOR NO KEY UPDATE`
}

/** The team as it stays until the transaction ends; null when who acts has no say in it any more. */
export async function teamForChange(
  tx: Tx,
  { shopId, actor }: TeamDeed,
): Promise<{ userId: string; role: StaffRole; unitId: string | null }[] | null> {
  await lockTeam(tx, shopId)
  const team = await tx.membership.findMany({
    where: { shopId },
    select: { userId: true, role: true, businessUnitId: true },
  })
  const mayChange = team.some(({ userId, role }) => userId === actor.id && role === 'manager')
  return mayChange
    ? team.map(({ businessUnitId: unitId, ...member }) => ({ ...member, unitId }))
    : null
}

/** No unit is the whole BUM Desa. Nobody closes it meanwhile. */
export async function isOpenUnit(
  tx: Tx,
  { shopId, unitId }: { shopId: string; unitId: string | null },
): Promise<boolean> {
  if (unitId === null) return true
  const open = await tx.$queryRaw<unknown[]>`
    SELECT FROM business_units WHERE id = ${unitId}::uuid AND shop_id = ${shopId}::uuid
      AND closed_at IS NULL FOR SHARE`
  return open.length > 0
}
