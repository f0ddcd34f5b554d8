import { paths } from '#app/core/paths.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

/** For those who could do harm and have only a password; said once, on the first page of their desk. */
export function SecondFactorAdvice({ redirectTo }: { redirectTo: string }) {
  const locale = useLocale()
  const { factor: t } = useMessages().account
  return (
    <div className="mb-6">
      <Alert>
        {t.advice} <a href={paths.setUpSecondFactor(locale, redirectTo)}>{t.adviceLink}</a>
      </Alert>
    </div>
  )
}
