import { HandCoins } from 'lucide-react'
import type { PurchasePage } from '#app/features/purchases/purchase-page.server.ts'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'

/** How much to have ready, for whom, and when; what is paid before that is paid to somebody else. */
export function DuePanel({ purchase }: { purchase: PurchasePage }) {
  const { collections: t } = useMessages()
  return (
    <Card as="section" className="grid gap-2 p-5">
      {purchase.isTakenDifferently ? (
        <p className="text-lg">{t.differs}</p>
      ) : (
        <>
          <p className="flex items-start gap-3 text-lg font-semibold">
            <Icon icon={HandCoins} className="mt-1 text-terrace" />
            {t.due(purchase.total)}
          </p>
          <p>{t.dueText}</p>
          <p className="text-sm text-ink-soft">{t.notElsewhere}</p>
        </>
      )}
    </Card>
  )
}
