import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { movePromotion } from '#app/features/promotions/commands.server.ts'
import type { PromotionStatus } from '#app/features/promotions/promotion-status.ts'
import { notFound } from '#app/server/guards.server.ts'
import { requireManager } from './resource-answer.server.ts'

/** Done, and back to the promotion; with a word when somebody was faster. */
export async function movePromotionFromPage(
  { request, params: { promotionId = '' } }: ActionFunctionArgs,
  to: Exclude<PromotionStatus, 'draft'>,
): Promise<Response> {
  const { shopId, actor } = await requireManager(request)
  if (!isUuid(promotionId)) notFound()
  const moved = await movePromotion({ shopId, actor }, { promotionId, to })
  if (!moved.ok && moved.reason === 'not-found') notFound()
  return redirect(paths.kelolaPromotions({ id: promotionId, kabar: moved.ok ? to : 'changed' }))
}
