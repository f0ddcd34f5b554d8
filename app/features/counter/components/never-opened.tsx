import { paths } from '#app/core/paths.ts'
import { Alert } from '#app/ui/alert.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'

/** Without signal, on a phone that was never here: nothing works yet, and why. */
export function NeverOpened() {
  const { onPhone: t } = useMessages().counter
  return (
    <>
      <Alert tone="attention" title={t.neverOpened}>
        {t.neverOpenedText}
      </Alert>
      <LinkButton href={paths.counter()} look="terrace" wide>
        {t.tryAgain}
      </LinkButton>
    </>
  )
}
