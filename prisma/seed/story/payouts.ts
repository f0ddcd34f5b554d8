import { postingsForPayout } from '#app/features/ledger/postings.ts'
import type { PayoutStatus } from '#app/features/payouts/payout-status.ts'
import { rupiah, type Rupiah } from '#app/core/rupiah.ts'
import { sampleUsers } from '../logins.ts'
import type { Maker } from './listing-rows.ts'
import { dateOnly, daysBefore, hoursAfter, must, sampleCode, sampleId } from './random.ts'
import { reached, type SaleRecord } from './sale-records.ts'
import { idOfUser, type People } from './user-rows.ts'

type Step = { to: PayoutStatus; at: Date; by: string; reason?: string }
export type StoryPayout = {
  id: string
  number: string
  maker: Maker
  amount: Rupiah
  method: 'transfer' | 'cash'
  accountId: string | null
  steps: Step[]
}

/** How the treasurer pays: all that was final at `until`, this many days ago, and how far it went. */
const plans = [
  { until: 18, to: 'paid', method: 'transfer' },
  { until: 2, to: 'prepared', method: 'transfer' },
  { until: 2, to: 'approved', method: 'transfer' },
  { until: 9, to: 'paid', method: 'cash' },
  { until: 5, to: 'sentBack', method: 'transfer' },
] as const

/** The makers of each BUM Desa with a treasurer who have something to be paid: one payout or two for each. */
export function buildPayouts(sales: readonly SaleRecord[], people: People, now: Date) {
  const shops = sampleUsers.flatMap(({ key, works }) =>
    works?.role === 'treasurer' ? [{ slug: works.shop, treasurer: idOfUser(key, now) }] : [],
  )
  return shops.flatMap(({ slug, treasurer }) => {
    const makers = new Map(
      sales.flatMap(({ orders }) =>
        orders.flatMap(({ shop, lines }) =>
          shop.slug === slug ? lines.map(({ listing: { maker } }) => [maker.id, maker]) : [],
        ),
      ) as [string, Maker][],
    )
    return [...makers.values()]
      .toSorted((a, b) => a.number - b.number)
      .slice(0, plans.length)
      .flatMap((maker, index) => {
        const manager = people.managerOf(maker.shop)
        const first = payout(sales, maker, {
          plan: plans[0],
          before: null,
          treasurer,
          manager,
          now,
        })
        const next = plans[index]
        const later = next && { plan: next, before: first, treasurer, manager, now }
        return [first, index > 0 && later ? payout(sales, maker, later) : null].filter(
          (one) => one !== null,
        )
      })
  })
}

type Told = {
  plan: (typeof plans)[number]
  before: StoryPayout | null
  treasurer: string
  manager: string
  now: Date
}

function payout(
  sales: readonly SaleRecord[],
  maker: Maker,
  { plan: { until, to, method }, before, treasurer, manager, now }: Told,
): StoryPayout | null {
  const end = daysBefore(now, until)
  const amount = rupiah(finalAt(sales, maker, end) - (before?.amount ?? 0n))
  if (amount <= 0n) return null
  const key = `payout ${until} ${maker.id}`
  const steps: Step[] = [{ to: 'prepared', at: end, by: treasurer }]
  if (to === 'sentBack') {
    steps.push({ to, at: hoursAfter(end, 3), by: manager, reason: 'Tunggu akhir bulan' })
  } else if (to !== 'prepared') {
    steps.push({ to: 'approved', at: hoursAfter(end, 5), by: manager })
    if (to === 'paid') steps.push({ to, at: hoursAfter(end, 7), by: treasurer })
  }
  return {
    id: sampleId(key, end),
    number: `PB-${sampleCode(key, 8)}`,
    maker,
    amount,
    method,
    accountId: method === 'transfer' ? accountIdOf(maker, now) : null,
    steps,
  }
}

/** What was completed by then; nothing of it goes back. */
function finalAt(sales: readonly SaleRecord[], maker: Maker, at: Date): bigint {
  return sales
    .flatMap(({ orders }) => orders)
    .filter((order) => (reached(order, 'completed') ?? at) < at)
    .flatMap(({ lines }) => lines.filter(({ listing }) => listing.maker.id === maker.id))
    .reduce((sum, { split }) => sum + split.makerShare, 0n)
}

const accountIdOf = (maker: Maker, now: Date) =>
  sampleId(`payout account ${maker.id}`, daysBefore(now, 90))

const step = ({ steps }: StoryPayout, to: PayoutStatus) => steps.find((one) => one.to === to)
const lastStep = ({ steps }: StoryPayout) => must(steps.at(-1))

export function payoutRows(payouts: readonly StoryPayout[], people: People, now: Date) {
  const makers = new Set(payouts.map(({ maker }) => maker))
  return {
    payout_accounts: [...makers].map((maker) => ({
      id: accountIdOf(maker, now),
      shop_id: maker.shop.id,
      maker_id: maker.id,
      bank: maker.number % 2 === 0 ? 'Bank Jatim' : 'BRI',
      account_number: `00${String(350_500_000_000 + maker.number * 7919)}`,
      holder: `Pemilik ${maker.name}`,
      entered_by: people.managerOf(maker.shop),
      is_by_maker: false,
      entered_at: daysBefore(now, 90),
    })),
    payouts: payouts.map((one) => {
      const approved = step(one, 'approved')
      const paid = step(one, 'paid')
      return {
        id: one.id,
        number: one.number,
        shop_id: one.maker.shop.id,
        maker_id: one.maker.id,
        amount: one.amount,
        method: one.method,
        account_id: one.accountId,
        status: lastStep(one).to,
        prepared_by: must(one.steps[0]).by,
        prepared_at: must(one.steps[0]).at,
        approved_by: approved?.by ?? null,
        approved_at: approved?.at ?? null,
        recorded_by: paid?.by ?? null,
        recorded_at: paid?.at ?? null,
        paid_on: paid ? dateOnly(paid.at) : null,
        reference: paid && one.method === 'transfer' ? `BNK${sampleCode(one.number, 10)}` : null,
      }
    }),
  }
}

/** What the ledger holds of them. */
export function payoutEntries(payouts: readonly StoryPayout[]) {
  return payouts.flatMap((one) => {
    const paid = step(one, 'paid')
    if (!paid) return []
    const { id, amount, maker } = one
    return {
      idempotencyKey: `payout:${id}:paid`,
      event: 'payout.paid',
      postings: postingsForPayout({ shopId: maker.shop.id, makerId: maker.id, amount }),
      occurredAt: paid.at,
      purchaseId: null,
      orderId: null,
      attemptId: null,
      payoutId: id,
    }
  })
}
