import { type AuditRecord, recordAudit } from '#app/server/audit.server.ts'
import type { Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'

type NewMaker = {
  id: string
  shopId: string
  name: string
  village: string
  phone: string | null
  actor: Actor
  details: NonNullable<AuditRecord['details']>
}

/** Active from the start, however they came. */
export async function addMaker(tx: Tx, maker: NewMaker): Promise<string> {
  const { id, shopId, name, village: villageCode, phone, actor, details } = maker
  const shop = await tx.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { isSample: true },
  })
  await tx.maker.create({ data: { id, shopId, name, villageCode, phone, ...shop } })
  const subject = { type: 'maker', id } as const
  await recordAudit(tx, [{ subject, action: 'status', to: 'active', actor, shopId, details }])
  return id
}

/** A maker works where the BUM Desa is at home. */
export async function isVillageOfShop(
  tx: Tx,
  where: { shopId: string; villageCode: string },
): Promise<boolean> {
  return (await tx.shopVillage.count({ where })) > 0
}
