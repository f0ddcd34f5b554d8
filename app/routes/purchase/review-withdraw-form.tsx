import { Button } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'

/** Opened first and said what it does, since it is for good. */
export function WithdrawReview({ action }: { action: string }) {
  const { write: t } = useMessages().reviews
  return (
    <details>
      <summary className="inline-flex min-h-11 items-center text-sm text-ink-soft underline">
        {t.withdraw}
      </summary>
      <form method="post" action={action} className="mt-2">
        <p className="mb-2 text-sm">{t.withdrawText}</p>
        <Button look="danger">{t.withdrawSure}</Button>
      </form>
    </details>
  )
}
