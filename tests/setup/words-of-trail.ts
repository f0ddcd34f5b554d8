import { actionName, fieldName } from '#app/features/audit/components/deed-words.ts'
import { changesOf } from '#app/features/audit/deed-changes.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { pool } from '#app/server/db.server.ts'

type Told = { subject: string; action: string; details: Record<string, unknown> | null }

/**
 * What commands wrote into the trail that people would read as the name of a column or a code. Asked of every
 * database a test leaves behind, so that a field is found where the first test writes it.
 */
export async function trailWithoutWords(): Promise<string[]> {
  const { rows } = await pool.query<Told>(
    `SELECT DISTINCT ON (subject_type, action, keys.names, details->>'before' IS NULL)
       subject_type AS subject, action, details
     FROM audit_entries, LATERAL (SELECT array_agg(name ORDER BY name) AS names
       FROM jsonb_object_keys(coalesce(details, '{}'::jsonb)) name) keys
     UNION ALL SELECT subject_type, action, details FROM audit_entries WHERE details ? 'after'`,
  )
  const t = messagesFor('id')
  const missing = rows.flatMap(({ subject, action, details }) => [
    ...(actionName(t, action) === action ? [`action ${action}`] : []),
    ...(Object.hasOwn(t.admin.history.subjects, subject) ? [] : [`subject ${subject}`]),
    ...changesOf(details)
      .filter(({ name, of }) => of === undefined && fieldName(t, subject, name) === null)
      .map(({ name }) => `field ${subject}.${name}`),
  ])
  return [...new Set(missing)]
}
