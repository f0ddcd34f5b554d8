import { Form } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { add, type Rupiah } from '#app/core/rupiah.ts'
import type { RefundStatus } from '#app/features/refunds/refund-status.ts'
import { Button } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from './panel.tsx'

type HandBackPanelProps = {
  order: {
    number: string
    isTakenByShop: boolean
    refunds: readonly { amount: Rupiah; status: RefundStatus }[]
  }
  canWrite: boolean
}

/** What was paid at the counter and goes back, goes back over the counter. */
export function HandBackPanel({ order, canWrite }: HandBackPanelProps) {
  const { handBack: t } = useMessages().counter
  const open = order.refunds.filter(({ status }) => status === 'requested' || status === 'manual')
  if (!order.isTakenByShop || open.length === 0) return null
  const sum = add(...open.map(({ amount }) => amount))
  return (
    <Panel title={t.title(sum)} tone="action">
      <p>{t.text}</p>
      {canWrite && (
        <Form
          method="post"
          action={paths.kelolaOrder(order.number, 'uang-kembali')}
          className="mt-3"
        >
          <input type="hidden" name="amount" value={String(sum)} />
          <Button size="large">{t.done}</Button>
        </Form>
      )}
    </Panel>
  )
}
