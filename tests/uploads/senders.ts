import { createHash, randomBytes } from 'node:crypto'
import type { ActionFunctionArgs } from '@remix-run/node'
import sharp from 'sharp'
import { newId } from '#app/core/ids.ts'
import { type Arrived, countParts, partBytes } from '#app/features/uploads/parts.ts'
import type { UploadOwner } from '#app/features/uploads/upload-rows.server.ts'
import * as ofAccount from '#app/routes/account/upload.ts'
import * as ofPurchase from '#app/routes/purchase/upload.ts'
import { db } from '#app/server/db.server.ts'
import { startUserSession } from '#app/server/session.server.ts'
import { aPurchase } from '#tests/factories/purchases.ts'

/** Who sends a file, and to which address. */
export type Sender = {
  owner: UploadOwner
  cookie: string
  token: string | null
  word: string
  bytes: Uint8Array<ArrayBuffer>
  hash?: string
}

const square = await sharp({
  create: { width: 300, height: 300, channels: 3, background: '#c07030' },
})
  .jpeg()
  .toBuffer()

/** As large as a real one and never the same: behind its end a photo may have anything. */
export const photo = () => new Uint8Array(Buffer.concat([square, randomBytes(150_000)]))

export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

export async function anAccount(word = 'foto'): Promise<Sender & { userId: string }> {
  const userId = newId()
  await db.user.create({ data: { id: userId, name: 'Pelaku usaha', passwordHash: 'x' } })
  const { token } = await startUserSession(db, { userId, isVerified: true, userAgent: 'test' })
  const owner = { userId }
  return { userId, owner, cookie: `sid=${token}`, token: null, word, bytes: photo() }
}

/** A guest, who has the token of a purchase and nothing else. */
export async function aHolder(word = 'berkas'): Promise<Holder> {
  return { ...holderOf(await aPurchase()), word }
}

type Holder = Sender & { token: string }

export const holderOf = ({ purchaseId, token }: { purchaseId: string; token: string }): Holder => ({
  owner: { purchaseId },
  cookie: '',
  token,
  word: 'berkas',
  bytes: photo(),
})

export type Part = { position: number | string; parts: number | string; part?: Uint8Array | string }

export function formOf({ position, parts, part = new Uint8Array([1]) }: Part): FormData {
  const form = new FormData()
  form.set('position', String(position))
  form.set('parts', String(parts))
  form.set('part', typeof part === 'string' ? part : new Blob([new Uint8Array(part)]))
  return form
}

function call({ cookie, token, word, bytes, hash = hashOf(bytes) }: Sender, body?: FormData) {
  const address = token === null ? '' : `/pembelian/${token}`
  const request = new Request(`http://localhost:3000${address}/unggah/${word}/${hash}`, {
    headers: { Cookie: cookie },
    ...(body && { method: 'POST', body }),
  })
  return { request, params: { token, word, hash }, context: {} } as unknown as ActionFunctionArgs
}

const routeOf = ({ token }: Sender) => (token === null ? ofAccount : ofPurchase)

export const send = (sender: Sender, body: FormData) => routeOf(sender).action(call(sender, body))
export const ask = (sender: Sender) => routeOf(sender).loader(call(sender))

export const partsOf = ({ bytes }: Sender) => [...Array(countParts(bytes.length)).keys()]

export const sendPart = (sender: Sender, position: number) =>
  send(
    sender,
    formOf({
      position,
      parts: countParts(sender.bytes.length),
      part: sender.bytes.subarray(position * partBytes, (position + 1) * partBytes),
    }),
  )

/** The answer to the last part. */
export async function sendAll(sender: Sender): Promise<Response> {
  let last: Response | undefined
  for (const position of partsOf(sender)) last = await sendPart(sender, position)
  return last!
}

export const arrivedOf = async (sender: Sender) => (await (await ask(sender)).json()) as Arrived

export const unfinishedOf = ({ owner }: Sender) => db.uploadPart.count({ where: { upload: owner } })

export const statusOf = async (answer: Promise<Response>): Promise<number> =>
  (
    await answer.catch((thrown: unknown) => {
      if (thrown instanceof Response) return thrown
      throw thrown
    })
  ).status
