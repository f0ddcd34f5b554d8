import { formatDate } from '#app/core/dates.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { Account } from '../payout.ts'

/** On one line. */
export const accountText = ({ bank, accountNumber, holder }: Account): string =>
  `${bank} ${accountNumber}, ${holder}`

/** An account with who wrote it down, and a warning where the last transfer went to another one. */
export function PayoutAccount({ account, before }: { account: Account; before: Account | null }) {
  const locale = useLocale()
  const { account: t } = useMessages().payouts
  const { enteredByName, enteredAt, isByMaker } = account
  const entered = isByMaker ? t.byMaker : t.byShop
  return (
    <div className="grid gap-2">
      <p className="font-semibold break-words">{accountText(account)}</p>
      <p className="text-sm text-ink-soft">
        {entered(enteredByName, formatDate(enteredAt, { locale }))}
      </p>
      {before && (
        <Alert tone="attention" title={t.changed}>
          {t.before(accountText(before))}
        </Alert>
      )}
    </div>
  )
}
