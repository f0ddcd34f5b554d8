import { listingTag, shopTag } from '#app/features/catalog/page-tags.ts'
import { pool } from '#app/server/db.server.ts'
import { rememberPublic } from '#app/server/public-memory.server.ts'
import { savingFrom, type SavingColumns } from './promotion.ts'
import type { ShownPromotion } from './shown-promotion.ts'

type Row = Omit<ShownPromotion, 'saving'> & SavingColumns

/** Those of today that a good is in. Codes are told by whoever gives them out. */
export function listPromotionsOn({
  listingId,
  shopId,
}: {
  listingId: string
  shopId: string
}): Promise<ShownPromotion[]> {
  return rememberPublic(
    `promotions:${listingId}`,
    () => readPromotionsOn(listingId),
    () => [listingTag(listingId), shopTag(shopId)],
  )
}

async function readPromotionsOn(listingId: string): Promise<ShownPromotion[]> {
  const { rows } = await pool.query<Row>({
    name: 'promotions-on-good',
    text: `SELECT p.id, p.name, p.until_date::text AS "untilDate", p.kind::text, p.percent, p.amount,
        p.maximum_discount AS "maximumDiscount", p.minimum_spend AS "minimumSpend"
      FROM listings l JOIN promotions p ON p.shop_id = l.shop_id
      WHERE l.id = $1 AND l.kind = 'product' AND p.code IS NULL AND p.status = 'active'
        AND shop_today(p.shop_id) BETWEEN p.from_date AND p.until_date
        AND (p.target = 'everything' OR p.target = 'maker' AND p.maker_id = l.maker_id
          OR EXISTS (SELECT FROM promotion_listings chosen
            WHERE chosen.promotion_id = p.id AND chosen.listing_id = l.id))
      ORDER BY p.id DESC LIMIT 3`,
    values: [listingId],
  })
  return rows.map(({ kind, percent, amount, maximumDiscount, ...promotion }) => ({
    ...promotion,
    saving: savingFrom({ kind, percent, amount, maximumDiscount }),
  }))
}
