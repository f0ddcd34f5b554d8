import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { moveMaker } from '#app/features/makers/commands.server.ts'
import type { MakerStatus } from '#app/features/makers/maker-status.ts'
import { getMakerOfShop } from '#app/features/makers/queries.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { requireManager } from './resource-answer.server.ts'

/** Done, and back to the maker; with a word when somebody was faster. */
export async function moveMakerFromPage(
  { request, params: { makerId } }: ActionFunctionArgs,
  to: MakerStatus,
): Promise<Response> {
  const { shopId, actor } = await requireManager(request)
  const { id } = (await getMakerOfShop({ shopId, makerId })) ?? notFound()
  const moved = await moveMaker({ shopId, actor }, { makerId: id, to })
  const done = to === 'paused' ? 'paused' : 'resumed'
  return redirect(paths.kelolaMakers({ id, kabar: moved.ok ? done : 'changed' }))
}
