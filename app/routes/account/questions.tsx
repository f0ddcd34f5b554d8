import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { QuestionText } from '#app/features/questions/components/question-list.tsx'
import { listOwnQuestions } from '#app/features/questions/queries.server.ts'
import type { OwnQuestion } from '#app/features/questions/question.ts'
import { cursorField } from '#app/features/reviews/forms.ts'
import { AccountPage } from '#app/features/users/components/account-page.tsx'
import { requireUser } from '#app/server/guards.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { AskFirst } from '#app/ui/ask-first.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { accountMeta } from './page-meta.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requireUser(request)
  const before = cursorField.parse(new URL(request.url).searchParams.get('setelah'))
  return listOwnQuestions(user.id, before)
}

export const meta = accountMeta((t) => t.home.questions)

export default function OwnQuestions() {
  const { rows, next } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { older, own: t } = useMessages().questions
  const [address] = useSearchParams()
  const done = { kirim: t.sent, hapus: t.gone }[address.get('selesai') ?? '']
  const toGoods = <LinkButton href={paths.search(locale)}>{t.shop}</LinkButton>
  return (
    <AccountPage title={t.title} lead={t.lead}>
      {done && <Alert tone="good">{done}</Alert>}
      {rows.length === 0 && (
        <EmptyState title={t.empty} action={toGoods}>
          <p>{t.emptyText}</p>
        </EmptyState>
      )}
      <ul className="grid gap-3">
        {rows.map((question) => (
          <QuestionItem key={question.id} question={question} />
        ))}
      </ul>
      {next && (
        <div>
          <LinkButton look="outline" href={paths.ownQuestions(locale, { setelah: next })}>
            {older}
          </LinkButton>
        </div>
      )}
    </AccountPage>
  )
}

function QuestionItem({ question }: { question: OwnQuestion }) {
  const locale = useLocale()
  const { own: t } = useMessages().questions
  const { kind, slug, title, answer, hiddenReason } = question
  const page = kind === 'product' ? paths.product : paths.experience
  return (
    <Card as="li" className="p-4 sm:p-5">
      <a href={page(locale, slug)} className="inline-flex min-h-11 items-center font-semibold">
        {title[locale]}
      </a>
      <QuestionText question={question} />
      {hiddenReason !== null && (
        <p className="mt-2 text-sm break-words text-ink-soft">{t.hidden(hiddenReason)}</p>
      )}
      {answer === null && hiddenReason === null && (
        <p className="mt-2 text-sm text-ink-soft">{t.waiting}</p>
      )}
      <AskFirst
        action={paths.account(locale, 'pertanyaan/tarik')}
        hidden={{ questionId: question.id }}
        open={t.withdraw}
        text={t.withdrawText}
        submit={t.withdrawSure}
      />
    </Card>
  )
}
