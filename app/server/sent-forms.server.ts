import { isUuid, newId } from '#app/core/ids.ts'
import { pool, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'

/** The key that a page gave its form; of a page that gave none each form is another one. */
export const formKeyOf = ({ formKey }: Readonly<Record<string, unknown>>): string =>
  typeof formKey === 'string' && isUuid(formKey) ? formKey : newId()

/**
 * Null when the form arrives for the first time: go on and make what it asks for, with this id. Else what
 * it made before, when the answer was lost on a thin signal. To be asked when nothing speaks against
 * making it any more, since what was refused may be sent again.
 */
export async function madeByForm(
  tx: Tx,
  { actor, formKey, id }: { actor: Actor; formKey: string; id: string },
): Promise<string | null> {
  const first = await tx.$executeRaw`
    INSERT INTO sent_forms (actor_id, key, made_id)
    VALUES (${actor.id}::uuid, ${formKey}::uuid, ${id}::uuid) ON CONFLICT DO NOTHING`
  if (first === 1) return null
  const [before] = await tx.$queryRaw<{ madeId: string }[]>`
    SELECT made_id AS "madeId" FROM sent_forms
    WHERE actor_id = ${actor.id}::uuid AND key = ${formKey}::uuid`
  return before?.madeId ?? null
}

/** Nobody sends a form again after a month. */
export async function sweepSentForms(): Promise<void> {
  await pool.query("DELETE FROM sent_forms WHERE sent_at < now() - interval '30 days'")
}
