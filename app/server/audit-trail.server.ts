import { pool } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'

export type TrailRow = {
  id: string
  subject: string
  action: string
  from: string | null
  to: string | null
  actor: Actor['type']
  actorName: string | null
  details: Record<string, unknown> | null
  at: Date
}

const mostRows = 200

/** What happened to these things and who did it, oldest first; staff by name, buyers never. */
export async function listTrail(subjectIds: readonly string[]): Promise<TrailRow[]> {
  const { rows } = await pool.query<TrailRow>(
    `SELECT * FROM (
       SELECT e.id, e.subject_type AS subject, e.action, e.from_status AS "from",
         e.to_status AS "to", e.actor_type AS actor, e.details, e.at,
         CASE WHEN e.actor_type IN ('admin', 'staff') THEN u.name END AS "actorName"
       FROM audit_entries e LEFT JOIN users u ON u.id = e.actor_id
       WHERE e.subject_id = ANY($1::uuid[]) ORDER BY e.id DESC LIMIT ${mostRows}) newest
     ORDER BY at, id`,
    [subjectIds],
  )
  return rows
}
