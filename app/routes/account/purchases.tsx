import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { AccountPage } from '#app/features/users/components/account-page.tsx'
import { listOwnPurchases } from '#app/features/users/queries.server.ts'
import { requireUser } from '#app/server/guards.server.ts'
import { Badge, type Tone } from '#app/ui/badge.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Price } from '#app/ui/price.tsx'
import { accountMeta } from './page-meta.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requireUser(request)
  const before = new Date(new URL(request.url).searchParams.get('sebelum') ?? '')
  return listOwnPurchases(user, Number.isNaN(before.getTime()) ? null : before)
}

export const meta = accountMeta((t) => t.purchases.title)

export default function PurchasesPage() {
  const { purchases, nextBefore } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { account: t } = useMessages()
  if (purchases.length === 0) return <NoPurchases />
  return (
    <AccountPage title={t.purchases.title}>
      <ul className="grid gap-3">
        {purchases.map((purchase) => (
          <PurchaseItem key={purchase.number} purchase={purchase} />
        ))}
      </ul>
      {nextBefore && (
        <LinkButton
          look="outline"
          href={`${paths.account(locale, 'pembelian')}?${new URLSearchParams({ sebelum: nextBefore })}`}
        >
          {t.purchases.older}
        </LinkButton>
      )}
    </AccountPage>
  )
}

type Purchase = Awaited<ReturnType<typeof listOwnPurchases>>['purchases'][number]

const tones: Record<Purchase['status'], Tone> = {
  awaitingPayment: 'attention',
  dueOnDelivery: 'attention',
  paid: 'good',
  expired: 'neutral',
  cancelled: 'bad',
}

function PurchaseItem({ purchase }: { purchase: Purchase }) {
  const locale = useLocale()
  const { account: t } = useMessages()
  const { number, token, status, total, createdAt, shopNames } = purchase
  return (
    <li>
      <a
        href={paths.purchase(locale, token)}
        className="block rounded-2xl border border-line bg-surface p-4 text-ink no-underline shadow-card hover:border-terrace sm:p-5"
      >
        <span className="flex flex-wrap items-center justify-between gap-2">
          <span className="font-semibold">{t.purchases.number(number)}</span>
          <Badge tone={tones[status]}>{t.purchases.statuses[status]}</Badge>
        </span>
        <span className="mt-1 block text-ink-soft">{t.purchases.from(shopNames.join(', '))}</span>
        <span className="mt-2 flex flex-wrap items-baseline justify-between gap-2">
          <span className="text-sm text-ink-soft">{formatDate(createdAt, { locale })}</span>
          <Price amount={total} className="font-bold" />
        </span>
      </a>
    </li>
  )
}

function NoPurchases() {
  const locale = useLocale()
  const { account: t } = useMessages()
  const action = <LinkButton href={paths.search(locale)}>{t.purchases.shop}</LinkButton>
  return (
    <AccountPage title={t.purchases.title}>
      <EmptyState title={t.purchases.emptyTitle} action={action}>
        <p>{t.purchases.emptyText}</p>
      </EmptyState>
    </AccountPage>
  )
}
