import { isUuid } from '#app/core/ids.ts'
import { pool } from '#app/server/db.server.ts'
import type { ReadableShopId } from '#app/server/scopes.server.ts'
import type { BusinessUnit, UnitChoice, UnitName } from './business-unit.ts'

/** Open ones first, by name. */
export async function listBusinessUnits(shopId: ReadableShopId): Promise<BusinessUnit[]> {
  const { rows } = await pool.query<BusinessUnit>({
    name: 'business-units',
    text: `SELECT u.id, u.name, u.closed_at IS NOT NULL AS "isClosed",
        (count(l.id) FILTER (WHERE l.kind = 'product'))::int AS goods,
        (count(l.id) FILTER (WHERE l.kind = 'experience'))::int AS visits
      FROM business_units u LEFT JOIN listings l ON l.business_unit_id = u.id AND l.shop_id = u.shop_id
      WHERE u.shop_id = $1 GROUP BY u.id ORDER BY u.closed_at IS NOT NULL, lower(u.name), u.id`,
    values: [shopId],
  })
  return rows
}

/** Null for another BUM Desa's, and for what is no id. */
export async function getBusinessUnit(where: {
  shopId: ReadableShopId
  unitId: string | undefined
}): Promise<BusinessUnit | null> {
  const { shopId, unitId = '' } = where
  const units = isUuid(unitId) ? await listBusinessUnits(shopId) : []
  return units.find(({ id }) => id === unitId) ?? null
}

/** All of them, to choose from in a list of what there was. */
export async function listUnitNames(shopId: ReadableShopId): Promise<UnitName[]> {
  const { rows } = await pool.query<UnitName>({
    name: 'business-unit-names',
    text: `SELECT id, name FROM business_units WHERE shop_id = $1 ORDER BY lower(name), id`,
    values: [shopId],
  })
  return rows
}

/** Null where the BUM Desa has no units, so that nothing is to be chosen. */
export async function getUnitChoice(where: {
  shopId: ReadableShopId
  /** Null: of many at once. */
  listingId: string | null | undefined
}): Promise<UnitChoice | null> {
  const { shopId, listingId } = where
  const { rows } = await pool.query<UnitName & { isCurrent: boolean }>({
    name: 'business-unit-choice',
    text: `SELECT u.id, u.name, l.id IS NOT NULL AS "isCurrent" FROM business_units u
      LEFT JOIN listings l ON l.id = $2 AND l.shop_id = u.shop_id AND l.business_unit_id = u.id
      WHERE u.shop_id = $1 AND (u.closed_at IS NULL OR l.id IS NOT NULL) ORDER BY lower(u.name), u.id`,
    values: [shopId, listingId && isUuid(listingId) ? listingId : null],
  })
  if (rows.length === 0) return null
  const units = rows.map(({ id, name }) => ({ id, name }))
  return { units, current: rows.find(({ isCurrent }) => isCurrent)?.id ?? null }
}
