import type { Rupiah } from '#app/core/rupiah.ts'
import { pool } from '#app/server/db.server.ts'
import type { MakerScope, ReadableShopId } from '#app/server/scopes.server.ts'

export type Owed = {
  /** Paid by buyers, but the order is not completed yet. */
  pending: Rupiah
  /** Completed: owed for good, to be settled. */
  payable: Rupiah
}
export type ShopBalances = {
  shop: Owed
  /** What the BUM Desa took itself: part of what is owed is in its own hands already. */
  collected: Rupiah
  makers: ({ id: string; name: string } & Owed)[]
}

const isPending = `kind IN ('shopPending', 'makerPending')`
const isPayable = `kind IN ('shopPayable', 'makerPayable')`

/** What belongs to a BUM Desa and to each of its makers: sums of the ledger. */
export async function getShopBalances(shopId: ReadableShopId): Promise<ShopBalances> {
  const { rows } = await pool.query<
    { id: string | null; name: string | null; collected: Rupiah } & Owed
  >({
    name: 'shop-balances',
    text: `WITH owned AS (
        SELECT kind, balance, NULL::uuid AS maker_id, NULL::text AS maker_name
        FROM account_balances WHERE shop_id = $1
        UNION ALL
        SELECT b.kind, b.balance, m.id, m.name
        FROM makers m JOIN account_balances b ON b.maker_id = m.id WHERE m.shop_id = $1
      )
      SELECT maker_id AS id, maker_name AS name,
        coalesce(sum(balance) FILTER (WHERE ${isPending}), 0)::bigint AS pending,
        coalesce(-sum(balance) FILTER (WHERE kind = 'collector'), 0)::bigint AS collected,
        coalesce(sum(balance) FILTER (WHERE ${isPayable}), 0)::bigint AS payable
      FROM owned GROUP BY maker_id, maker_name ORDER BY maker_name`,
    values: [shopId],
  })
  const nothing = { pending: 0n as Rupiah, payable: 0n as Rupiah }
  const own = rows.find(({ id }) => id === null)
  return {
    collected: own?.collected ?? nothing.pending,
    shop: own ? { pending: own.pending, payable: own.payable } : nothing,
    makers: rows.flatMap(({ id, name, pending, payable }) =>
      id && name ? [{ id, name, pending, payable }] : [],
    ),
  }
}

/** What belongs to one maker, as the maker sees it. */
export async function getMakerBalance({ makerId, shopId }: MakerScope): Promise<Owed> {
  const { makers } = await getShopBalances(shopId as ReadableShopId)
  const own = makers.find(({ id }) => id === makerId)
  return { pending: own?.pending ?? (0n as Rupiah), payable: own?.payable ?? (0n as Rupiah) }
}
