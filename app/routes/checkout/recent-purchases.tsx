import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import type { RecentPurchase } from '#app/features/purchases/recent-purchases.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Section } from '#app/ui/page-header.tsx'
import { Price } from '#app/ui/price.tsx'

/** The way back to what was bought from this device, and above all to what is not paid yet. */
export function RecentPurchases({ purchases }: { purchases: readonly RecentPurchase[] }) {
  const { cart: t } = useMessages()
  if (purchases.length === 0) return null
  return (
    <div className="mt-8">
      <Section title={t.recent.title}>
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {purchases.map((purchase) => (
            <RecentPurchaseItem key={purchase.number} purchase={purchase} />
          ))}
        </ul>
      </Section>
    </div>
  )
}

function RecentPurchaseItem({ purchase }: { purchase: RecentPurchase }) {
  const locale = useLocale()
  const { cart: t, purchase: words } = useMessages()
  const { number, token, status, total, expiresAt } = purchase
  const isOpen = status === 'awaitingPayment'
  return (
    <Card as="li" className="grid content-start gap-2 p-4">
      <p className="flex flex-wrap items-baseline justify-between gap-2 font-semibold">
        {number} <Price amount={total} />
      </p>
      <p>
        <Badge tone={isOpen ? 'attention' : 'neutral'}>{words.status[status]}</Badge>
      </p>
      {isOpen && (
        <p className="text-sm text-ink-soft">
          {t.recent.payBy(formatDateTime(expiresAt, { locale }))}
        </p>
      )}
      <LinkButton href={paths.purchase(locale, token)} look={isOpen ? 'action' : 'outline'} wide>
        {isOpen ? t.recent.pay : t.recent.open}
      </LinkButton>
    </Card>
  )
}
