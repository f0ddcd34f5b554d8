import { paths } from '#app/core/paths.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { BackLink } from './back-link.tsx'

/** Above the title of a page about one maker: to all of them. */
export function MakersBackLink() {
  const { makers: t } = useMessages()
  return <BackLink href={paths.kelolaMakers()} text={t.page.back} />
}
