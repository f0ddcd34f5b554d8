import type { LoaderFunctionArgs } from '@remix-run/node'
import { getTransferProof } from '#app/features/payments/transfer-desk.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { requireDeed } from './desk-verb.server.ts'

/** A picture of somebody's bank: for the eyes of admins, and in no cache. */
export async function loader(args: LoaderFunctionArgs) {
  const { id } = await requireDeed(args, 'attemptId')
  const proof = (await getTransferProof(id)) ?? notFound()
  return new Response(new Uint8Array(proof), {
    headers: {
      'Content-Type': 'image/webp',
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
