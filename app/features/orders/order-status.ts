export const orderStatuses = [
  'awaitingPayment',
  'paid',
  'accepted',
  'packed',
  'handedOver',
  'delivered',
  'completed',
  'cancelled',
] as const
export type OrderStatus = (typeof orderStatuses)[number]

/**
 * Every edge an order may take. `handedOver` is "with the courier" or "ready at the pickup point";
 * a paid order may be cancelled (and is then refunded) until it has left the BUM Desa's hands, and
 * after that because the buyer complained, the BUM Desa gives the money back, or the bank took it back.
 * What was pressed too early goes one step back (undo-step.ts).
 */
export const nextOrderStatuses = {
  awaitingPayment: ['paid', 'cancelled'],
  paid: ['accepted', 'cancelled'],
  // A visit has nothing to pack: the guests come, and it is over.
  accepted: ['packed', 'delivered', 'cancelled'],
  packed: ['handedOver', 'cancelled'],
  handedOver: ['delivered', 'cancelled', 'packed'],
  delivered: ['completed', 'cancelled', 'handedOver'],
  completed: [],
  // Money that came late may bring an order back, if its goods are still free.
  cancelled: ['paid'],
} as const satisfies Record<OrderStatus, readonly OrderStatus[]>

export function canBecome(from: OrderStatus, to: OrderStatus): boolean {
  return (nextOrderStatuses[from] as readonly OrderStatus[]).includes(to)
}

/** States in which the BUM Desa itself may still say no; the buyer gets everything back. */
export const refusableStatuses = ['paid', 'accepted', 'packed'] as const satisfies OrderStatus[]

export const acceptWithinHours = 48
/** After accepting, and on top of what its goods take to be made; then the order is late. */
export const readyWithinHours = 48
export const completeAfterDays = 3

/** After the hand-over, and of what waits for a guest after its day; then the buyer is asked whether it is here. */
export const askArrivalAfterDays = {
  villageCourier: 7,
  pickup: 3,
  atVisit: 3,
  parcelCourier: 7,
} as const
/** After the asking; without an answer it counts as delivered. */
export const presumeDeliveredAfterDays = 7
/** The same when a courier says that it was delivered. */
export const presumeAfterCourierDays = 2
