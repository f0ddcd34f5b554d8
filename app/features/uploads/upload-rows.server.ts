import { newId } from '#app/core/ids.ts'
import { db, type Tx } from '#app/server/db.server.ts'
import { isWithinLimit } from '#app/server/rate-limit.server.ts'
import type { PurchaseToken } from '#app/server/scopes.server.ts'
import type { UploadKind } from '#prisma/generated/client.ts'

/** An account, or whoever holds the token of a purchase. */
export type UploadOwner = { userId: string } | { purchaseId: string }

/** One file of somebody: what another sends is another one, also when it is the same. */
export type Whole = { owner: UploadOwner; kind: UploadKind; hash: string }

/** What became of it. */
export type Made = { pictureKey: string } | { paper: Uint8Array<ArrayBuffer> }

/** Of one owner. Each that is made anew costs seconds of a processor. */
const most = {
  picture: { inADay: 500, madeInAnHour: 120 },
  paper: { inADay: 60, madeInAnHour: 30 },
} as const satisfies Record<UploadKind, object>

const idOf = (owner: UploadOwner) => ('userId' in owner ? owner.userId : owner.purchaseId)

export async function findBuyer(token: PurchaseToken): Promise<UploadOwner | null> {
  const purchase = await db.purchase.findUnique({ where: { token }, select: { id: true } })
  return purchase && { purchaseId: purchase.id }
}

/** Counts one more that is made for this owner, however it was sent. */
export function mayMake(owner: UploadOwner, kind: UploadKind): Promise<boolean> {
  return isWithinLimit(`${kind}:${idOf(owner)}`, most[kind].madeInAnHour, 3600)
}

export const findUpload = (tx: Tx, { owner, kind, hash }: Whole) =>
  tx.upload.findFirst({ where: { ...owner, kind, hash } })

/** What was begun, or begins it; null when this owner has begun enough for a day. */
export async function beginUpload(tx: Tx, whole: Whole, parts: number) {
  const { owner, kind, hash } = whole
  await lock(tx, owner)
  const begun = await findUpload(tx, whole)
  if (begun) return begun
  const count = await tx.upload.count({ where: { ...owner, kind } })
  if (count >= most[kind].inADay) return null
  return tx.upload.create({ data: { id: newId(), ...owner, kind, hash, parts } })
}

/** Counted and written by one at a time: a crowd of parts is not more than is allowed, and none comes late. */
async function lock(tx: Tx, owner: UploadOwner): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('uploads ' || ${idOf(owner)}, 0))`
}

type Finished = { id: string; owner: UploadOwner; made: Made }

export async function keepMade(tx: Tx, { id, owner, made }: Finished): Promise<void> {
  await lock(tx, owner)
  await tx.upload.updateMany({ where: { id }, data: made })
  await tx.uploadPart.deleteMany({ where: { uploadId: id } })
}

/** What nobody went on with for a day, and what arrived before that. */
export async function sweepUploads(): Promise<void> {
  await db.$executeRaw`DELETE FROM uploads WHERE created_at < now() - interval '1 day'`
}
