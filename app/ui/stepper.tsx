import { Check } from 'lucide-react'
import { Icon } from './icon.tsx'
import { useMessages } from './locale.tsx'

export type Step = {
  label: string
  /** Steps already done may be visited again. */
  href?: string
}

/** Where the buyer is on the way through the checkout; `current` counts from 0. */
export function Stepper({
  label,
  steps,
  current,
}: {
  label: string
  steps: readonly Step[]
  current: number
}) {
  const { common: t } = useMessages()
  return (
    <nav aria-label={label} className="no-print">
      <p className="mb-2 text-sm text-ink-soft sm:hidden">
        {t.stepOf(current + 1, steps.length)}:{' '}
        <strong className="text-ink">{steps[current]?.label}</strong>
      </p>
      <ol className="flex items-start gap-2">
        {steps.map((step, position) => (
          <li
            key={step.label}
            aria-current={position === current ? 'step' : undefined}
            className="flex min-w-0 flex-1 flex-col gap-1.5"
          >
            <span
              className={`h-1.5 rounded-full ${position <= current ? 'bg-action' : 'bg-line'}`}
            />
            <StepLabel step={step} position={position} current={current} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

function StepLabel({ step, position, current }: { step: Step; position: number; current: number }) {
  const done = position < current
  const text = (
    <>
      {done ? <Icon icon={Check} size={16} /> : <span>{position + 1}.</span>}
      <span className="truncate">{step.label}</span>
    </>
  )
  const look = `flex min-h-8 items-center gap-1 text-sm max-sm:sr-only ${position === current ? 'font-semibold' : 'text-ink-soft'}`
  if (!done || !step.href) return <span className={look}>{text}</span>
  return (
    <a href={step.href} className={`${look} underline-offset-2 hover:underline`}>
      {text}
    </a>
  )
}
