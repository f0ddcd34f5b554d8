import { readPool } from '#app/server/db.server.ts'
import { singleton } from '#app/server/singleton.server.ts'

export type Place = { code: string; name: string }
export type DistrictPlace = Place & { slug: string; villages: readonly Place[] }

/** Regions hardly ever change: read once by each process. */
const memory = singleton('searchPlaces', () => ({
  loaded: null as Promise<readonly DistrictPlace[]> | null,
}))

/** The districts of the pilot regency and their villages, for the names of facets. */
export async function listPlaces(): Promise<readonly DistrictPlace[]> {
  memory.loaded ??= load()
  // An empty or failed read (a database that is being seeded) must not be remembered.
  memory.loaded.then(
    (places) => places.length > 0 || (memory.loaded = null),
    () => (memory.loaded = null),
  )
  return memory.loaded
}

async function load(): Promise<readonly DistrictPlace[]> {
  const { rows } = await readPool.query<DistrictPlace>(`
    SELECT d.code, d.name, d.slug,
      jsonb_agg(jsonb_build_object('code', v.code, 'name', v.name) ORDER BY v.name) AS villages
    FROM districts d JOIN villages v ON v.district_code = d.code
    WHERE d.slug IS NOT NULL GROUP BY d.code ORDER BY d.name`)
  return rows
}
