import { readPool } from '#app/server/db.server.ts'

export type KnownPlace = {
  code: string
  village: string
  district: string
  regency: string
  province: string
  postalCode: string
}

const columns = `
  SELECT v.code, v.name AS village, d.name AS district, r.name AS regency, p.name AS province,
    coalesce(v.postal_code, d.postal_code) AS "postalCode"
  FROM villages v JOIN districts d ON d.code = v.district_code
    JOIN regencies r ON r.code = d.regency_code JOIN provinces p ON p.code = r.province_code
  WHERE coalesce(v.postal_code, d.postal_code) IS NOT NULL`

/** The villages of the country, for an emulator of couriers to know them in a numbering of its own. */
export const knownPlaces = {
  async findPlaces(words: string): Promise<KnownPlace[]> {
    const text = words
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter(Boolean)
      .slice(0, 8)
    if (text.length === 0) return []
    const isPostalCode = /^\d{5}$/.test(words)
    const { rows } = await readPool.query<KnownPlace>(
      isPostalCode
        ? `${columns} AND coalesce(v.postal_code, d.postal_code) = $1 ORDER BY v.code LIMIT 300`
        : `${columns} AND v.search_text LIKE ALL ($1::text[]) ORDER BY v.code LIMIT 300`,
      [isPostalCode ? words : text.map((word) => `%${word}%`)],
    )
    return rows
  },
  async placeOf(code: string): Promise<KnownPlace | null> {
    const { rows } = await readPool.query<KnownPlace>(`${columns} AND v.code = $1`, [code])
    return rows[0] ?? null
  },
}
