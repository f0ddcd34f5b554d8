import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { hideQuestion } from '#app/features/questions/commands.server.ts'
import { HideForm } from '#app/features/questions/components/hide-form.tsx'
import { getQuestionForSeller } from '#app/features/questions/desk-queries.server.ts'
import { hideForm } from '#app/features/questions/forms.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { requireGoodsDesk } from './listing-route.server.ts'
import type { loader as questionLoader } from './question.tsx'

export async function action({ request, params }: ActionFunctionArgs) {
  const { seller, shopId, actor } = await requireGoodsDesk(request)
  const { id } = (await getQuestionForSeller(seller, params.questionId)) ?? notFound()
  const { reason: typed } = await readForm(request)
  const form = hideForm.safeParse({ reason: typed })
  if (!form.success) {
    return data({ typed: typeof typed === 'string' ? typed : '' }, { status: 422 })
  }
  const hidden = await hideQuestion({ shopId, actor, questionId: id, ...form.data })
  const kabar = hidden.ok ? 'hidden' : 'changed'
  return redirect(paths.sellerQuestions('kelola', { id, kabar }))
}

/** The form once more, when there was nothing to read in it. */
export default function HideQuestion() {
  const { question, canAnswer } =
    useRouteLoaderData<typeof questionLoader>('routes/kelola/question')!
  const answer = useActionData<typeof action>()
  if (!canAnswer || question.hiddenReason !== null) return null
  return <HideForm questionId={question.id} typed={answer?.typed ?? ''} isWrong={Boolean(answer)} />
}
