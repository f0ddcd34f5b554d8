import { enqueue } from '#app/server/boss.server.ts'
import { transaction } from '#app/server/db.server.ts'

/**
 * WhatsApp takes this letter for nobody: it goes to the e-mail address it was meant for, if there is one
 * and it must be known. False when it has no other way.
 */
export function goesAnotherWay(messageId: string): Promise<boolean> {
  return transaction(async (tx) => {
    const moved = await tx.$executeRaw`
      UPDATE messages SET channel = 'email', recipient = instead_of, instead_of = NULL, brief = NULL,
        reference = NULL, status = 'queued', failure = NULL, sent_at = NULL, claimed_until = NULL
      WHERE id = ${messageId}::uuid AND channel = 'whatsapp' AND status IN ('queued', 'failed')
        AND instead_of IS NOT NULL`
    if (moved === 0) return false
    await enqueue(tx, 'deliver-message', { messageId })
    return true
  })
}
