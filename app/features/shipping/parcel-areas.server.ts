import { db } from '#app/server/db.server.ts'
import { singleton } from '#app/server/singleton.server.ts'
import type { AreaId, Place, ShippingRates } from '#integrations/shipping/shipping-rates.ts'

/** Looked up again after so long: vendors add what they lack, and now and then number anew. */
const askAgainAfterDays = 30

/**
 * What the vendor calls a village, asked once and kept. Kept by vendor, because a number of one is another
 * place to the next. Null: it does not know it, or could not tell it from others.
 */
export async function areaOfVillage(
  couriers: ShippingRates,
  villageCode: string,
): Promise<AreaId | null> {
  const key = `${couriers.provider} ${villageCode}`
  // Sender and receiver often live in one village, and many look at once.
  const looking =
    lookedUp.get(key) ?? lookUp(couriers, villageCode).finally(() => lookedUp.delete(key))
  lookedUp.set(key, looking)
  return looking
}

const lookedUp = singleton('areasLookedUp', () => new Map<string, Promise<AreaId | null>>())

async function lookUp(couriers: ShippingRates, villageCode: string): Promise<AreaId | null> {
  const { provider } = couriers
  const [known] = await db.$queryRaw<{ areaId: AreaId | null; isFresh: boolean }[]>`
    SELECT area_id AS "areaId",
      asked_at > now() - make_interval(days => ${askAgainAfterDays}::int) AS "isFresh"
    FROM courier_areas WHERE provider = ${provider} AND village_code = ${villageCode}`
  if (known?.isFresh) return known.areaId
  const place = await getPlace(villageCode)
  if (!place) return null
  const areaId = await couriers.findArea(place).catch((error: unknown) => {
    // Old is better than none: the vendor says by itself when its number is none any more.
    if (known?.areaId) return known.areaId
    throw error
  })
  await db.$executeRaw`
    INSERT INTO courier_areas (provider, village_code, area_id)
    VALUES (${provider}, ${villageCode}, ${areaId})
    ON CONFLICT (provider, village_code) DO UPDATE SET area_id = excluded.area_id, asked_at = now()`
  return areaId
}

/**
 * Nobody goes from one to the other, says the vendor: or it has numbered anew, which reads the same. So they
 * are looked up anew before the next tariff is asked, once a day.
 */
export async function doubtAreas(provider: string, villageCodes: readonly string[]): Promise<void> {
  await db.$executeRaw`
    UPDATE courier_areas SET asked_at = now() - make_interval(days => ${askAgainAfterDays}::int)
    WHERE provider = ${provider} AND village_code = ANY(${villageCodes})
      AND area_id IS NOT NULL AND asked_at < now() - interval '1 day'`
}

async function getPlace(code: string): Promise<Place | null> {
  const [place] = await db.$queryRaw<Place[]>`
    SELECT v.name AS village, d.name AS district, r.name AS regency, p.name AS province,
      v.postal_code AS "postalCode"
    FROM villages v JOIN districts d ON d.code = v.district_code
    JOIN regencies r ON r.code = d.regency_code JOIN provinces p ON p.code = r.province_code
    WHERE v.code = ${code}`
  return place ?? null
}
