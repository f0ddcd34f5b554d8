import { createHash } from 'node:crypto'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { singleton } from '#app/server/singleton.server.ts'
import type { UploadKind } from '#prisma/generated/client.ts'
import { type Arrived, mostParts } from './parts.ts'
import { makePaper } from './take-paper.server.ts'
import { takePictureBytes, type TakeRefusal } from './take-picture.server.ts'
import {
  beginUpload,
  findUpload,
  keepMade,
  type Made,
  mayMake,
  type Whole,
} from './upload-rows.server.ts'

export type PartRefusal =
  | TakeRefusal
  /** The same file was said to have another number of parts. */
  | 'other-parts'
  /** This owner has as much lying here unfinished as may be, or has sent enough for a day. */
  | 'too-much'

type Part = Whole & { position: number; parts: number; bytes: Uint8Array<ArrayBuffer> }

/** Two of the largest; who needs more finishes one first. */
const mostUnfinished = 2 * mostParts

const make: Record<UploadKind, (sent: Uint8Array) => Promise<Result<Made, TakeRefusal>>> = {
  picture: async (sent) => {
    const taken = await takePictureBytes(sent)
    return taken.ok ? ok({ pictureKey: taken.value }) : taken
  },
  paper: makePaper,
}

type Named = { hash: string; pictureKey: string | null; paper: Uint8Array | null }

/** By what a form names it: a picture by its key in the store, a paper by what was sent. */
const keyOf = ({ hash, pictureKey, paper }: Named) => pictureKey ?? (paper && hash)

/** What does not have to be sent again. */
export async function listArrived(whole: Whole): Promise<Arrived> {
  const upload = await findUpload(db, whole)
  return upload ? { parts: await positionsOf(db, upload.id), key: keyOf(upload) } : nothing
}

const nothing: Arrived = { parts: [], key: null }

async function positionsOf(tx: Tx, uploadId: string): Promise<number[]> {
  const arrived = await tx.uploadPart.findMany({ where: { uploadId }, select: { position: true } })
  return arrived.map(({ position }) => position)
}

/**
 * Keeps one part. Whichever comes last, the file is made anew: an answer that got lost on its way is given
 * again to who sends any part once more.
 */
export async function receivePart(part: Part): Promise<Result<Arrived, PartRefusal>> {
  const kept = await transaction((tx) => keepPart(tx, part))
  if (!kept.ok) return kept
  const { id, parts, key } = kept.value
  return key === null && parts.length === part.parts ? finish(id, part) : ok({ parts, key })
}

async function keepPart(
  tx: Tx,
  { position, parts, bytes, ...whole }: Part,
): Promise<Result<Arrived & { id: string }, PartRefusal>> {
  const upload = await beginUpload(tx, whole, parts)
  if (!upload) return refuse('too-much')
  const { id } = upload
  const key = keyOf(upload)
  if (key) return ok({ id, parts: [], key })
  if (upload.parts !== parts) return refuse('other-parts')
  const unfinished = await tx.uploadPart.count({ where: { upload: whole.owner } })
  if (unfinished >= mostUnfinished) return refuse('too-much')
  const row = { uploadId: id, position, bytes }
  await tx.uploadPart.createMany({ data: row, skipDuplicates: true })
  return ok({ id, parts: await positionsOf(tx, id), key: null })
}

type Finished = Promise<Result<Arrived, PartRefusal>>

/** A phone that hears nothing for a while sends a part again; its photo is not made twice because of that. */
const inTheMaking = singleton('uploadsInTheMaking', () => new Map<string, Finished>())

function finish(id: string, whole: Whole): Finished {
  const running = inTheMaking.get(id)
  if (running) return running
  const started = finishNow(id, whole).finally(() => inTheMaking.delete(id))
  inTheMaking.set(id, started)
  return started
}

async function finishNow(id: string, { owner, kind, hash }: Whole): Finished {
  const upload = await db.upload.findUnique({
    where: { id },
    include: { arrived: { orderBy: { position: 'asc' } } },
  })
  if (!upload) return refuse('damaged')
  const key = keyOf(upload)
  if (key) return ok({ parts: [], key })
  const sent = Buffer.concat(upload.arrived.map(({ bytes }) => bytes))
  const isWhole = createHash('sha256').update(sent).digest('hex') === hash
  if (isWhole && !(await mayMake(owner, kind))) return refuse('too-often')
  const made = isWhole ? await make[kind](sent) : refuse('damaged' as const)
  if (made.ok) {
    await transaction((tx) => keepMade(tx, { id, owner, made: made.value }))
    return ok({ parts: [], key: 'paper' in made.value ? hash : made.value.pictureKey })
  }
  // Where the store is down, or too many wait, the parts stay, so that nothing is sent twice because of it.
  if (made.reason !== 'unavailable' && made.reason !== 'busy') {
    await db.upload.deleteMany({ where: { id, pictureKey: null, paper: null } })
  }
  return made
}
