import { paths } from '#app/core/paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

/** For who opened an invitation and is nobody yet; `here` is where to come back to. */
export function SignInFirst({ here }: { here: string }) {
  const locale = useLocale()
  const { invitations: t } = useMessages()
  return (
    <>
      <p>{t.signInFirst}</p>
      <div className="grid gap-2">
        <LinkButton href={paths.signUp(locale, here)} size="large">
          {t.signUp}
        </LinkButton>
        <LinkButton href={paths.signIn(locale, here)} look="outline" size="large">
          {t.signIn}
        </LinkButton>
      </div>
      <p className="text-sm text-ink-soft">{t.mailHint}</p>
    </>
  )
}
