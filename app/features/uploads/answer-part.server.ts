import { notFound } from '#app/server/guards.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'
import { partForm, uploadAddress } from './forms.ts'
import { listArrived, type PartRefusal, receivePart } from './receive-part.server.ts'
import type { UploadOwner } from './upload-rows.server.ts'

type Params = Record<string, string | undefined>

/** What has arrived of this file, so that only the rest is sent. */
export async function answerArrived(owner: UploadOwner, params: Params): Promise<Response> {
  const arrived = await listArrived({ owner, ...uploadOf(params) })
  return Response.json(arrived, { headers: { 'Cache-Control': 'no-store' } })
}

/** What is not about the file: try later, or send it with its form. */
const statuses: Partial<Record<PartRefusal, number>> = {
  unavailable: 503,
  busy: 503,
  'other-parts': 409,
  'too-much': 409,
}

export async function answerPart(
  owner: UploadOwner,
  params: Params,
  request: Request,
): Promise<Response> {
  const upload = uploadOf(params)
  const part = partForm.safeParse(Object.fromEntries(await readFormData(request)))
  if (!part.success) throw new Response('Bad Request', { status: 400 })
  const { position, parts } = part.data
  const bytes = new Uint8Array(await part.data.part.arrayBuffer())
  const received = await receivePart({ owner, ...upload, position, parts, bytes })
  if (received.ok) return Response.json(received.value)
  return Response.json({ problem: received.reason }, { status: statuses[received.reason] ?? 422 })
}

function uploadOf({ word, hash }: Params) {
  const address = uploadAddress.safeParse({ word, hash })
  return address.success ? address.data : notFound()
}
