import { db } from '#app/server/db.server.ts'

/** What stands where the token of a link stood. */
export const removed = '…'

/** Nobody who reads the table, or a copy of it, can open the account with what is left. */
export async function forgetSecret(messageId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE messages SET text = replace(text, secret, ${removed}),
      html = replace(html, secret, ${removed}), secret = NULL, secret_until = NULL
    WHERE id = ${messageId}::uuid AND secret IS NOT NULL`
}

/** Links that open nothing any more: of the demo inbox, and of letters that never went out. */
export async function forgetOldSecrets(): Promise<number> {
  return db.$executeRaw`
    UPDATE messages SET text = replace(text, secret, ${removed}),
      html = replace(html, secret, ${removed}), secret = NULL, secret_until = NULL
    WHERE secret_until <= now()`
}
