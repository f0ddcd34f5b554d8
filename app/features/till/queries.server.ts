import { z } from 'zod'
import type { Rupiah } from '#app/core/rupiah.ts'
import { addDays, type CalendarDate, todayAt } from '#app/features/bookings/calendar-date.ts'
import { zoneOfShop } from '#app/features/bookings/zone-name.server.ts'
import { waysToPay } from '#app/features/counter/counter-sale.ts'
import { db, pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import { listFlows } from './flows.server.ts'
import { changesSince, type Flow, flowKinds } from './till.ts'
import type { ClosedDay, Closing, LateSale, TillDay } from './till-day.ts'

/** How long an open day is asked for. */
const askedForDays = 31
const pageSize = 30

const storedFlows = z.array(
  z.object({
    kind: z.enum(flowKinds),
    way: z.enum(waysToPay),
    count: z.int(),
    amount: z.string().transform((digits) => BigInt(digits) as Rupiah),
  }),
)

/** Null for a day that has not come. */
export async function getTillDay(
  shopId: ReadableShopId,
  day: CalendarDate,
): Promise<TillDay | null> {
  const zone = await zoneOfShop(db, shopId)
  if (day > todayAt(zone, new Date())) return null
  const [byDay, closings, last] = await Promise.all([
    listFlows(db, { shopId, zone, from: day, to: day }),
    listClosings(shopId, day),
    db.dayClosing.findFirst({
      where: { shopId },
      orderBy: [{ day: 'desc' }, { round: 'desc' }],
      select: { openingFloat: true },
    }),
  ])
  const flows = byDay.get(day) ?? []
  const [closing] = closings
  return {
    day,
    zone,
    flows,
    closings,
    changes: closing ? changesSince(closing.flows, flows) : [],
    lateSales: closing ? await listLateSales(shopId, day, closing.closedAt) : [],
    usualFloat: (last?.openingFloat ?? 0n) as Rupiah,
  }
}

async function listClosings(shopId: ReadableShopId, day: CalendarDate): Promise<Closing[]> {
  const { rows } = await pool.query<Omit<Closing, 'flows'> & { flows: unknown }>(
    `SELECT d.round, d.flows, d.opening_float AS "openingFloat", d.expected, d.counted, d.pieces,
      d.note, d.reason, d.closed_at AS "closedAt", coalesce(u.name, '') AS "closerName"
    FROM day_closings d LEFT JOIN users u ON u.id = d.closed_by
    WHERE d.shop_id = $1 AND d.day = $2 ORDER BY d.round DESC`,
    [shopId, day],
  )
  return rows.map((row) => ({ ...row, flows: storedFlows.parse(row.flows) }))
}

async function listLateSales(
  shopId: ReadableShopId,
  day: CalendarDate,
  closedAt: Date,
): Promise<LateSale[]> {
  const { rows } = await pool.query<LateSale>(
    `SELECT c.id AS "saleId", p.number, p.total, c.sold_at AS "soldAt"
    FROM counter_sales c JOIN purchases p ON p.id = c.purchase_id
    WHERE c.shop_id = $1 AND c.day = $2 AND c.created_at > $3 ORDER BY c.sold_at LIMIT 100`,
    [shopId, day, closedAt],
  )
  return rows
}

/** Closed days, the newest first; and, on the first page, days with sales that nobody has closed. */
export async function listTillDays(shopId: ReadableShopId, before: CalendarDate | null) {
  const zone = await zoneOfShop(db, shopId)
  const today = todayAt(zone, new Date())
  const [{ rows }, open] = await Promise.all([
    pool.query<Omit<ClosedDay, 'isLate'> & { flows: unknown }>(
      `SELECT DISTINCT ON (d.day) d.day::text, d.flows, d.expected, d.counted,
        d.closed_at AS "closedAt", coalesce(u.name, '') AS "closerName"
      FROM day_closings d LEFT JOIN users u ON u.id = d.closed_by
      WHERE d.shop_id = $1 AND ($2::date IS NULL OR d.day < $2)
      ORDER BY d.day DESC, d.round DESC LIMIT ${pageSize + 1}`,
      [shopId, before],
    ),
    before ? [] : listOpenDays(shopId, { from: addDays(today, -askedForDays), to: today }),
  ])
  const shown = rows.slice(0, pageSize)
  const [newest, oldest] = [shown[0]?.day, shown.at(-1)?.day]
  const flows =
    newest && oldest
      ? await listFlows(db, { shopId, zone, from: oldest, to: newest })
      : new Map<CalendarDate, Flow[]>()
  const closed: ClosedDay[] = shown.map(({ flows: stored, ...row }) => ({
    ...row,
    isLate: changesSince(storedFlows.parse(stored), flows.get(row.day) ?? []).length > 0,
  }))
  return { today, open, closed, next: rows.length > pageSize ? (oldest ?? null) : null }
}

async function listOpenDays(
  shopId: ReadableShopId,
  { from, to }: { from: CalendarDate; to: CalendarDate },
): Promise<CalendarDate[]> {
  const { rows } = await pool.query<{ day: CalendarDate }>({
    name: 'open-days-of-till',
    text: `SELECT DISTINCT c.day::text FROM counter_sales c
      WHERE c.shop_id = $1 AND c.day BETWEEN $2 AND $3 AND NOT EXISTS (
        SELECT FROM day_closings d WHERE d.shop_id = c.shop_id AND d.day = c.day)
      ORDER BY 1 DESC`,
    values: [shopId, from, to],
  })
  return rows.map(({ day }) => day)
}

/** The first day of the last weeks on which something was sold at the counter and nobody has counted since. */
export async function getDayToClose(shopId: ReadableShopId): Promise<CalendarDate | null> {
  const yesterday = addDays(todayAt(await zoneOfShop(db, shopId), new Date()), -1)
  const open = await listOpenDays(shopId, {
    from: addDays(yesterday, 1 - askedForDays),
    to: yesterday,
  })
  return open.at(-1) ?? null
}
