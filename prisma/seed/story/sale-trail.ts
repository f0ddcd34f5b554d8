import { minutesAfter, sampleId } from './random.ts'
import type { StoryPayout } from './payouts.ts'
import type { OrderRecord, SaleRecord } from './sale-records.ts'
import type { StoryRequest } from './requests.ts'
import { mustBeSentByHand, otherAttemptId } from './sale-rows.ts'
import type { People } from './user-rows.ts'

export type Edge = {
  type: 'purchase' | 'order' | 'attempt' | 'refund' | 'request' | 'payout' | 'application'
  subject: string
  from: string | null
  to: string
  at: Date
  actor: { type: 'buyer' | 'staff' | 'provider' | 'system'; id: string | null }
  shopId?: string
  details?: Record<string, string>
}

const provider = { type: 'provider', id: null } as const
const system = { type: 'system', id: null } as const

/** One audit row for every edge that was taken, oldest first, because the database chains them. */
export function trailRows(
  {
    sales,
    requests,
    payouts,
    others,
  }: {
    sales: readonly SaleRecord[]
    requests: readonly StoryRequest[]
    payouts: readonly StoryPayout[]
    others: readonly Edge[]
  },
  people: People,
) {
  const edgesOfSales = sales.flatMap((sale) => [
    ...purchaseEdges(sale, people),
    ...attemptEdges(sale, people),
    ...sale.orders.flatMap((order) => [
      ...orderEdges(sale, order, people),
      ...refundEdges(sale, order, people),
    ]),
  ])
  return [
    ...edgesOfSales,
    ...requests.flatMap((request) => requestEdges(request, people)),
    ...payouts.flatMap(payoutEdges),
    ...others,
  ]
    .map((edge, index) => ({ edge, index }))
    .toSorted((a, b) => a.edge.at.getTime() - b.edge.at.getTime() || a.index - b.index)
    .map(({ edge }) => ({
      id: sampleId(`audit ${edge.subject} ${edge.to}`, edge.at),
      subject_type: edge.type,
      subject_id: edge.subject,
      sequence: 0,
      action: 'status',
      from_status: edge.from,
      to_status: edge.to,
      actor_type: edge.actor.type,
      actor_id: edge.actor.id,
      shop_id: edge.shopId ?? null,
      details: edge.details ?? null,
      at: edge.at,
      hash: '',
    }))
}

const buyerOf = ({ buyer }: SaleRecord) => ({ type: 'buyer', id: buyer.userId }) as const

/** At the gate somebody of the BUM Desa does everything that a buyer and a provider do on the web. */
function sellerOf({ walkIn, orders }: SaleRecord, people: People) {
  const [order] = orders
  return walkIn && order ? ({ type: 'staff', id: people.managerOf(order.shop) } as const) : null
}

/** A row of states into edges, each from the one before. */
function chain(
  subject: Pick<Edge, 'type' | 'subject' | 'shopId'>,
  steps: readonly Pick<Edge, 'to' | 'at' | 'actor' | 'details'>[],
): Edge[] {
  return steps.map((step, index) => ({ ...subject, ...step, from: steps[index - 1]?.to ?? null }))
}

function purchaseEdges(sale: SaleRecord, people: People): Edge[] {
  const seller = sellerOf(sale, people)
  const steps: Parameters<typeof chain>[1][number][] = [
    { to: 'awaitingPayment', at: sale.createdAt, actor: seller ?? buyerOf(sale) },
  ]
  if (sale.paidAt) steps.push({ to: 'paid', at: sale.paidAt, actor: seller ?? provider })
  if (sale.status === 'expired') {
    steps.push({ to: 'expired', at: minutesAfter(sale.expiresAt, 0.5), actor: system })
  }
  return chain({ type: 'purchase', subject: sale.id }, steps)
}

function attemptEdges(sale: SaleRecord, people: People): Edge[] {
  const seller = sellerOf(sale, people)
  if (seller) {
    const paid = { to: 'paid', at: sale.createdAt, actor: seller }
    return chain({ type: 'attempt', subject: sale.attemptId }, [paid])
  }
  const startedAt = minutesAfter(sale.createdAt, sale.hadAnotherAttempt ? 1 : 0)
  const steps: Parameters<typeof chain>[1][number][] = [
    { to: 'created', at: startedAt, actor: buyerOf(sale) },
  ]
  if (sale.paidAt) {
    const chosenAt = new Date((startedAt.getTime() + sale.paidAt.getTime()) / 2)
    steps.push({ to: 'pending', at: chosenAt, actor: provider })
    steps.push({ to: 'paid', at: sale.paidAt, actor: provider })
  }
  if (sale.status === 'expired') {
    steps.push({ to: 'expired', at: minutesAfter(sale.expiresAt, 0.5), actor: system })
  }
  const attempt = chain({ type: 'attempt', subject: sale.attemptId }, steps)
  if (!sale.hadAnotherAttempt) return attempt
  const givenUp = chain({ type: 'attempt', subject: otherAttemptId(sale) }, [
    { to: 'created', at: sale.createdAt, actor: buyerOf(sale) },
    { to: 'cancelled', at: startedAt, actor: buyerOf(sale) },
  ])
  return [...givenUp, ...attempt]
}

function orderEdges(sale: SaleRecord, order: OrderRecord, people: People): Edge[] {
  const actors = {
    buyer: sellerOf(sale, people) ?? buyerOf(sale),
    provider: sellerOf(sale, people) ?? provider,
    system,
    staff: { type: 'staff', id: people.managerOf(order.shop) },
  } as const
  const subject = { type: 'order', subject: order.id, shopId: order.shop.id } as const
  return chain(
    subject,
    order.plan.steps.map(({ to, at, by, why }) => ({
      to,
      at,
      actor: actors[by],
      ...(why && { details: { why } }),
    })),
  )
}

function refundEdges(sale: SaleRecord, order: OrderRecord, people: People): Edge[] {
  const { refund } = order.plan
  if (!refund || !order.refundId) return []
  const staff = { type: 'staff', id: people.managerOf(order.shop) } as const
  const way = mustBeSentByHand(sale) ? 'manual' : 'accepted'
  const actor = refund.reason === 'notAcceptedInTime' ? system : staff
  return chain({ type: 'refund', subject: order.refundId }, [
    { to: 'requested', at: refund.at, actor, details: { reason: refund.reason } },
    { to: way, at: minutesAfter(refund.at, 0.2), actor: system },
    ...(refund.confirmedAt ? [{ to: 'confirmed', at: refund.confirmedAt, actor: provider }] : []),
  ])
}

function requestEdges(request: StoryRequest, people: People): Edge[] {
  const { id, listing, steps, buyer } = request
  const actors = {
    buyer: { type: 'buyer', id: buyer.userId },
    staff: { type: 'staff', id: people.managerOf(listing.shop) },
    provider,
    system,
  } as const
  return chain(
    { type: 'request', subject: id, shopId: listing.shop.id },
    steps.map(({ to, at, by }) => ({ to, at, actor: actors[by] })),
  )
}

const payoutEdges = ({ id, maker, steps }: StoryPayout): Edge[] =>
  chain(
    { type: 'payout', subject: id, shopId: maker.shop.id },
    steps.map(({ to, at, by, reason }) => ({
      to,
      at,
      actor: { type: 'staff', id: by },
      ...(reason && { details: { reason } }),
    })),
  )
