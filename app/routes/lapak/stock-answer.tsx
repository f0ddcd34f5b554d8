import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import type { MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { answerStock, readStockQuestion } from '#app/features/catalog/stock-questions.server.ts'
import { Entrance } from '#app/features/users/components/entrance.tsx'
import { notFound } from '#app/server/guards.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { PlainLayout } from '#app/ui/layouts/plain-layout.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { messagesFor } from '#app/i18n/messages.ts'
import { privatePage } from '../purchase/private-page-meta.ts'

export const meta: MetaFunction = () => [
  { title: `${messagesFor('id').listings.question.title} · Lumbung` },
  ...privatePage,
]

/** Opening it changes nothing: the preview of a messenger opens it as well. */
export async function loader({ params: { token = '' } }: LoaderFunctionArgs) {
  return { question: (await readStockQuestion(token)) ?? notFound() }
}

/** Back to the page, which says what came of it; so does a second tap. */
export async function action({ params: { token = '' } }: ActionFunctionArgs) {
  const answered = await answerStock(token)
  if (answered.ok) return redirect(paths.stockAnswer(token))
  if (answered.reason === 'not-found') notFound()
  return data(null, { status: 409 })
}

export default function StockAnswer() {
  const { question } = useLoaderData<typeof loader>()
  const { question: t } = useMessages().listings
  const { maker, shop, title, unit, seen, answer, state } = question
  return (
    <PlainLayout>
      <Entrance title={title} lead={t.lead(maker, shop)}>
        {state === 'open' ? (
          <Form method="post" className="grid gap-4">
            <p className="text-lg">{t.asks[answer](seen, unit)}</p>
            <Button look="action" size="large" wide>
              {t.submit[answer](seen)}
            </Button>
            <p className="text-sm text-ink-soft">{t.hint}</p>
          </Form>
        ) : (
          <Alert tone={state === 'answered' ? 'good' : 'attention'} title={t.states[state]}>
            {t.stateTexts[state]}
          </Alert>
        )}
      </Entrance>
    </PlainLayout>
  )
}
