import { pool } from '#app/server/db.server.ts'
import { pictureStore } from '#app/server/pictures.server.ts'

/** A form with a mistake may lie open for a day before it is sent again. */
const keptHours = 48

/** Throws away pictures that were sent and that no good, no shop and no review has. Returns how many. */
export async function sweepPictures(now: Date = new Date()): Promise<number> {
  const store = pictureStore()
  const old = await store.listBefore(new Date(now.getTime() - keptHours * 3_600_000))
  if (old.length === 0) return 0
  const { rows } = await pool.query<{ key: string }>(
    `SELECT key FROM pictures WHERE key = ANY($1)
      UNION SELECT picture FROM shops WHERE picture = ANY($1)
      UNION SELECT unnest(pictures) FROM reviews WHERE pictures && $1`,
    [old],
  )
  const used = new Set(rows.map(({ key }) => key))
  const unused = old.filter((key) => !used.has(key))
  for (const key of unused) await store.remove(key)
  return unused.length
}
