import type { Rupiah } from '#app/core/rupiah.ts'
import { pool } from '#app/server/db.server.ts'
import type { MakerScope } from '#app/server/scopes.server.ts'
import type { Bilingual } from './listing-card.ts'

export type MakerGood = {
  id: string
  slug: string
  kind: 'product' | 'experience'
  title: Bilingual
  label: Bilingual
  price: Rupiah
  available: number
  held: number
  /** Pieces in paid orders that are not packed yet. */
  toPrepare: number
}

/** Everything one maker sells, with what is left of it and what has to be made ready. */
export async function listMakerGoods({ makerId, shopId }: MakerScope): Promise<MakerGood[]> {
  const { rows } = await pool.query<MakerGood>({
    name: 'maker-goods',
    text: `
      SELECT v.id, l.slug, l.kind::text AS kind,
        jsonb_build_object('id', l.title_id, 'en', l.title_en) AS title,
        jsonb_build_object('id', v.label_id, 'en', v.label_en) AS label,
        v.price, v.on_hand - v.held AS available, v.held,
        (SELECT coalesce(sum(line.quantity), 0)::int FROM order_lines line
          JOIN orders o ON o.id = line.order_id AND o.status IN ('paid', 'accepted')
          WHERE line.variant_id = v.id) AS "toPrepare"
      FROM listings l JOIN variants v ON v.listing_id = l.id AND v.is_active
      WHERE l.maker_id = $1 AND l.shop_id = $2
      ORDER BY l.title_id, v.position, v.id`,
    values: [makerId, shopId],
  })
  return rows
}
