import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { QuestionDesk } from '#app/features/questions/components/question-desk.tsx'
import {
  countUnansweredQuestions,
  listQuestionsForSeller,
} from '#app/features/questions/desk-queries.server.ts'
import { deskQuestionQuery } from '#app/features/questions/forms.ts'
import { requireMaker } from '#app/server/guards.server.ts'
import { consoleTitle } from '#app/ui/console-title.ts'

export const meta: MetaFunction = () => consoleTitle((t) => t.questions.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope: maker } = await requireMaker(request)
  const query = deskQuestionQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [{ rows: questions, next }, unanswered] = await Promise.all([
    listQuestionsForSeller({ maker }, query),
    countUnansweredQuestions({ maker }),
  ])
  return { query, questions, next, unanswered }
}

export default function MakerQuestions() {
  return <QuestionDesk desk="lapak" canAnswer {...useLoaderData<typeof loader>()} />
}
