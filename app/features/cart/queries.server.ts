import type { Zone } from '#app/core/dates.ts'
import { type Rupiah, zero } from '#app/core/rupiah.ts'
import { visitLineOf } from '#app/features/bookings/add-on.ts'
import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import { type RefundTerms, refundTiersFrom } from '#app/features/bookings/refund-tiers.ts'
import { offerVisits } from '#app/features/bookings/offers.server.ts'
import type { WalkIn } from '#app/features/bookings/walk-in.ts'
import { guestsOf, type Visit, visitColumns, visitFrom } from '#app/features/bookings/visit.ts'
import { db, type Tx } from '#app/server/db.server.ts'
import type { BuyerScope } from '#app/server/scopes.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { CartLine } from './cart-line.ts'

export type Cart = { id: string; version: number; lines: CartLine[] }

/** The account's cart when signed in, else this browser's. Null before the first thing was put in. */
export async function getCart(scope: BuyerScope): Promise<Cart | null> {
  const cart = await db.cart.findUnique({
    where: cartKey(scope),
    select: { id: true, version: true },
  })
  return cart && { ...cart, lines: await listCartLines(db, cart.id) }
}

export function cartKey({
  userId,
  sessionId,
}: BuyerScope): { userId: string } | { sessionId: string } {
  return userId ? { userId } : { sessionId }
}

/** How many pieces the badge shows. */
export async function countCart(client: Tx, cartId: string): Promise<number> {
  const { _sum } = await client.cartLine.aggregate({ where: { cartId }, _sum: { quantity: true } })
  return _sum.quantity ?? 0
}

/** Price, stock and state of the shop as they are now, not as they were when put in. */
export async function listCartLines(client: Tx, cartId: string): Promise<CartLine[]> {
  const lines = await readLines(
    client,
    Prisma.sql`
      SELECT id, variant_id, quantity, date, session_id, departure, guests, seen_price, request_id,
        created_at AS place
      FROM cart_lines WHERE cart_id = ${cartId}::uuid`,
  )
  return withVisits(client, lines)
}

export type WantedLine = { variantId: string; quantity: number; visit: Visit | null }

/**
 * What somebody at the counter wants, in its order and as if it lay in a cart; what there is no such
 * variant of is left out.
 */
export async function listWantedLines(
  client: Tx,
  wanted: readonly WantedLine[],
  walkIn: WalkIn,
): Promise<CartLine[]> {
  const columns = wanted.map(({ visit }) => visit && visitColumns(visit))
  const lines = await readLines(
    client,
    Prisma.sql`
      SELECT gen_random_uuid() AS id, variant_id, quantity, date, session_id, departure, guests,
        NULL::bigint AS seen_price, NULL::uuid AS request_id, place
      FROM unnest(${wanted.map(({ variantId }) => variantId)}::uuid[],
        ${wanted.map(({ quantity }) => quantity)}::int[],
        ${columns.map((each) => each?.date ?? null)}::date[],
        ${columns.map((each) => each?.sessionId ?? null)}::uuid[],
        ${columns.map((each) => each?.departure ?? null)}::date[],
        ${wanted.map(({ visit }) => guestsOf(visit))}::smallint[]
      ) WITH ORDINALITY AS wanted(variant_id, quantity, date, session_id, departure, guests, place)`,
  )
  return withVisits(client, lines, walkIn)
}

async function readLines(client: Tx, wanted: Prisma.Sql): Promise<CartLine[]> {
  const rows = await client.$queryRaw<CartLineRow[]>`
    SELECT line.id, line.variant_id, line.quantity, line.date::text, line.session_id,
      line.departure::text, line.guests, CASE WHEN v.add_on_capacity IS NOT NULL THEN v.id END AS add_on_id,
      session.starts_at, coalesce(line.seen_price, v.price) AS seen_price, v.listing_id, l.maker_id,
      v.price,
      v.on_hand - v.held AS available, v.maximum_per_order, v.weight_grams, v.label_id, v.label_en,
      l.slug, l.kind::text, l.title_id, l.title_en, l.unit, l.is_local_only, l.made_to_order,
      l.lead_time_days + CASE l.kind WHEN 'product'
        THEN maker_away_days(m.id, l.lead_time_days) ELSE 0 END AS lead_time_days,
      CASE WHEN l.kind = 'product' AND maker_away_days(m.id, l.lead_time_days) > 0
        THEN m.away_to::text END AS maker_away_until,
      line.request_id, request.people, request.price AS request_price,
      request.status = 'confirmed' AND request.pay_by > now() AS is_request_open,
      (v.is_active AND l.status = 'live' AND (l.kind = 'product') = (line.date IS NULL)
        AND m.status = 'active') AS is_for_sale,
      village.name AS village_name, picture.key AS picture_key, picture.color AS picture_color,
      picture.alt_id, picture.alt_en, s.id AS shop_id, s.slug AS shop_slug, s.name AS shop_name,
      s.phone AS shop_phone, s.status::text AS shop_status, s.minimum_order,
      (SELECT h.to_date::text FROM shop_holidays h WHERE h.shop_id = s.id
        AND shop_today(s.id) BETWEEN h.from_date AND h.to_date) AS holiday_until,
      s.shop_share_basis_points, s.platform_fee_basis_points, e.refund_tiers, e.zone::text,
      coalesce(e.asks_names, false) AND v.add_on_capacity IS NULL AS asks_names
    FROM (${wanted}) line
    JOIN variants v ON v.id = line.variant_id
    LEFT JOIN experience_sessions session ON session.id = line.session_id
    LEFT JOIN group_requests request ON request.id = line.request_id
    JOIN listings l ON l.id = v.listing_id
    LEFT JOIN experiences e ON e.listing_id = l.id
    JOIN makers m ON m.id = l.maker_id
    JOIN shops s ON s.id = v.shop_id
    JOIN villages village ON village.code = l.village_code
    LEFT JOIN pictures picture ON picture.listing_id = l.id AND picture.position = 0
    ORDER BY line.place, line.id`
  return rows.map(toCartLine)
}

/** A day has its own price and its own places; what was confirmed for a group has both already. */
async function withVisits(client: Tx, lines: CartLine[], walkIn?: WalkIn): Promise<CartLine[]> {
  const dated = lines.flatMap((line) =>
    line.visit && !line.group ? [{ ...line, visit: line.visit }] : [],
  )
  const offers = await offerVisits(client, dated, walkIn)
  const byId = new Map(dated.map(({ id }, index) => [id, offers[index]]))
  return lines.map((line) => {
    const offer = byId.get(line.id)
    if (!offer) return line
    const isAlone = line.addOnId !== null && !visitLineOf(line, lines)
    const refusal = isAlone ? 'without-visit' : offer.refusal
    const { price, onSitePrice, left } = offer
    return { ...line, price, onSitePrice, available: left, refusal }
  })
}

type CartLineRow = {
  id: string
  date: CalendarDate | null
  session_id: string | null
  departure: CalendarDate | null
  guests: number | null
  starts_at: string | null
  request_id: string | null
  people: number | null
  request_price: bigint | null
  is_request_open: boolean | null
  variant_id: string
  quantity: number
  add_on_id: string | null
  seen_price: bigint
  listing_id: string
  maker_id: string
  price: bigint
  available: number
  maximum_per_order: number
  weight_grams: number
  label_id: string
  label_en: string
  slug: string
  kind: CartLine['kind']
  title_id: string
  title_en: string
  unit: string
  lead_time_days: number
  maker_away_until: CalendarDate | null
  is_local_only: boolean
  made_to_order: boolean
  is_for_sale: boolean
  asks_names: boolean
  village_name: string
  picture_key: string | null
  picture_color: string | null
  alt_id: string | null
  alt_en: string | null
  shop_id: string
  shop_slug: string
  shop_name: string
  shop_phone: string
  shop_status: CartLine['shop']['status']
  minimum_order: bigint
  holiday_until: CalendarDate | null
  shop_share_basis_points: number
  platform_fee_basis_points: number
  refund_tiers: unknown
  zone: Zone | null
}

function refundTermsOf({ date, zone, refund_tiers }: CartLineRow): RefundTerms | null {
  return date && zone && { date, zone, tiers: refundTiersFrom(refund_tiers) }
}

function toCartLine(row: CartLineRow): CartLine {
  const group = groupOf(row)
  return {
    id: row.id,
    variantId: row.variant_id,
    listingId: row.listing_id,
    makerId: row.maker_id,
    quantity: row.quantity,
    addOnId: row.add_on_id,
    visit: visitFrom({
      date: row.date,
      sessionId: row.session_id,
      departure: row.departure,
      guests: row.guests,
      startsAt: row.starts_at,
    }),
    group,
    refusal: null,
    asksNames: row.asks_names,
    refundTerms: refundTermsOf(row),
    seenPrice: row.seen_price as Rupiah,
    price: (group ? row.request_price : row.price) as Rupiah,
    onSitePrice: zero,
    available: group ? 1 : row.available,
    maximumPerOrder: group ? 1 : row.maximum_per_order,
    weightGrams: row.weight_grams,
    slug: row.slug,
    kind: row.kind,
    title: { id: row.title_id, en: row.title_en },
    label: group ? groupLabel(row, group.people) : { id: row.label_id, en: row.label_en },
    unit: group ? groupUnit : row.unit,
    leadTimeDays: row.lead_time_days,
    makerAwayUntil: row.maker_away_until,
    isLocalOnly: row.is_local_only,
    madeToOrder: row.made_to_order,
    isForSale: row.is_for_sale,
    villageName: row.village_name,
    picture: row.picture_key
      ? {
          key: row.picture_key,
          color: row.picture_color ?? '#dddddd',
          alt: { id: row.alt_id ?? row.title_id, en: row.alt_en ?? row.title_en },
        }
      : null,
    shop: {
      id: row.shop_id,
      slug: row.shop_slug,
      name: row.shop_name,
      phone: row.shop_phone,
      status: row.shop_status,
      minimumOrder: row.minimum_order as Rupiah,
      holidayUntil: row.holiday_until,
      shopShareBasisPoints: row.shop_share_basis_points,
      platformFeeBasisPoints: row.platform_fee_basis_points,
    },
  }
}

function groupOf({ request_id, people, is_request_open }: CartLineRow): CartLine['group'] {
  if (request_id === null || people === null) return null
  return { requestId: request_id, people, isOpen: is_request_open === true }
}

/** One of it is the whole group; how many come is said where a variant's label stands. */
const groupUnit = 'rombongan'

function groupLabel({ label_id, label_en }: CartLineRow, people: number) {
  const said = (label: string, count: string) => [label, count].filter(Boolean).join(', ')
  return { id: said(label_id, `${people} orang`), en: said(label_en, `${people} people`) }
}
