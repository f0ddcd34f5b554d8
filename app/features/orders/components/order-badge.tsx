import { type FulfilmentMethod, isFetched } from '#app/features/shipping/delivery.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { Badge, type Tone } from '#app/ui/badge.tsx'
import type { OrderStatus } from '../order-status.ts'

const tones: Record<OrderStatus, Tone> = {
  awaitingPayment: 'neutral',
  paid: 'attention',
  accepted: 'attention',
  packed: 'attention',
  handedOver: 'good',
  delivered: 'good',
  completed: 'neutral',
  cancelled: 'bad',
}

type OrderBadgeProps = { status: OrderStatus; deliveryMethod: FulfilmentMethod }

export function OrderBadge({ status, deliveryMethod }: OrderBadgeProps) {
  const { kelola: t } = useMessages()
  const isReady = status === 'handedOver' && isFetched(deliveryMethod)
  return <Badge tone={tones[status]}>{isReady ? t.readyForPickup : t.status[status]}</Badge>
}
