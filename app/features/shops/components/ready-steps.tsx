import { Circle, CircleCheck } from 'lucide-react'
import { Link } from '@remix-run/react'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { readySteps, type ReadyStep } from '../ready-steps.ts'

type ReadyStepsProps = {
  done: readonly ReadyStep[]
  /** Where a step is done, for who can. */
  hrefs?: Readonly<Record<ReadyStep, string>>
}

/** What is done is said in words too, for who does not see the mark. */
export function ReadySteps({ done, hrefs }: ReadyStepsProps) {
  const { readySteps: t } = useMessages().shopSettings
  return (
    <ol className="grid gap-2">
      {readySteps.map((step) => {
        const isDone = done.includes(step)
        return (
          <li key={step} className="flex items-start gap-2">
            <span className={isDone ? 'text-terrace' : 'text-ink-soft'}>
              <Icon icon={isDone ? CircleCheck : Circle} />
            </span>
            {isDone || !hrefs ? (
              <span className={isDone ? 'text-ink-soft' : ''}>{t.steps[step]}</span>
            ) : (
              <Link to={hrefs[step]} className="underline underline-offset-2">
                {t.steps[step]}
              </Link>
            )}
            <span className="sr-only">{isDone ? t.done : t.open}</span>
          </li>
        )
      })}
    </ol>
  )
}
