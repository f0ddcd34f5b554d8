import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerFromPage } from '#app/features/questions/answer-page.server.ts'
import { AnswerPage } from '#app/features/questions/components/answer-page.tsx'
import { getQuestionForSeller } from '#app/features/questions/desk-queries.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { consoleTitle } from '#app/ui/console-title.ts'
import { requireOwnGoods } from './own-goods.server.ts'

export const meta: MetaFunction = () => consoleTitle((t) => t.questions.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { seller } = await requireOwnGoods(request)
  return { question: (await getQuestionForSeller(seller, params.questionId)) ?? notFound() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerFromPage(await requireOwnGoods(request), request, params.questionId)
}

export default function MakerQuestion() {
  const { question } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <AnswerPage desk="lapak" question={question} canAnswer refused={refused} />
}
