import type { ActionFunctionArgs } from '@remix-run/node'
import type { RequestDeed } from '#app/features/requests/desk-commands.server.ts'
import { findRequestId } from '#app/features/requests/desk-queries.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'

/** Who may write at this BUM Desa, and which of its requests the address means. */
export async function requireRequestDeed({
  request,
  params,
}: ActionFunctionArgs): Promise<RequestDeed> {
  const { shopId, actor } = await requireShopMember(request, undefined, { write: true })
  const requestId = (await findRequestId({ shopId, number: params.number })) ?? notFound()
  return { shopId, requestId, actor }
}
