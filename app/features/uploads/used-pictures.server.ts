import { pool } from '#app/server/db.server.ts'

/** Those of these keys that a good, a shop or a review shows, or that were sent within a day for a form. */
export async function usedPictures(keys: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ key: string }>(
    `SELECT key FROM pictures WHERE key = ANY($1)
      UNION SELECT picture FROM shops WHERE picture = ANY($1)
      UNION SELECT unnest(pictures) FROM reviews WHERE pictures && $1
      UNION SELECT picture_key FROM uploads WHERE picture_key = ANY($1)`,
    [keys],
  )
  return new Set(rows.map(({ key }) => key))
}
