import { paths } from '#app/core/paths.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { BackLink } from './back-link.tsx'

/** Above the title of a page about one promotion: to all of them. */
export function PromotionsBackLink() {
  const { promotions: t } = useMessages()
  return <BackLink href={paths.kelolaPromotions()} text={t.back} />
}
