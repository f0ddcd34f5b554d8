import type { Rupiah } from '#app/core/rupiah.ts'
import type { Tx } from '#app/server/db.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { Codes, PromotionOffer } from './best-promotion.ts'
import {
  type PromotionBearer,
  type PromotionTarget,
  savingFrom,
  type SavingColumns,
} from './promotion.ts'

/** Whoever buys, as far as is known: an account, a number and an address, any of which tells him again. */
export type PromotionBuyer = { userId: string | null; phone: string | null; email: string | null }

type Asked = { shopIds: readonly string[]; codes: Codes; buyer: PromotionBuyer }

const isRunning = Prisma.sql`(p.status = 'active'
  AND shop_today(p.shop_id) BETWEEN p.from_date AND p.until_date)`

/** Those for everybody that run, and those of the codes whatever has become of them. */
const wanted = ({ shopIds, codes }: Asked) => Prisma.sql`
  p.shop_id = ANY(${shopIds}::uuid[]) AND p.status <> 'draft' AND (p.code IS NULL AND ${isRunning}
    OR (p.shop_id, p.code) IN (SELECT * FROM unnest(${[...codes.keys()]}::uuid[],
      ${[...codes.values()]}::text[])))`

type OfferRow = SavingColumns & {
  id: string
  shopId: string
  name: string
  code: string | null
  untilDate: string
  target: PromotionTarget
  makerId: string | null
  listingIds: string[]
  minimumSpend: Rupiah
  bearer: PromotionBearer
  isRunning: boolean
  isUsedUp: boolean
  isUsedUpByBuyer: boolean
}

/** Of a code that was used again for another promotion the later one. */
export async function listOffers(client: Tx, asked: Asked): Promise<PromotionOffer[]> {
  const { userId, phone, email } = asked.buyer
  const rows = await client.$queryRaw<OfferRow[]>`
    SELECT DISTINCT ON (p.shop_id, coalesce(p.code, p.id::text)) p.id, p.shop_id AS "shopId", p.name,
      p.kind::text, p.percent, p.amount, p.maximum_discount AS "maximumDiscount", p.code,
      p.until_date::text AS "untilDate", p.target::text, p.maker_id AS "makerId", p.bearer::text,
      p.minimum_spend AS "minimumSpend", ${isRunning} AS "isRunning",
      ARRAY(SELECT listing_id::text FROM promotion_listings l WHERE l.promotion_id = p.id)
        AS "listingIds",
      p.maximum_uses IS NOT NULL AND p.maximum_uses <= (SELECT count(*) FROM orders o
        WHERE o.promotion_id = p.id AND o.status <> 'cancelled') AS "isUsedUp",
      p.maximum_per_buyer IS NOT NULL AND p.maximum_per_buyer <= promotion_uses_of_buyer(p.id,
        ${userId}::uuid, ${phone}, ${email}) AS "isUsedUpByBuyer"
    FROM promotions p WHERE ${wanted(asked)}
    ORDER BY p.shop_id, coalesce(p.code, p.id::text), (p.status = 'ended'), p.id DESC`
  return rows.map(({ kind, percent, amount, maximumDiscount, ...offer }) => ({
    ...offer,
    saving: savingFrom({ kind, percent, amount, maximumDiscount }),
  }))
}

/** Whether a BUM Desa sells anything for less today, be it with a code. */
export async function hasRunningPromotion(client: Tx, shopId: string): Promise<boolean> {
  const [row] = await client.$queryRaw<{ isOn: boolean }[]>`
    SELECT EXISTS (SELECT FROM promotions p WHERE p.shop_id = ${shopId}::uuid AND ${isRunning}) AS "isOn"`
  return row?.isOn ?? false
}

/**
 * The same with the limited ones held still until the purchase is written, so that none is used more
 * often than there is of it (a trigger of the orders is the last line behind this). One without a limit
 * needs no lock, and its buyers do not wait for one another.
 */
export async function lockOffers(tx: Tx, asked: Asked): Promise<PromotionOffer[]> {
  await tx.$queryRaw`
    SELECT p.id FROM promotions p
    WHERE ${wanted(asked)} AND num_nonnulls(p.maximum_uses, p.maximum_per_buyer) > 0
    ORDER BY p.id FOR NO KEY UPDATE`
  return listOffers(tx, asked)
}

/** Whether money that came late may revive what had been sold for less: its uses may be gone by now. */
export async function lockPromotionsOfPurchase(tx: Tx, purchaseId: string): Promise<boolean> {
  await tx.$queryRaw`
    SELECT p.id FROM promotions p
    WHERE p.id IN (SELECT promotion_id FROM orders WHERE purchase_id = ${purchaseId}::uuid)
    ORDER BY p.id FOR NO KEY UPDATE`
  const [found] = await tx.$queryRaw<{ isFree: boolean }[]>`
    SELECT NOT EXISTS (
      SELECT FROM orders o JOIN promotions p ON p.id = o.promotion_id
      JOIN purchases purchase ON purchase.id = o.purchase_id
      LEFT JOIN buyer_details d ON d.purchase_id = purchase.id
      WHERE o.purchase_id = ${purchaseId}::uuid AND o.status = 'cancelled' AND (
        p.maximum_uses <= (SELECT count(*) FROM orders other
          WHERE other.promotion_id = p.id AND other.status <> 'cancelled')
        OR p.maximum_per_buyer <=
          promotion_uses_of_buyer(p.id, purchase.user_id, d.phone, d.email))) AS "isFree"`
  return found?.isFree ?? false
}
