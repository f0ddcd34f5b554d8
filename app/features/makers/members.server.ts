import { toldChange } from '#app/core/change-of.ts'
import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { pool, transaction, type Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type {
  Actor,
  AuthorizedShopId,
  MakerScope,
  ReadableShopId,
} from '#app/server/scopes.server.ts'
import type { MakerAccount } from './maker.ts'

/** The accounts that run this stall; usually one, or none. */
export async function listAccountsOfMaker(where: {
  shopId: ReadableShopId
  makerId: string
}): Promise<MakerAccount[]> {
  const { rows } = await pool.query<MakerAccount>({
    name: 'accounts-of-maker',
    text: `SELECT u.id AS "userId", u.name FROM maker_members mm
      JOIN makers m ON m.id = mm.maker_id AND m.shop_id = $1
      JOIN users u ON u.id = mm.user_id
      WHERE mm.maker_id = $2 ORDER BY u.name, u.id`,
    values: [where.shopId, where.makerId],
  })
  return rows
}

type Place = { shopId: string; makerId: string; userId: string }

/** Stall, goods, orders and money stay as they are; the account opens it no more, and is told so. */
export function detachAccount(
  { shopId, actor }: { shopId: AuthorizedShopId; actor: Actor },
  { makerId, userId }: Omit<Place, 'shopId'>,
): Promise<Result<undefined, 'already-changed'>> {
  return transaction(async (tx) => {
    const place = { shopId, makerId, userId }
    if (!(await endMembership(tx, place, { action: 'account-detached', actor })))
      return refuse('already-changed')
    await recordEvent(tx, { type: 'maker.accountDetached', makerId, userId, changeId: newId() })
    return ok()
  })
}

/** The same, by the maker. */
export function leaveStall(
  { shopId, makerId }: MakerScope,
  { userId, actor }: { userId: string; actor: Actor },
): Promise<Result<undefined, 'already-changed'>> {
  return transaction(async (tx) => {
    const place = { shopId, makerId, userId }
    const isGone = await endMembership(tx, place, { action: 'account-left', actor })
    return isGone ? ok() : refuse('already-changed')
  })
}

/** Whoever takes the row away has done it: of two at once the other finds none. */
async function endMembership(
  tx: Tx,
  { shopId, makerId, userId }: Place,
  deed: { action: 'account-detached' | 'account-left'; actor: Actor },
): Promise<boolean> {
  const { count } = await tx.makerMember.deleteMany({
    where: { userId, makerId, maker: { shopId } },
  })
  if (count === 0) return false
  const subject = { type: 'maker', id: makerId } as const
  const details = toldChange({ before: { account: userId }, after: { account: null } })
  await recordAudit(tx, [{ subject, ...deed, shopId, details }])
  return true
}
