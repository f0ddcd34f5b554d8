import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { isUploadHash, partForm } from '#app/features/uploads/forms.ts'
import {
  listArrived,
  type PartRefusal,
  receivePart,
} from '#app/features/uploads/receive-part.server.ts'
import { notFound, requireUser } from '#app/server/guards.server.ts'
import { readFormData } from '#app/server/read-form.server.ts'

async function requireUpload({ request, params: { hash = '' } }: LoaderFunctionArgs) {
  const { user } = await requireUser(request)
  return isUploadHash(hash) ? { userId: user.id, hash } : notFound()
}

/** What has arrived of this file, so that only the rest is sent. */
export async function loader(args: LoaderFunctionArgs) {
  return Response.json(await listArrived(await requireUpload(args)), {
    headers: { 'Cache-Control': 'no-store' },
  })
}

/** What is not about the picture: try later, or send it with its form. */
const statuses: Partial<Record<PartRefusal, number>> = {
  unavailable: 503,
  'other-parts': 409,
  'too-much': 409,
}

export async function action(args: ActionFunctionArgs) {
  const upload = await requireUpload(args)
  const part = partForm.safeParse(Object.fromEntries(await readFormData(args.request)))
  if (!part.success) throw new Response('Bad Request', { status: 400 })
  const { position, parts } = part.data
  const bytes = new Uint8Array(await part.data.part.arrayBuffer())
  const received = await receivePart({ ...upload, position, parts, bytes })
  if (received.ok) return Response.json(received.value)
  return Response.json({ problem: received.reason }, { status: statuses[received.reason] ?? 422 })
}
