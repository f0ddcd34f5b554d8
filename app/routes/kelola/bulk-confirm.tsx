import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { formatTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { type BulkWord, bulkSteps, hindranceOf } from '#app/features/orders/bulk.ts'
import type { OrderRow } from '#app/features/orders/components/order-list.tsx'
import { isBrought } from '#app/features/shipping/delivery.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, buttonClasses } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Panel } from './panel.tsx'

type BulkConfirmProps = { word: BulkWord; orders: readonly OrderRow[]; now: Date }

/** What will happen to each order, and which are left as they are. */
export function BulkConfirm({ word, orders, now }: BulkConfirmProps) {
  const { bulk } = useMessages().kelola
  const t = bulk.steps[word]
  const judged = orders.map((order) => ({
    order,
    hindrance: hindranceOf(order, { step: bulkSteps[word], now }),
  }))
  const ready = judged.filter(({ hindrance }) => hindrance === null)
  const left = judged.filter(({ hindrance }) => hindrance !== null)
  return (
    <>
      <PageHeader title={t.question(ready.length)} lead={ready.length > 0 && t.lead} />
      <div className="grid gap-4">
        {ready.length > 0 ? (
          <Panel tone="action">
            <ul className="mb-4">
              {ready.map(({ order }) => (
                <BulkLine key={order.id} number={order.number} buyer={order.buyerName}>
                  {isBrought(order.deliveryMethod) ? t.delivered : t.fetched}
                </BulkLine>
              ))}
            </ul>
            <Form method="post" action={paths.kelolaBulk()} className="flex flex-wrap gap-2">
              <input type="hidden" name="langkah" value={word} />
              {ready.map(({ order }) => (
                <input key={order.id} type="hidden" name="nomor" value={order.number} />
              ))}
              <Button size="large">{t.submit(ready.length)}</Button>
              <Link
                to={paths.kelolaOrders()}
                className={buttonClasses({ look: 'quiet', size: 'large' })}
              >
                {bulk.keep}
              </Link>
            </Form>
          </Panel>
        ) : (
          <Alert tone="attention" title={bulk.nothingReady}>
            <Link to={paths.kelolaOrders()}>{bulk.back}</Link>
          </Alert>
        )}
        {left.length > 0 && (
          <Panel title={bulk.left(left.length)}>
            <ul>
              {left.map(({ order, hindrance }) => (
                <BulkLine key={order.id} number={order.number} buyer={order.buyerName}>
                  <Hindered order={order} hindrance={hindrance!} />
                </BulkLine>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </>
  )
}

type HinderedProps = {
  order: OrderRow
  hindrance: NonNullable<ReturnType<typeof hindranceOf>>
}

function Hindered({ order, hindrance }: HinderedProps) {
  const locale = useLocale()
  const { bulk: t, status, order: words } = useMessages().kelola
  if (hindrance === 'other-state') return t.otherState(status[order.status])
  if (hindrance === 'too-late') return words.next.tooLate
  return order.shippableAt && words.notBefore(formatTime(order.shippableAt, { locale }))
}

type BulkLineProps = { number: string; buyer: string | null; children: ReactNode }

/** One order and what is said of it. */
export function BulkLine({ number, buyer, children }: BulkLineProps) {
  return (
    <li className="border-b border-line py-2.5 last:border-0">
      <Link to={paths.kelolaOrder(number)} className="font-semibold whitespace-nowrap">
        {number}
      </Link>
      {buyer && <span className="text-ink-soft"> · {buyer}</span>}
      <span className="block text-sm text-ink-soft">{children}</span>
    </li>
  )
}
