import { db } from '#app/server/db.server.ts'

/** What stands where the token of a link stood. */
export const removed = '…'

/**
 * Nobody who reads the table, or a copy of it, can open the account with what is left; nor would it be of
 * use to anybody at another address.
 */
export async function forgetSecret(messageId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE messages SET text = replace(text, secret, ${removed}),
      html = replace(html, secret, ${removed}), secret = NULL, secret_until = NULL,
      brief = replace(brief::text, secret, ${removed})::jsonb, instead_of = NULL
    WHERE id = ${messageId}::uuid AND secret IS NOT NULL`
}

/**
 * Links that open nothing any more: of the demo inbox, and of letters that never went out, which
 * therefore never will. One that is just being sent waits for the next time.
 */
export async function forgetOldSecrets(): Promise<number> {
  return db.$executeRaw`
    UPDATE messages SET text = replace(text, secret, ${removed}),
      html = replace(html, secret, ${removed}), secret = NULL, secret_until = NULL,
      brief = replace(brief::text, secret, ${removed})::jsonb,
      status = CASE status WHEN 'queued' THEN 'failed' ELSE status END,
      failure = CASE status WHEN 'queued' THEN 'link expired' ELSE failure END
    WHERE secret_until <= now()
      AND NOT (status = 'queued' AND coalesce(claimed_until > now(), false))`
}
