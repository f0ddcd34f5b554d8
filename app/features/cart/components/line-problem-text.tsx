import type { Rupiah } from '#app/core/rupiah.ts'
import { isBlocking, type LineProblem } from '#app/features/cart/cart-line.ts'
import type { Messages } from '#app/i18n/id.ts'
import { useMessages } from '#app/ui/locale.tsx'

/** What changed since this was put in, said where it is. */
export function LineProblemText({ problem, price }: { problem: LineProblem; price: Rupiah }) {
  const { cart: t, bookings } = useMessages()
  const look = isBlocking(problem) ? 'text-danger' : 'text-gold'
  return (
    <p className={`mt-1 text-sm font-medium ${look}`}>
      {problem.kind === 'closed-day'
        ? bookings.refusals[problem.reason]
        : sentenceOf(problem, price, t.problems)}
    </p>
  )
}

function sentenceOf(
  problem: Exclude<LineProblem, { kind: 'closed-day' }>,
  price: Rupiah,
  sentences: Messages['cart']['problems'],
): string {
  if (problem.kind === 'too-many') return sentences['too-many'](problem.left)
  if (problem.kind === 'price-changed') return sentences['price-changed'](problem.before, price)
  return sentences[problem.kind]
}
