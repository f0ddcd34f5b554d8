import { Form, Link, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '#app/core/paths.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Textarea } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { MeanwhileAlert, SeenField } from '#app/ui/meanwhile.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { answerMaximum, type RefusedAnswer } from '../forms.ts'
import type { DeskQuestion } from '../question.ts'
import type { Desk } from './question-desk.tsx'
import { QuestionText } from './question-list.tsx'

type AnswerPageProps = {
  desk: Desk
  question: DeskQuestion
  canAnswer: boolean
  refused: RefusedAnswer | undefined
  /** What else may be done with it. */
  children?: ReactNode
}

export function AnswerPage({ desk, question, canAnswer, refused, children }: AnswerPageProps) {
  const locale = useLocale()
  const { desk: t } = useMessages().questions
  const { title, kind, slug, hiddenReason, isHiddenByAdmin } = question
  const page = kind === 'product' ? paths.product : paths.experience
  return (
    <>
      <PageHeader
        title={title}
        above={
          <Link
            to={paths.sellerQuestions(desk)}
            className="inline-flex min-h-11 items-center text-terrace"
          >
            {t.back}
          </Link>
        }
        actions={
          <a href={page(locale, slug)} className="inline-flex min-h-11 items-center">
            {t.seePage}
          </a>
        }
      />
      <QuestionNotice />
      <Card as="section" className="grid gap-4 p-4 md:p-5">
        <div>
          <QuestionText question={canAnswer ? { ...question, answer: null } : question} />
        </div>
        {hiddenReason !== null && (
          <Alert tone="attention">
            <p className="break-words">
              {isHiddenByAdmin ? t.hiddenByAdmin(hiddenReason) : t.hiddenBecause(hiddenReason)}
            </p>
          </Alert>
        )}
        {canAnswer && hiddenReason === null && (
          <AnswerForm
            action={paths.sellerQuestions(desk, { id: question.id })}
            {...{ question, refused }}
          />
        )}
        {children}
      </Card>
    </>
  )
}

type AnswerFormProps = Pick<AnswerPageProps, 'question' | 'refused'> & { action: string }

function AnswerForm({ action, question, refused }: AnswerFormProps) {
  const { desk: t } = useMessages().questions
  const typed = refused?.typed ?? { answer: question.answer ?? '' }
  const field = {
    id: 'answer',
    name: 'answer',
    required: true,
    maxLength: answerMaximum,
    initialValue: typed.answer,
    errors: refused?.problem && [t.errors[refused.problem]],
  }
  return (
    <Form method="post" action={action} noValidate className="grid gap-4">
      {refused?.meanwhile && (
        <MeanwhileAlert
          meanwhile={refused.meanwhile}
          say={(_, [value = '']) => ({ label: t.answer, value })}
        />
      )}
      <SeenField typed={typed} meanwhile={refused?.meanwhile} />
      <Textarea field={field} label={t.answer} hint={t.answerHint} />
      <div>
        <Button size="large">{t.submit}</Button>
      </div>
    </Form>
  )
}

/** What came of the last deed, as the address says it. */
function QuestionNotice() {
  const { kabar: texts } = useMessages().questions.desk
  const [address] = useSearchParams()
  const kabar = address.get('kabar') ?? ''
  if (!Object.hasOwn(texts, kabar)) return null
  return (
    <div className="mb-4">
      <Alert tone={kabar === 'changed' ? 'bad' : 'good'}>
        {texts[kabar as keyof typeof texts]}
      </Alert>
    </div>
  )
}
