import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import type { Result } from '#app/core/result.ts'
import type { ShopOrderDeed } from '#app/features/orders/commands.server.ts'
import { findOrderId } from '#app/features/orders/desk-queries.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'

type Refusal = 'already-changed' | 'too-late' | 'not-final-yet' | 'payment-disputed'

/** Who may write at this BUM Desa, and which of its orders the address means. */
export async function requireOrderDeed({ request, params }: ActionFunctionArgs) {
  const { shopId, user } = await requireShopMember(request, undefined, { write: true })
  const actor = { type: 'staff', id: user.id } as const
  const orderId = (await findOrderId({ shopId, number: params.number })) ?? notFound()
  return { shopId, orderId, actor } satisfies ShopOrderDeed
}

/**
 * A verb without a form of its own: done, and back to the order, or to the board where it was pressed; or
 * the order with the reason why not.
 */
export async function actOnOrder(
  args: ActionFunctionArgs,
  act: (deed: ShopOrderDeed) => Promise<Result<undefined, Refusal>>,
) {
  const result = await act(await requireOrderDeed(args))
  if (!result.ok) return data({ refusal: result.reason }, { status: 409 })
  const isFromBoard = new URL(args.request.url).searchParams.has('papan')
  return redirect(isFromBoard ? paths.kelolaBoard() : paths.kelolaOrder(args.params.number ?? ''))
}
