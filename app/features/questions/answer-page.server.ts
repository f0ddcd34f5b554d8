import { data, redirect } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import { deskOf, type WholeSeller } from '#app/features/catalog/seller.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { answerQuestion } from './commands.server.ts'
import { getQuestionForSeller } from './desk-queries.server.ts'
import { answerForm, problemOf, type RefusedAnswer } from './forms.ts'

type Deed = { seller: WholeSeller; actor: Actor }

/** What makers and BUM Desa do alike: answered, and back to the question, or the form once more. */
export async function answerFromPage(
  { seller, actor }: Deed,
  request: Request,
  questionId: string | undefined,
) {
  const { id } = (await getQuestionForSeller(seller, questionId)) ?? notFound()
  const fields = await readForm(request)
  const { answer = '', seen = '' } = fields
  const typed = { answer: String(answer), seen: String(seen) }
  const form = answerForm.safeParse({ answer })
  if (!form.success) {
    const refused: RefusedAnswer = { typed, problem: problemOf(form.error) }
    return data(refused, { status: 422 })
  }
  const deed = { seller, actor, questionId: id, typed: fields }
  const answered = await answerQuestion({ ...deed, ...form.data })
  if (!answered.ok && answered.reason === 'changed-meanwhile') {
    const refused: RefusedAnswer = { typed, meanwhile: answered.meanwhile }
    return data(refused, { status: 409 })
  }
  const kabar = answered.ok ? 'answered' : 'changed'
  return redirect(paths.sellerQuestions(deskOf(seller), { id, kabar }))
}
