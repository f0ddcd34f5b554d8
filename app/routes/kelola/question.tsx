import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Outlet, useActionData, useLoaderData, useMatches } from '@remix-run/react'
import { answerFromPage } from '#app/features/questions/answer-page.server.ts'
import { AnswerPage } from '#app/features/questions/components/answer-page.tsx'
import { HideForm, ShowForm } from '#app/features/questions/components/hide-form.tsx'
import { getQuestionForSeller } from '#app/features/questions/desk-queries.server.ts'
import { canReplyToReviews } from '#app/features/reviews/review-policy.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { consoleTitle } from '#app/ui/console-title.ts'
import { requireGoodsDesk } from './listing-route.server.ts'

export const meta: MetaFunction = () => consoleTitle((t) => t.questions.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const question = (await getQuestionForSeller({ shopId }, params.questionId)) ?? notFound()
  return { question, canAnswer: canReplyToReviews(role) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerFromPage(await requireGoodsDesk(request), request, params.questionId)
}

export default function ShopQuestion() {
  const { question, canAnswer } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const isHiding = useMatches().some(({ id }) => id === 'routes/kelola/question-hide')
  return (
    <AnswerPage desk="kelola" question={question} canAnswer={canAnswer} refused={refused}>
      {isHiding && <Outlet />}
      {canAnswer && question.hiddenReason !== null && !question.isHiddenByAdmin && (
        <ShowForm questionId={question.id} />
      )}
      {canAnswer && question.hiddenReason === null && !isHiding && (
        <HideForm questionId={question.id} typed="" isWrong={false} />
      )}
    </AnswerPage>
  )
}
