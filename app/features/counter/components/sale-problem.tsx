import type { ReactNode } from 'react'
import type { Rupiah } from '#app/core/rupiah.ts'
import type { LineProblem } from '#app/features/cart/cart-line.ts'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { Alert, type AlertTone } from '#app/ui/alert.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { CounterErrors } from '../forms.ts'

type Named = { title: { id: string; en: string }; label: { id: string; en: string } }
export type ShownRefusal =
  | { reason: 'nothing-chosen' | 'key-reused' | 'too-old' | 'day-over' }
  | { reason: 'not-available'; problems: readonly { line: Named; problem: LineProblem }[] }
  | { reason: 'total-differs'; total: Rupiah }
  | { reason: 'too-little-received'; missing: Rupiah }

type SaleProblemProps = { errors: CounterErrors; refusal: ShownRefusal | null }

/** Why nothing was sold; what was typed stays in the form below. */
export function SaleProblem({ errors, refusal }: SaleProblemProps) {
  const { problems: t } = useMessages().counter
  if (!refusal) {
    return Object.keys(errors).length > 0 ? <Said>{t.form}</Said> : null
  }
  // Not a mistake of anybody: without scripts this is how the sum is said.
  if (refusal.reason === 'total-differs') {
    return <Said tone="attention">{t.total(refusal.total)}</Said>
  }
  if (refusal.reason === 'too-little-received') return <Said>{t.missing(refusal.missing)}</Said>
  if (refusal.reason !== 'not-available') return <Said>{t[refusal.reason]}</Said>
  return (
    <Said>
      {t['not-available']}
      <Shortages problems={refusal.problems} />
    </Said>
  )
}

function Said({ tone = 'bad', children }: { tone?: AlertTone; children: ReactNode }) {
  return (
    <div className="mb-5">
      <Alert tone={tone}>{children}</Alert>
    </div>
  )
}

function Shortages({ problems }: { problems: readonly { line: Named; problem: LineProblem }[] }) {
  const locale = useLocale()
  const { short: t } = useMessages().counter
  return (
    <ul>
      {problems.map(({ line, problem }, index) => {
        const name = nameOf(line, locale)
        return (
          <li key={index}>
            {problem.kind === 'too-many'
              ? t.left(name, problem.left)
              : problem.kind === 'sold-out'
                ? t.full(name)
                : t.closed(name)}
          </li>
        )
      })}
    </ul>
  )
}
