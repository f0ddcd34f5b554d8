import { paths } from '#app/core/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { balanceMeans, type BalanceMeans } from '../balance.ts'
import type { GateAnswer } from '../gate-answer.ts'
import type { GateBalance as Balance } from '../gate-party.ts'
import type { KeptTaking } from './gate-phone/store.ts'

export const balanceOf = (answer: GateAnswer): Balance | null =>
  ('seen' in answer && answer.seen?.party.balance) || null

/** Which button it was, of those below. */
export function meansIn(event: Event): BalanceMeans | undefined {
  const pressed = event instanceof SubmitEvent ? event.submitter : null
  return balanceMeans.find(
    (means) => pressed instanceof HTMLButtonElement && pressed.value === means,
  )
}

type GateBalanceProps = { answer: GateAnswer; takings: readonly KeptTaking[] }

/** What is still to be paid on site: one press for how it was paid. A plain form leads to the order. */
export function GateBalance({ answer, takings }: GateBalanceProps) {
  const { balance: t } = useMessages().kelola
  const balance = balanceOf(answer)
  if (!balance) return null
  const { bookingId, orderNumber, due } = balance
  const taken = takings.find((taking) => taking.bookingId === bookingId)
  return (
    <div className="grid gap-3 border-b border-line bg-gold-soft p-4 text-ink" aria-live="polite">
      <p className="text-xl font-semibold">{t.due(due)}</p>
      {taken ? (
        <p className="font-semibold">
          {t.noted[taken.state === 'unread' ? 'waiting' : taken.state](t.means[taken.means])}
        </p>
      ) : (
        <form
          method="post"
          action={paths.kelolaOrder(orderNumber, 'lunasi')}
          className="grid gap-2"
          data-gate-form
        >
          <input type="hidden" name="booking" value={bookingId} />
          <input type="hidden" name="amount" value={`${due}`} />
          <p>{t.atGate}</p>
          {balanceMeans.map((means) => (
            <Button key={means} name="means" value={means} look="outline" size="large" wide>
              {t.means[means]}
            </Button>
          ))}
        </form>
      )}
    </div>
  )
}
