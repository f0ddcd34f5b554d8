import { paths } from '#app/core/paths.ts'
import { Entrance } from '#app/features/users/components/entrance.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { accountMeta } from './page-meta.ts'

export const meta = accountMeta((t) => t.data.erasedTitle)

export default function ErasedPage() {
  const locale = useLocale()
  const { account: t, common } = useMessages()
  return (
    <Entrance title={t.data.erasedTitle} lead={t.data.erasedText}>
      <LinkButton href={paths.home(locale)}>{common.home}</LinkButton>
    </Entrance>
  )
}
