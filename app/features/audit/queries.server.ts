import { isUuid } from '#app/core/ids.ts'
import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { FoundDeed, TrailPage } from './deed.ts'
import { namesOfIds } from './names.server.ts'
import type { TrailQuery } from './trail-search.ts'

const pageSize = 30

/** How many people, BUM Desa or things one word may mean; more is not a search. */
const mostMeant = 50

/** All that was done, newest first. Every filter has its index, in the order of the list. */
export const searchTrail = (query: TrailQuery): Promise<TrailPage> => search(query, null)

/**
 * What was done at one BUM Desa, by whomever; admins have no name here. What admins did elsewhere, and what
 * another BUM Desa did, is of other rows.
 */
export const searchTrailOfShop = (shopId: ReadableShopId, query: TrailQuery): Promise<TrailPage> =>
  search({ ...query, bumdesa: '' }, shopId)

async function search(query: TrailQuery, shopId: ReadableShopId | null): Promise<TrailPage> {
  const [subjects, people, shops] = await Promise.all([
    query.cari ? findSubjects(query.cari) : null,
    query.siapa ? findPeople(query.siapa, shopId) : null,
    query.bumdesa ? findShops(query.bumdesa) : null,
  ])
  if ([subjects, people, shops].some((ids) => ids?.length === 0))
    return { deeds: [], names: {}, next: null }
  const { text, values } = trailStatement(query, { subjects, people, shops, shopId })
  const { rows } = await pool.query<FoundDeed>(text, values)
  const deeds = rows.slice(0, pageSize)
  return {
    deeds,
    names: await namesOfIds(deeds, shopId),
    next: rows.length > pageSize ? (deeds.at(-1)?.cursor ?? null) : null,
  }
}

type Ids = readonly string[] | null
type Meant = { subjects: Ids; people: Ids; shops: Ids; shopId?: string | null }

/** Only what is asked for stands in the statement, so that it is planned for just that. */
export function trailStatement(
  query: TrailQuery,
  { subjects, people, shops, shopId = null }: Meant,
): { text: string; values: unknown[] } {
  const values: unknown[] = []
  const conditions: string[] = []
  const where = (value: unknown, condition: (parameter: string) => string) => {
    if (value !== null) conditions.push(condition(`$${values.push(value)}`))
  }
  const named = shopId === null ? `('admin', 'staff')` : `('staff')`
  where(shopId, (id) => `e.shop_id = ${id}`)
  where(subjects, (ids) => `e.subject_id = ANY(${ids}::uuid[])`)
  where(people, (ids) => `e.actor_id = ANY(${ids}::uuid[]) AND e.actor_type IN ${named}`)
  where(shops, (ids) => `e.shop_id = ANY(${ids}::uuid[])`)
  where(query.pelaku, (type) => `e.actor_type = ${type}`)
  where(query.hal, (type) => `e.subject_type = ${type}`)
  where(query.tindakan, (action) => `e.action = ${action}`)
  where(query.dari, (day) => `e.at >= ${day}::date::timestamp AT TIME ZONE 'Asia/Jakarta'`)
  where(query.sampai, (day) => `e.at < (${day}::date + 1)::timestamp AT TIME ZONE 'Asia/Jakarta'`)
  const [time, id] = query.setelah?.split('_') ?? []
  if (time && id) {
    const [at, last] = [values.push(time), values.push(id)]
    conditions.push(`(e.at, e.id) <
      (to_timestamp(0) + $${at}::bigint * interval '1 microsecond', $${last}::uuid)`)
  }
  return { text: statementOf(conditions, named), values }
}

const statementOf = (conditions: readonly string[], named: string) => `
  SELECT e.id, e.subject_type AS subject, e.subject_id AS "subjectId", e.action,
    e.from_status AS "from", e.to_status AS "to", e.actor_type AS actor, e.details, e.at,
    CASE WHEN e.actor_type IN ${named} THEN e.actor_id END AS "actorId",
    CASE WHEN e.actor_type IN ${named} THEN person.name END AS "actorName",
    coalesce(o.number, p.number, s.name, m.name, l.title_id, h.name_id) AS "subjectName",
    l.slug AS "subjectSlug",
    o.complained_at IS NOT NULL AS "hasComplaint", at_shop.name AS "shopName",
    floor(extract(epoch FROM e.at) * 1000000)::text || '_' || e.id AS cursor
  FROM (SELECT * FROM audit_entries e ${conditions.length > 0 ? 'WHERE' : ''}
    ${conditions.join('\n    AND ')}
    ORDER BY e.at DESC, e.id DESC LIMIT ${pageSize + 1}) e
  LEFT JOIN users person ON person.id = e.actor_id
  LEFT JOIN orders o ON e.subject_type = 'order' AND o.id = e.subject_id
  LEFT JOIN purchases p ON e.subject_type = 'purchase' AND p.id = e.subject_id
  LEFT JOIN shops s ON e.subject_type = 'shop' AND s.id = e.subject_id
  LEFT JOIN makers m ON e.subject_type = 'maker' AND m.id = e.subject_id
  LEFT JOIN listings l ON e.subject_type IN ('listing', 'experience') AND l.id = e.subject_id
  LEFT JOIN holidays h ON e.subject_type = 'holiday' AND h.id = e.subject_id
  LEFT JOIN shops at_shop ON at_shop.id = e.shop_id
  ORDER BY e.at DESC, e.id DESC`

/** A number means the purchase and its orders; a slug a BUM Desa or what is sold. */
async function findSubjects(text: string): Promise<string[]> {
  if (isUuid(text)) return [text]
  return idsOf(
    `SELECT id FROM orders WHERE number = upper($1)
    UNION SELECT id FROM purchases WHERE number = upper($1)
    UNION SELECT o.id FROM orders o JOIN purchases p ON p.id = o.purchase_id WHERE p.number = upper($1)
    UNION SELECT id FROM payouts WHERE number = upper($1)
    UNION SELECT id FROM shops WHERE slug = lower($1)
    UNION SELECT id FROM listings WHERE slug = lower($1)`,
    text.replaceAll(' ', ''),
  )
}

/** Who did something at a desk, by a part of the name; also makers, and who works there no more. */
async function findPeople(text: string, shopId: string | null): Promise<string[]> {
  if (isUuid(text)) return [text]
  return idsOf(
    `SELECT id FROM users u WHERE position(lower($1) IN lower(name)) > 0 AND EXISTS (
      SELECT FROM audit_entries e WHERE e.actor_id = u.id AND e.actor_type IN ('admin', 'staff')
        AND ($2::uuid IS NULL OR (e.shop_id = $2 AND e.actor_type = 'staff')))`,
    text,
    shopId,
  )
}

const findShops = (text: string) =>
  idsOf(`SELECT id FROM shops WHERE slug = $1 OR position(lower($1) IN lower(name)) > 0`, text)

async function idsOf(select: string, ...values: (string | null)[]): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(`${select} LIMIT ${mostMeant}`, values)
  return rows.map(({ id }) => id)
}
