import { escapeLike } from '#app/core/text.ts'
import { db, pool } from '#app/server/db.server.ts'
import type { MakerScope, ReadableShopId } from '#app/server/scopes.server.ts'
import type { DeskPromotion } from './desk-promotion.ts'
import type { Shares } from './discount.ts'
import { makersOfGoods } from './goods-queries.server.ts'
import type { Stall } from './plan-promotion.ts'
import type { PromotionListQuery } from './promotion-list.ts'
import { type PromotionTerms, savingFrom, type SavingColumns } from './promotion.ts'
import type { SampleGood } from './sample-sale.ts'

type PromotionRow = Omit<DeskPromotion, 'terms'> & SavingColumns & Omit<PromotionTerms, 'saving'>

/** An order that is cancelled holds nothing; what nobody has paid yet is held and gave nothing. */
const usesOf = `SELECT count(*)::int AS uses,
    (count(*) FILTER (WHERE o.status = 'awaitingPayment'))::int AS unpaid,
    coalesce(sum(o.items_total) FILTER (WHERE o.status <> 'awaitingPayment'), 0)::bigint AS sold,
    coalesce(sum(o.discount_total) FILTER (WHERE o.status <> 'awaitingPayment'), 0)::bigint AS given
  FROM orders o WHERE o.promotion_id = p.id AND o.status <> 'cancelled'`

const promotions = `SELECT p.id, p.name, p.status::text, p.kind::text, p.percent, p.amount,
    p.maximum_discount AS "maximumDiscount", p.target::text, p.maker_id AS "makerId",
    p.minimum_spend AS "minimumSpend", p.bearer::text, p.from_date::text AS "fromDate",
    p.until_date::text AS "untilDate", shop_today(p.shop_id)::text AS today, p.code,
    p.maximum_uses AS "maximumUses", p.maximum_per_buyer AS "maximumPerBuyer",
    p.maker_consented_at AS "makerConsentedAt", p.is_sample AS "isSample", m.name AS "makerName",
    ARRAY(SELECT listing_id::text FROM promotion_listings l WHERE l.promotion_id = p.id) AS "listingIds",
    used.*
  FROM promotions p LEFT JOIN makers m ON m.id = p.maker_id CROSS JOIN LATERAL (${usesOf}) used`

const pageSize = 30

/** Newest first. */
export async function listPromotions(
  shopId: ReadableShopId,
  { lihat, cari, setelah }: PromotionListQuery,
): Promise<PromotionPage> {
  const { rows } = await pool.query<PromotionRow>(
    `${promotions} WHERE p.shop_id = $1 AND ($2::uuid IS NULL OR p.id < $2)
      AND ($3::text IS NULL OR p.status::text = $3)
      AND ($4 = '' OR p.name ILIKE '%' || $4 || '%' OR p.code ILIKE '%' || $4 || '%')
      ORDER BY p.id DESC LIMIT ${pageSize + 1}`,
    [shopId, setelah, lihat, escapeLike(cari)],
  )
  return pageOf(rows)
}

/** Those that a maker pays for, newest first; a draft is nobody's yet. */
export async function listPromotionsBorneBy(
  { makerId, shopId }: MakerScope,
  { cari, setelah }: Pick<PromotionListQuery, 'cari' | 'setelah'> = { cari: '', setelah: null },
): Promise<PromotionPage> {
  const { rows } = await pool.query<PromotionRow>(
    `${promotions} WHERE p.shop_id = $1 AND p.maker_id = $2 AND p.bearer = 'maker'
      AND p.status <> 'draft' AND ($3::uuid IS NULL OR p.id < $3)
      AND ($4 = '' OR p.name ILIKE '%' || $4 || '%' OR p.code ILIKE '%' || $4 || '%')
      ORDER BY p.id DESC LIMIT ${pageSize + 1}`,
    [shopId, makerId, setelah, escapeLike(cari)],
  )
  return pageOf(rows)
}

type PromotionPage = { promotions: DeskPromotion[]; next: string | null }

function pageOf(rows: readonly PromotionRow[]): PromotionPage {
  const page = rows.slice(0, pageSize).map(toPromotion)
  return { promotions: page, next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null }
}

/** Null for another BUM Desa's. */
export async function getPromotion(where: {
  shopId: ReadableShopId
  promotionId: string
}): Promise<DeskPromotion | null> {
  const { rows } = await pool.query<PromotionRow>(
    `${promotions} WHERE p.shop_id = $1 AND p.id = $2`,
    [where.shopId, where.promotionId],
  )
  return rows[0] ? toPromotion(rows[0]) : null
}

function toPromotion(row: PromotionRow): DeskPromotion {
  const { kind, percent, amount, maximumDiscount, ...rest } = row
  const { target, makerId, listingIds, minimumSpend, bearer } = rest
  const saving = savingFrom({ kind, percent, amount, maximumDiscount })
  return { ...rest, terms: { saving, target, makerId, listingIds, minimumSpend, bearer } }
}

async function getShares(shopId: ReadableShopId): Promise<Shares> {
  return db.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { shopShareBasisPoints: true, platformFeeBasisPoints: true },
  })
}

/** With the makers of these goods. */
export async function getStall(
  shopId: ReadableShopId,
  listingIds: readonly string[],
): Promise<Stall> {
  const [shares, makerOf, makers, today] = await Promise.all([
    getShares(shopId),
    makersOfGoods(shopId, listingIds),
    listMakersOfGoods(shopId),
    getToday(shopId),
  ])
  return { shares, today, makerIds: new Set(makers.map(({ id }) => id)), makerOf }
}

export async function getToday(shopId: ReadableShopId): Promise<string> {
  const { rows } = await pool.query<{ today: string }>('SELECT shop_today($1)::text AS today', [
    shopId,
  ])
  return rows[0]?.today ?? ''
}

export async function listMakersOfGoods(
  shopId: ReadableShopId,
): Promise<{ id: string; name: string }[]> {
  return db.maker.findMany({
    where: { shopId, status: 'active' },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  })
}

/** One of the goods that it is about, with the shares as they are now: what a sale would give to whom. */
export async function getSample(
  shopId: ReadableShopId,
  { target, makerId, listingIds }: PromotionTerms,
): Promise<{ good: SampleGood | null; shares: Shares }> {
  const { rows } = await pool.query<SampleGood>({
    name: 'good-of-promotion',
    text: `SELECT l.id AS "listingId", l.maker_id AS "makerId", l.title_id AS title, v.price
      FROM listings l JOIN variants v ON v.listing_id = l.id AND v.is_active
      WHERE l.shop_id = $1 AND l.kind = 'product' AND l.status = 'live'
        AND ($2 = 'everything' OR $2 = 'maker' AND l.maker_id = $3 OR l.id = ANY($4::uuid[]))
      ORDER BY v.price DESC, v.id LIMIT 1`,
    values: [shopId, target, makerId, listingIds],
  })
  return { good: rows[0] ?? null, shares: await getShares(shopId) }
}
