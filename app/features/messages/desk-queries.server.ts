import { pool } from '#app/server/db.server.ts'

/** Letters that could not be delivered in the last month; older ones nobody waits for any more. */
export async function countFailedMessages(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM messages
     WHERE status = 'failed' AND created_at > now() - interval '30 days'`,
  )
  return rows[0]?.count ?? 0
}
