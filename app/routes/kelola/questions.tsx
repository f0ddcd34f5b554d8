import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { QuestionDesk } from '#app/features/questions/components/question-desk.tsx'
import {
  countUnansweredQuestions,
  listQuestionsForSeller,
} from '#app/features/questions/desk-queries.server.ts'
import { deskQuestionQuery } from '#app/features/questions/forms.ts'
import { canReplyToReviews } from '#app/features/reviews/review-policy.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { consoleTitle } from '#app/ui/console-title.ts'

export const meta: MetaFunction = () => consoleTitle((t) => t.questions.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const query = deskQuestionQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [{ rows: questions, next }, unanswered] = await Promise.all([
    listQuestionsForSeller({ shopId }, query),
    countUnansweredQuestions({ shopId }),
  ])
  return { query, questions, next, unanswered, canAnswer: canReplyToReviews(role) }
}

export default function ShopQuestions() {
  return <QuestionDesk desk="kelola" {...useLoaderData<typeof loader>()} />
}
