import { changeOf, toldChange } from '#app/core/change-of.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { pool, transaction } from '#app/server/db.server.ts'
import type {
  Actor,
  AuthorizedShopId,
  MakerScope,
  ReadableShopId,
} from '#app/server/scopes.server.ts'
import type { Away } from './away.ts'

type Owner = MakerScope | { shopId: AuthorizedShopId; makerId: string }

/** Says when a maker is away, by the maker or by the BUM Desa for one; null: not at all. */
export function setAway(
  { shopId, makerId: id }: Owner,
  { actor, away }: { actor: Actor; away: Away | null },
): Promise<Result<undefined, 'not-found'>> {
  return transaction(async (tx) => {
    const day = (date: string | undefined) => (date ? new Date(`${date}T00:00:00Z`) : null)
    const [before] = await tx.$queryRaw<{ from: string | null; to: string | null }[]>`
      SELECT away_from::text AS "from", away_to::text AS "to" FROM makers
      WHERE id = ${id}::uuid AND shop_id = ${shopId}::uuid FOR NO KEY UPDATE`
    if (!before) return refuse('not-found')
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
