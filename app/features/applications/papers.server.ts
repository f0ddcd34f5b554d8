import { sentAhead } from '#app/features/uploads/forms.ts'
import { type PaperRefusal, takePaperOf } from '#app/features/uploads/take-paper.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { db, pool } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import type { Papers } from './commands.server.ts'
import { type PaperKind, paperKinds } from './forms.ts'

type Problems = Partial<Record<PaperKind, PaperRefusal[]>>

/**
 * The papers that were chosen, and by which name the form knows them when it comes back; each mistake by the
 * paper it is in.
 */
export async function takePapers(
  userId: string,
  form: FormData,
): Promise<{ papers: Papers; named: Record<string, string>; problems: Problems }> {
  const papers: Papers = new Map()
  const named: Record<string, string> = {}
  const problems: Problems = {}
  for (const kind of paperKinds) {
    const paper = await takePaperOf({ userId }, form, kind)
    if (!paper.ok) problems[kind] = [paper.reason]
    named[sentAhead(kind)] = (paper.ok && paper.value?.hash) || ''
    if (paper.ok && paper.value) papers.set(kind, paper.value)
  }
  return { papers, named, problems }
}

type Wanted = { applicationId: string | undefined; kind: string | undefined }

/** For who sent it. */
export function readOwnPaper(userId: string, wanted: Wanted): Promise<Buffer | null> {
  return readPaper(wanted, 'a.user_id = $3', userId)
}

/** For the managers of the BUM Desa; each look at it stays in the trail. */
export async function readPaperForShop(
  { shopId, actor }: { shopId: AuthorizedShopId; actor: Actor },
  wanted: Wanted,
): Promise<Buffer | null> {
  const bytes = await readPaper(wanted, 'a.shop_id = $3', shopId)
  const { applicationId: id, kind } = wanted
  if (!bytes || !id || !kind) return null
  const subject = { type: 'application', id } as const
  await recordAudit(db, [{ subject, action: 'paper-read', actor, shopId, details: { kind } }])
  return bytes
}

async function readPaper(
  { applicationId, kind }: Wanted,
  whose: string,
  id: string,
): Promise<Buffer | null> {
  const { rows } = await pool.query<{ bytes: Buffer }>(
    `SELECT p.bytes FROM application_papers p JOIN maker_applications a ON a.id = p.application_id
    WHERE a.id::text = $1 AND p.kind::text = $2 AND ${whose}`,
    [applicationId, kind, id],
  )
  return rows[0]?.bytes ?? null
}
