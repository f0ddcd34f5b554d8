import type { LoaderFunctionArgs } from '@remix-run/node'
import { readTransferProof } from '#app/features/payments/transfer-desk.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { paperResponse } from '#app/server/paper-response.server.ts'
import { requireDeed } from './desk-verb.server.ts'

/** A picture of somebody's bank, for the eyes of admins, each look of whom is recorded. */
export async function loader(args: LoaderFunctionArgs) {
  const { id: attemptId, actor } = await requireDeed(args, 'attemptId')
  return paperResponse((await readTransferProof({ attemptId, actor })) ?? notFound())
}
