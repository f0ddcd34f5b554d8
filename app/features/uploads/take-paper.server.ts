import { createHash } from 'node:crypto'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import {
  lookOf,
  type PictureRefusal,
  reEncodePaper,
} from '#integrations/images/re-encode.server.ts'
import { sentAhead } from './forms.ts'
import { countParts } from './parts.ts'
import { bytesOf } from './sent-file.server.ts'
import {
  beginUpload,
  findUpload,
  keepMade,
  mayMake,
  type UploadOwner,
} from './upload-rows.server.ts'

export type PaperRefusal = PictureRefusal | 'gone' | 'too-often'

/** Made anew, and the SHA-256 of what was sent. */
type Paper = { bytes: Uint8Array<ArrayBuffer>; hash: string }

/**
 * The one door for what only a few may see: it came along in its field, or ahead of the form, which names it.
 * It is kept with the other uploads of its owner until a form has taken it, so that nobody has to send it
 * again because of a mistake elsewhere. Null when nothing was chosen.
 */
export async function takePaperOf(
  owner: UploadOwner,
  form: FormData,
  field: string,
): Promise<Result<Paper | null, PaperRefusal>> {
  const sent = await bytesOf(form.get(field))
  if (sent) return keepPaper(owner, sent)
  const hash = form.get(sentAhead(field))
  if (typeof hash !== 'string' || hash === '') return ok(null)
  return (await findPaper(owner, hash)) ?? refuse('gone')
}

/** By which a paper that was saved again is known. */
export const lookOfPaper = ({ bytes }: Paper): Promise<string> => lookOf(bytes)

/** Together with what the form changes: from then on it is kept there alone. */
export async function forgetPapers(tx: Tx, owner: UploadOwner, hashes: string[]): Promise<void> {
  await tx.upload.deleteMany({ where: { ...owner, kind: 'paper', hash: { in: hashes } } })
}

export async function makePaper(
  sent: Uint8Array,
): Promise<Result<{ paper: Uint8Array<ArrayBuffer> }, PictureRefusal>> {
  const made = await reEncodePaper(sent)
  return made.ok ? ok({ paper: made.value }) : made
}

async function findPaper(owner: UploadOwner, hash: string) {
  const paper = (await findUpload(db, { owner, kind: 'paper', hash }))?.paper
  return paper ? ok({ bytes: paper, hash }) : null
}

async function keepPaper(
  owner: UploadOwner,
  sent: Uint8Array,
): Promise<Result<Paper, PaperRefusal>> {
  const hash = createHash('sha256').update(sent).digest('hex')
  const known = await findPaper(owner, hash)
  if (known) return known
  if (!(await mayMake(owner, 'paper'))) return refuse('too-often')
  const made = await makePaper(sent)
  if (!made.ok) return made
  const whole = { owner, kind: 'paper', hash } as const
  return transaction(async (tx) => {
    const upload = await beginUpload(tx, whole, countParts(sent.length))
    if (!upload) return refuse('too-often')
    await keepMade(tx, { id: upload.id, owner, made: made.value })
    return ok({ bytes: made.value.paper, hash })
  })
}
