import { formatDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { Alert } from '#app/ui/alert.tsx'
import { AskFirst } from '#app/ui/ask-first.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { ApplicationPage } from '../application.ts'

const tones = {
  waiting: 'info',
  approved: 'good',
  refused: 'attention',
  withdrawn: 'info',
} as const

/** What became of it, for who sent it. */
export function OwnApplication({ application }: { application: ApplicationPage }) {
  const locale = useLocale()
  const { applications: t } = useMessages()
  const { id, shop, name, status, refusalReason, createdAt, papers } = application
  return (
    <Card as="section" className="grid gap-4 p-5">
      <h2 className="font-display text-xl font-bold break-words">{t.own.title(shop)}</h2>
      <p className="text-ink-soft">
        {[name, t.own.sent(formatDate(createdAt, { locale }))].join(' · ')}
      </p>
      <Alert tone={tones[status]}>
        <p>{t.own[status]}</p>
        {refusalReason && (
          <p className="mt-1 break-words whitespace-pre-line">
            {t.own.reason}: {refusalReason}
          </p>
        )}
      </Alert>
      {papers.length > 0 && (
        <p className="flex flex-wrap gap-2">
          {papers.map((kind) => (
            <LinkButton key={kind} href={paths.ownApplication(id, `berkas/${kind}`)} look="outline">
              {t.see[kind]}
            </LinkButton>
          ))}
        </p>
      )}
      {status === 'waiting' && (
        <AskFirst
          action={paths.ownApplication(id, 'tarik')}
          open={t.own.withdraw}
          text={t.own.withdrawText}
          submit={t.own.withdrawSure}
        />
      )}
      {status === 'approved' && (
        <LinkButton href={paths.maker()} wide>
          {t.join.toStall}
        </LinkButton>
      )}
    </Card>
  )
}
