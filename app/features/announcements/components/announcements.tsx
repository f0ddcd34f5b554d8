import { Alert } from '#app/ui/alert.tsx'
import { useLocale } from '#app/ui/locale.tsx'
import type { Announcement } from '../announcement.ts'

/** On the first page of a console, above what is to be done. */
export function Announcements({ all }: { all: readonly Announcement[] }) {
  const locale = useLocale()
  return all.map(({ id, ...said }) => (
    <div key={id} className="mb-4">
      <Alert title={locale === 'id' ? said.titleId : said.titleEn}>
        <p className="whitespace-pre-line">{locale === 'id' ? said.textId : said.textEn}</p>
      </Alert>
    </div>
  ))
}
