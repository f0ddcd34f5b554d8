import { createHash } from 'node:crypto'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { limitOrThrow429 } from '#app/server/rate-limit.server.ts'
import { type Arrived, mostParts } from './parts.ts'
import { takePictureBytes, type TakeRefusal } from './take-picture.server.ts'

export type PartRefusal =
  | TakeRefusal
  /** The same file was said to have another number of parts. */
  | 'other-parts'
  /** This account has as much lying here unfinished as it may. */
  | 'too-much'

type Whole = { userId: string; hash: string }
type Part = Whole & { position: number; parts: number; bytes: Uint8Array<ArrayBuffer> }

/** Two of the largest; who needs more finishes one first. */
const mostUnfinished = 2 * mostParts

/** In a day. */
const mostUploads = 500

/** Pictures made anew for one account: each costs seconds of a processor. */
const perHour = 120

/** What does not have to be sent again. */
export async function listArrived({ userId, hash }: Whole): Promise<Arrived> {
  const upload = await db.upload.findUnique({
    where: { userId_hash: { userId, hash } },
    select: { pictureKey: true, arrived: { select: { position: true } } },
  })
  const parts = upload?.arrived.map(({ position }) => position) ?? []
  return { parts, key: upload?.pictureKey ?? null }
}

/**
 * Keeps one part. Whichever comes last, the picture is made: an answer that got lost on its way is given
 * again to who sends any part once more.
 */
export async function receivePart(part: Part): Promise<Result<Arrived, PartRefusal>> {
  const kept = await transaction((tx) => keepPart(tx, part))
  if (!kept.ok) return kept
  const { parts, key } = kept.value
  return key === null && parts.length === part.parts ? finish(part) : kept
}

async function keepPart(
  tx: Tx,
  { userId, hash, position, parts, bytes }: Part,
): Promise<Result<Arrived, PartRefusal>> {
  // Counted and written by one at a time, so that a crowd of parts is not more than is allowed.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('uploads ' || ${userId}, 0))`
  const begun = await tx.upload.findUnique({ where: { userId_hash: { userId, hash } } })
  if (begun?.pictureKey) return ok({ parts: [], key: begun.pictureKey })
  if (begun && begun.parts !== parts) return refuse('other-parts')
  const unfinished = await tx.uploadPart.count({ where: { userId } })
  if (unfinished >= mostUnfinished) return refuse('too-much')
  if (!begun) {
    if ((await tx.upload.count({ where: { userId } })) >= mostUploads) return refuse('too-much')
    await tx.upload.create({ data: { userId, hash, parts } })
  }
  await tx.uploadPart.createMany({ data: { userId, hash, position, bytes }, skipDuplicates: true })
  const arrived = await tx.uploadPart.findMany({
    where: { userId, hash },
    select: { position: true },
  })
  return ok({ parts: arrived.map((each) => each.position), key: null })
}

async function finish({ userId, hash }: Whole): Promise<Result<Arrived, PartRefusal>> {
  await limitOrThrow429(`picture:${userId}`, perHour, 3600)
  const whole = { userId, hash }
  const rows = await db.uploadPart.findMany({ where: whole, orderBy: { position: 'asc' } })
  const sent = Buffer.concat(rows.map(({ bytes }) => bytes))
  const isWhole = createHash('sha256').update(sent).digest('hex') === hash
  const taken = isWhole ? await takePictureBytes(sent) : refuse('damaged' as const)
  if (taken.ok) {
    await transaction(async (tx) => {
      await tx.upload.updateMany({ where: whole, data: { pictureKey: taken.value } })
      await tx.uploadPart.deleteMany({ where: whole })
    })
    return ok({ parts: [], key: taken.value })
  }
  // Where the store is down the parts stay, so that nothing is sent twice because of it.
  if (taken.reason !== 'unavailable') await db.upload.deleteMany({ where: whole })
  return taken
}

/** What nobody went on with for a day, and the names of what arrived before that. */
export async function sweepUploads(): Promise<void> {
  await db.$executeRaw`DELETE FROM uploads WHERE created_at < now() - interval '1 day'`
}
