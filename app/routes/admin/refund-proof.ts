import type { LoaderFunctionArgs } from '@remix-run/node'
import { isUuid } from '#app/core/ids.ts'
import { readProof } from '#app/features/refunds/proofs.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { paperResponse } from '#app/server/paper-response.server.ts'
import { requireDeed } from './desk-verb.server.ts'

/** The bank's paper about a refund, for admins who need not find it on the statement any more. */
export async function loader(args: LoaderFunctionArgs) {
  const { id: refundId, actor } = await requireDeed(args, 'refundId')
  const { proofId = '' } = args.params
  if (!isUuid(proofId)) notFound()
  return paperResponse((await readProof({ refundId, proofId, actor })) ?? notFound())
}
