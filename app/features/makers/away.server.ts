import { changeOf, toldChange } from '#app/core/change-of.ts'
import { changedMeanwhile, type ChangedMeanwhile } from '#app/core/meanwhile.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { pool, transaction } from '#app/server/db.server.ts'
import type {
  Actor,
  AuthorizedShopId,
  MakerScope,
  ReadableShopId,
} from '#app/server/scopes.server.ts'
import { type Away, typedAway } from './away.ts'

type Before = { from: string | null; to: string | null }

type AwayDeed = {
  actor: Actor
  away: Away | null
  /** As the form was sent, with what it had shown. */
  typed: Parameters<typeof changedMeanwhile>[0]
}

type Owner = MakerScope | { shopId: AuthorizedShopId; makerId: string }

/** Says when a maker is away, by the maker or by the BUM Desa for one; null: not at all. */
export function setAway(
  { shopId, makerId: id }: Owner,
  { actor, away, typed }: AwayDeed,
): Promise<Result<undefined, 'not-found'> | ChangedMeanwhile> {
  return transaction(async (tx): ReturnType<typeof setAway> => {
    const day = (date: string | undefined) => (date ? new Date(`${date}T00:00:00Z`) : null)
    const [found] = await tx.$queryRaw<(Before & { isOver: boolean })[]>`
      SELECT away_from::text AS "from", away_to::text AS "to",
        coalesce(away_to < shop_today(shop_id), true) AS "isOver"
      FROM makers WHERE id = ${id}::uuid AND shop_id = ${shopId}::uuid FOR NO KEY UPDATE`
    if (!found) return refuse('not-found')
    const { isOver, ...before } = found
    // What is over no form shows.
    const changed = changedMeanwhile(typed, typedAway(isOver ? null : before))
    if (changed) return changed
    await tx.maker.updateMany({
      where: { id, shopId },
      data: { awayFrom: day(away?.from), awayTo: day(away?.to) },
    })
    const change = changeOf(before, { from: away?.from ?? null, to: away?.to ?? null })
    if (!change) return ok()
    const subject = { type: 'maker', id } as const
    await recordAudit(tx, [{ subject, action: 'away', actor, shopId, details: toldChange(change) }])
    return ok()
  })
}

/** What is left of it; null when it is over. */
export async function getAway(
  shopId: ReadableShopId | MakerScope['shopId'],
  makerId: string,
): Promise<Away | null> {
  const { rows } = await pool.query<Away>({
    name: 'maker-away',
    text: `SELECT away_from AS "from", away_to AS "to" FROM makers
      WHERE id = $1 AND shop_id = $2 AND away_to >= shop_today(shop_id)`,
    values: [makerId, shopId],
  })
  return rows[0] ?? null
}
