import { Form, useNavigation } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { type FulfilmentMethod, isFetched } from '#app/features/shipping/delivery.ts'
import { Button, type ButtonSize } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { ShopAction } from '../shop-actions.ts'

/** Each verb's own address below the order's. */
export const verbPaths = {
  accept: 'terima',
  pack: 'kemas',
  handOver: 'serahkan',
  deliver: 'sampai',
  refuse: 'tolak',
} as const satisfies Record<ShopAction, string>

type VerbButtonProps = {
  order: { number: string; deliveryMethod: FulfilmentMethod }
  verb: ShopAction
  size: ButtonSize
  /** Where one comes back to: `?papan` is the board, nothing the order. */
  search: '' | '?papan'
}

/** A plain form: it works before, and without, any script. */
export function VerbButton({ order, verb, size, search }: VerbButtonProps) {
  const { action: t } = useMessages().kelola.order
  const action = paths.kelolaOrder(order.number, verbPaths[verb]) + search
  const isBusy = useNavigation().formAction === action
  const isPickup = verb === 'handOver' && isFetched(order.deliveryMethod)
  return (
    <Form method="post" action={action} className="flex-1 sm:flex-none">
      <Button look="action" size={size} wide disabled={isBusy} aria-busy={isBusy}>
        {isPickup ? t.handOverPickup : t[verb]}
      </Button>
    </Form>
  )
}
