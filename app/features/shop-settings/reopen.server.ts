import { toldChange } from '#app/core/change-of.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { pool, transaction, type Tx } from '#app/server/db.server.ts'
import { systemActor } from '#app/server/scopes.server.ts'

/** On the day it said, where it is, a closed BUM Desa is open again; a suspended one is not. */
export async function reopenShops(): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM shops WHERE status = 'closed' AND reopens_on <= shop_today(id) ORDER BY id`,
  )
  for (const { id } of rows) await transaction((tx) => reopenShop(tx, id))
}

async function reopenShop(tx: Tx, shopId: string): Promise<void> {
  const [before] = await tx.$queryRaw<{ reopensOn: string }[]>`
    UPDATE shops SET status = 'open', closed_reason_id = NULL, closed_reason_en = NULL, reopens_on = NULL
    FROM (SELECT id, reopens_on FROM shops WHERE id = ${shopId}::uuid FOR NO KEY UPDATE) closed
    WHERE shops.id = closed.id AND status = 'closed' AND closed.reopens_on <= shop_today(closed.id)
    RETURNING closed.reopens_on::text AS "reopensOn"`
  if (!before) return
  const subject = { type: 'shop', id: shopId } as const
  const details = {
    section: 'buka-tutup',
    ...toldChange({
      before: { status: 'closed', ...before },
      after: { status: 'open', reopensOn: '' },
    }),
  }
  await recordAudit(tx, [
    { subject, action: 'settings-changed', actor: systemActor, shopId, details },
  ])
}
