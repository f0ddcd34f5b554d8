import type { SearchConnection } from '#integrations/search/search-connection.ts'
import type { RebuildDebt } from '#integrations/search/fallback.server.ts'

/** An engine that stays away for longer is brought what PostgreSQL is rebuilt with at its next try. */
const goodForHours = 2

const key = 'search rebuild owed'

/** In the database, because a rebuild that failed is tried again by whichever worker is free. */
export const rebuildDebt = (connection: SearchConnection): RebuildDebt => ({
  owed: async () => {
    const { rows } = await connection.query<{ documents: number }>({
      text: `SELECT value::int AS documents FROM stamps
        WHERE key = $1 AND at > now() - make_interval(hours => ${goodForHours})`,
      values: [key],
    })
    return rows[0] ?? null
  },
  owe: async ({ documents }) => {
    await connection.query({
      text: `INSERT INTO stamps (key, value) VALUES ($1, $2)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value, at = now()`,
      values: [key, String(documents)],
    })
  },
  settle: async () => {
    await connection.query({ text: 'DELETE FROM stamps WHERE key = $1', values: [key] })
  },
})
