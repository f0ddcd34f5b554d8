import { formatDate, formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { AskFirst } from '#app/ui/ask-first.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { type Connection, connectionId, type FeedState } from '../connection.ts'
import { Conflicts } from './conflicts.tsx'
import { FollowForm, VerbForm } from './connection-forms.tsx'
import { SecretAddress } from './secret-address.tsx'

type ConnectionCardProps = {
  connection: Connection
  /** Where our own calendars are, such as `https://lumbung.example.id`. */
  origin: string
  isManager: boolean
}

/**
 * One room, or an experience without rooms: its address for others, and the other site it follows. A line
 * until it is opened, or there is something to look at: a homestay has many rooms.
 */
export function ConnectionCard(props: ConnectionCardProps) {
  const { connection, isManager } = props
  const { calendars: t } = useMessages()
  const { slug, unitId, unit, title, feed, conflicts } = connection
  const name = unit ?? title
  const isAmiss = conflicts.length > 0 || Boolean(feed?.problem)
  return (
    <Card>
      <details open={isAmiss} className="group">
        <summary className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 rounded-2xl p-4 group-open:rounded-b-none hover:bg-terrace-soft">
          <h3 className="min-w-0 font-semibold wrap-anywhere group-open:text-terrace">
            {unit ?? t.out}
          </h3>
          <Outline connection={connection} isAmiss={isAmiss} />
        </summary>
        <div id={connectionId(connection)} className="grid gap-4 border-t border-line p-4">
          <Conflicts conflicts={conflicts} />
          <div>
            {unit && <h4 className="font-semibold">{t.out}</h4>}
            <LinkOut {...props} name={name} />
          </div>
          {unitId && (
            <div className="border-t border-line pt-4">
              <h4 className="font-semibold">{t.in}</h4>
              {feed && <FeedFacts feed={feed} zone={connection.zone} />}
              {isManager && feed && (
                <AskFirst
                  action={paths.kelolaConnections('putus')}
                  hidden={{ experience: slug, unit: unitId }}
                  open={t.unfollow}
                  of={t.unfollowFrom(name, feed.host)}
                  text={t.unfollowText(feed.host)}
                  submit={t.unfollowSure}
                />
              )}
              {isManager && !feed && <FollowForm name={name} slug={slug} unitId={unitId} />}
            </div>
          )}
        </div>
      </details>
    </Card>
  )
}

function Outline({ connection, isAmiss }: { connection: Connection; isAmiss: boolean }) {
  const { calendars: t } = useMessages()
  const { feed, madeAt } = connection
  if (isAmiss) return <Badge tone="bad">{t.isAmiss}</Badge>
  const text = feed ? t.follows(feed.host) : madeAt ? t.isGiven : t.isApart
  return <span className="text-sm text-ink-soft wrap-anywhere">{text}</span>
}

function LinkOut({ connection, origin, isManager, name }: ConnectionCardProps & { name: string }) {
  const locale = useLocale()
  const { calendars: t } = useMessages()
  const { slug, unitId, link, madeAt, zone } = connection
  if (!isManager) {
    const text = madeAt ? t.hasLink(formatDate(madeAt, { locale, zone })) : t.noLink
    return <p className="text-ink-soft">{text}</p>
  }
  return (
    <>
      {link && (
        <SecretAddress address={origin + paths.occupancyFile(link)} label={t.addressOf(name)} />
      )}
      {!link && <p className="text-ink-soft">{madeAt ? t.unreadableLink : t.noLink}</p>}
      {madeAt ? (
        <AskFirst
          action={paths.kelolaConnections('alamat')}
          hidden={{ experience: slug, unit: unitId }}
          open={t.renewLink}
          of={t.renewLinkOf(name)}
          text={t.renewText}
          submit={t.renewSure}
        />
      ) : (
        <VerbForm verb="alamat" slug={slug} unitId={unitId}>
          <Button look="outline" size="small">
            {t.makeLink}
          </Button>
        </VerbForm>
      )}
    </>
  )
}

function FeedFacts({ feed, zone }: { feed: FeedState; zone: Connection['zone'] }) {
  const locale = useLocale()
  const { calendars: t } = useMessages()
  const { host, triedAt, succeededAt, problem, blocks } = feed
  const time = succeededAt && formatDateTime(succeededAt, { locale, zone })
  return (
    <>
      <p className="wrap-anywhere">
        <strong>{t.follows(host)}</strong> · {t.blocks(blocks)}
      </p>
      {!problem && <p className="text-sm text-ink-soft">{time ? t.readAt(time) : t.neverRead}</p>}
      {problem && triedAt && (
        <p className="mt-1 text-danger">
          {t.problems[problem]} {time ? t.staleSince(time) : t.neverSucceeded}
        </p>
      )}
    </>
  )
}
