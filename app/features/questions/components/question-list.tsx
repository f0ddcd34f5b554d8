import { formatDate } from '#app/core/dates.ts'
import { ReportLink } from '#app/ui/report-link.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { ShownQuestion } from '../question.ts'

export function QuestionList({ questions }: { questions: readonly ShownQuestion[] }) {
  return (
    <ul className="divide-y divide-line">
      {questions.map((question) => (
        <li key={question.id} className="py-4 first:pt-0">
          <QuestionText question={question} />
          <ReportLink word="pertanyaan" id={question.id} />
        </li>
      ))}
    </ul>
  )
}

type QuestionTextProps = {
  question: { words: string; answer: string | null; answeredBy: string | null; createdAt: Date }
}

/** What somebody asked, and the answer below it. */
export function QuestionText({ question }: QuestionTextProps) {
  const { words, answer, answeredBy, createdAt } = question
  const locale = useLocale()
  const { questions: t } = useMessages()
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-ink-soft">
        <strong>{t.asked}</strong>
        {formatDate(createdAt, { locale })}
      </p>
      <p className="mt-0.5 font-medium break-words whitespace-pre-line">{words}</p>
      {answer && (
        <div className="mt-2 rounded-xl bg-sunken px-4 py-2.5">
          <p className="text-sm font-semibold">{t.answerOf(answeredBy ?? '')}</p>
          <p className="break-words whitespace-pre-line">{answer}</p>
        </div>
      )}
    </>
  )
}
