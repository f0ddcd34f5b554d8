import { Link } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { buttonClasses, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { type DeskQuestionQuery, questionSearchMaximum, questionViews } from '../forms.ts'
import type { DeskQuestion } from '../question.ts'
import { QuestionText } from './question-list.tsx'

export type Desk = 'lapak' | 'kelola'

type QuestionDeskProps = {
  desk: Desk
  query: DeskQuestionQuery
  questions: readonly DeskQuestion[]
  next: string | null
  unanswered: number
  canAnswer: boolean
}

/** What was asked about what one BUM Desa or one maker sells. */
export function QuestionDesk({ desk, query, questions, next, ...rest }: QuestionDeskProps) {
  const { title, desk: t } = useMessages().questions
  const { lihat, cari } = query
  return (
    <>
      <PageHeader title={title} />
      <Tabs
        label={t.viewsLabel}
        tabs={questionViews.map((each) => ({
          href: paths.sellerQuestions(desk, { lihat: each, cari }),
          label: t.views[each],
          current: each === lihat,
          ...(each === 'belum' && { count: rest.unanswered }),
        }))}
      />
      <SearchForm
        action={paths.sellerQuestions(desk)}
        hidden={{ lihat }}
        value={cari}
        label={t.search}
        maxLength={questionSearchMaximum}
      />
      {questions.length === 0 && (
        <EmptyState title={t.empty}>
          <p>{t.emptyText}</p>
        </EmptyState>
      )}
      <ul className="grid gap-3">
        {questions.map((question) => (
          <QuestionCard
            key={question.id}
            question={question}
            desk={desk}
            canAnswer={rest.canAnswer}
          />
        ))}
      </ul>
      <Pages desk={desk} query={query} next={next} />
    </>
  )
}

type PagesProps = Pick<QuestionDeskProps, 'desk' | 'query' | 'next'>

function Pages({ desk, query: { lihat, cari, setelah }, next }: PagesProps) {
  const { older, newest } = useMessages().questions
  return (
    <nav className="mt-6 flex justify-center gap-3">
      {setelah && (
        <Link
          to={paths.sellerQuestions(desk, { lihat, cari })}
          className={buttonClasses({ look: 'quiet' })}
        >
          {newest}
        </Link>
      )}
      {next && (
        <Link
          to={paths.sellerQuestions(desk, { lihat, cari, setelah: next })}
          className={buttonClasses({ look: 'outline' })}
        >
          {older}
        </Link>
      )}
    </nav>
  )
}

type QuestionCardProps = { question: DeskQuestion; desk: Desk; canAnswer: boolean }

function QuestionCard({ question, desk, canAnswer }: QuestionCardProps) {
  const { desk: t } = useMessages().questions
  const { id, title, answer, hiddenReason, isHiddenByAdmin } = question
  const verb = hiddenReason !== null || !canAnswer ? t.read : answer ? t.answered : t.open
  return (
    <Card as="li" className="p-4">
      <h2 className="mb-1 font-semibold break-words">{title}</h2>
      <QuestionText question={question} />
      {hiddenReason !== null && (
        <p className="mt-2 text-sm break-words text-ink-soft">
          {isHiddenByAdmin ? t.hiddenByAdmin(hiddenReason) : t.hiddenBecause(hiddenReason)}
        </p>
      )}
      <div className="mt-3">
        <LinkButton href={paths.sellerQuestions(desk, { id })} look="outline">
          {verb}
        </LinkButton>
      </div>
    </Card>
  )
}
