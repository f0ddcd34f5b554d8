import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { showQuestion } from '#app/features/questions/commands.server.ts'
import { getQuestionForSeller } from '#app/features/questions/desk-queries.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { requireGoodsDesk } from './listing-route.server.ts'

export async function action({ request, params }: ActionFunctionArgs) {
  const { seller, shopId, actor } = await requireGoodsDesk(request)
  const { id } = (await getQuestionForSeller(seller, params.questionId)) ?? notFound()
  const shown = await showQuestion({ shopId, actor, questionId: id })
  return redirect(paths.sellerQuestions('kelola', { id, kabar: shown.ok ? 'shown' : 'changed' }))
}
