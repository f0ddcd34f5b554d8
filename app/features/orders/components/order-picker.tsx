import { Form } from '@remix-run/react'
import { Printer } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { useWakingClasses } from '#app/ui/use-hydrated.ts'
import type { BulkWord } from '../bulk.ts'
import { OrderLink, type OrderRow } from './order-list.tsx'

type OrderPickerProps = { orders: readonly OrderRow[]; now: Date; words: readonly BulkWord[] }

/**
 * The list with a box before each order, and what can be done with those that are ticked: at the end of the
 * list, and at hand as soon as one is ticked. Before that it would only cover a phone.
 */
export function OrderPicker({ orders, now, words }: OrderPickerProps) {
  const { bulk: t } = useMessages().kelola
  return (
    <Form method="get" action={paths.kelolaBulk()} className="group">
      <ul className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
        {orders.map((order) => (
          <li key={order.id} className="flex border-b border-line last:border-0">
            <label className="flex min-w-11 cursor-pointer items-center justify-center pl-3">
              <input type="checkbox" name="nomor" value={order.number} className="size-6" />
              <span className="sr-only">{t.pick(order.number)}</span>
            </label>
            <div className="min-w-0 flex-1">
              <OrderLink order={order} now={now} />
            </div>
          </li>
        ))}
      </ul>
      <div className="bottom-16 z-10 mt-3 flex flex-wrap items-center gap-2 rounded-2xl border border-line bg-surface p-3 shadow-card group-has-checked:sticky md:bottom-2">
        <TickAll />
        {words.map((word) => (
          <Button key={word} name="langkah" value={word}>
            {t.steps[word].button}
          </Button>
        ))}
        <Button look="outline" formAction={paths.kelolaPrint()}>
          <Icon icon={Printer} />
          {t.print}
        </Button>
      </div>
    </Form>
  )
}

/** Only a script can tick many boxes at once, so without one it is not there. */
function TickAll() {
  const { bulk: t } = useMessages().kelola
  return (
    <Button
      type="button"
      look="quiet"
      className={useWakingClasses()}
      onClick={({ currentTarget }) => {
        const boxes = [...(currentTarget.form?.elements ?? [])].filter(
          (element) => element instanceof HTMLInputElement && element.type === 'checkbox',
        ) as HTMLInputElement[]
        const isEveryTicked = boxes.every(({ checked }) => checked)
        for (const box of boxes) box.checked = !isEveryTicked
      }}
    >
      {t.tickAll}
    </Button>
  )
}
