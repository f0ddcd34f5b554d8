import { type DecisionField, decisionMaximum, outcomes } from '#app/features/moderation/forms.ts'
import type { DeskReport } from '#app/features/moderation/report.ts'
import { Button } from '#app/ui/button.tsx'
import { Textarea } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { Panel } from '../kelola/panel.tsx'

type ReportDecisionProps = {
  report: DeskReport
  wrong: readonly DecisionField[]
  /** What was sent and not taken. */
  typed: Record<string, unknown>
}

/** What was decided, and where it is decided, or decided anew. */
export function ReportDecision({ report, wrong, typed }: ReportDecisionProps) {
  const { admin: t } = useMessages().moderation
  const { subject, status, decision, decidedAt, isAskedAgain } = report
  const field = (name: DecisionField) => ({
    id: `decision-${name}`,
    name,
    required: true,
    initialValue: typed[name],
    errors: wrong.includes(name) ? [t.errors[name]] : undefined,
  })
  const does = { upheld: t.upheldDoes[subject], kept: t.keptDoes }
  return (
    <Panel
      title={status === 'open' ? t.decide : t.change}
      tone={status === 'open' || isAskedAgain ? 'action' : 'plain'}
    >
      {isAskedAgain && <p className="mb-3 font-semibold">{t.askedAgain}</p>}
      {decision && <p className="mb-3 break-words">{t.decision(decision)}</p>}
      <form method="post" noValidate className="grid gap-4">
        <input type="hidden" name="seen" value={decidedAt?.toISOString() ?? ''} />
        <RadioCards
          field={field('outcome')}
          label={t.outcome}
          options={outcomes.map((value) => ({
            value,
            title: t.outcomes[value],
            text: does[value],
          }))}
        />
        <Textarea
          field={{ ...field('reason'), maxLength: decisionMaximum }}
          label={t.reason}
          hint={t.reasonHint}
          rows={3}
        />
        <div>
          <Button size="large">{t.decide}</Button>
          <p className="mt-2 text-sm text-ink-soft">{t.told}</p>
        </div>
      </form>
    </Panel>
  )
}
