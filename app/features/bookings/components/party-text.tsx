import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { OnSite, Party } from '../party.ts'

/** What is to be paid on site, or that it was; nothing where everything is paid with the order. */
export function OnSiteText({ onSite: { amount, left } }: { onSite: OnSite }) {
  const { bookings: t } = useMessages()
  if (amount === 0n) return null
  return left > 0n ? (
    <strong className="block text-sm text-gold">{t.onSite(left)}</strong>
  ) : (
    <span className="block text-sm text-ink-soft">{t.onSitePaid(amount)}</span>
  )
}

/** `2 rompi pelampung, 1 pemandu`; empty without any. */
export function useAddOnsText({ addOns }: Pick<Party, 'addOns'>): string {
  const locale = useLocale()
  const { bookings: t } = useMessages()
  return addOns.map(({ label, count }) => t.counted(count, label[locale])).join(', ')
}
