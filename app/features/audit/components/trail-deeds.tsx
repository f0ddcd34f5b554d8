import { Link } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Table } from '#app/ui/table.tsx'
import type { FoundDeed } from '../deed.ts'
import { DeedChange } from './deed-change.tsx'
import { type Names, shortId, wordOf } from './deed-words.ts'

/** Where one reads on: the trail of somebody or of a thing, and the thing itself. */
export type TrailLinks = {
  trailOf: (at: { siapa: string } | { cari: string }) => string
  thingAt: (deed: FoundDeed) => string | null
}

type TrailDeedsProps = {
  deeds: readonly FoundDeed[]
  names: Names
  links: TrailLinks
  /** The trail is of many BUM Desa. */
  namesShop: boolean
}

/** One row for each deed: when, who, with what, and what it was before and after. */
export function TrailDeeds({ deeds, names, links, namesShop }: TrailDeedsProps) {
  const locale = useLocale()
  const { trail: t } = useMessages().admin
  return (
    <Table
      caption={t.title}
      columns={[
        {
          title: t.when,
          cell: ({ at }) => (
            <time dateTime={at.toISOString()}>{formatDateTime(at, { locale })}</time>
          ),
        },
        { title: t.who, cell: (deed) => <Who deed={deed} links={links} /> },
        { title: t.what, cell: (deed) => <What deed={deed} links={links} /> },
        { title: t.deed, cell: (deed) => <DeedChange deed={deed} names={names} /> },
        ...(namesShop
          ? [{ title: t.filter.bumdesa, cell: ({ shopName }: FoundDeed) => shopName ?? '–' }]
          : []),
      ]}
      rows={deeds}
      rowKey={({ id }) => id}
    />
  )
}

type DeedProps = { deed: FoundDeed; links: TrailLinks }

const linkLook =
  '-my-2.5 inline-block py-2.5 font-semibold text-terrace underline-offset-4 hover:underline'

function Who({ deed: { actor, actorId, actorName }, links }: DeedProps) {
  const { history } = useMessages().admin
  if (!actorId) return history.actor[actor]
  return (
    <>
      <Link to={links.trailOf({ siapa: actorId })} className={linkLook}>
        {actorName ?? shortId(actorId)}
      </Link>
      <span className="block text-sm text-ink-soft">{history.actor[actor]}</span>
    </>
  )
}

function What({ deed, links }: DeedProps) {
  const { trail: t, history } = useMessages().admin
  const page = links.thingAt(deed)
  const name = deed.subjectName ?? shortId(deed.subjectId)
  return (
    <>
      <span className="block text-sm text-ink-soft">{wordOf(history.subjects, deed.subject)}</span>
      {page ? (
        <Link to={page} className={linkLook}>
          {name}
        </Link>
      ) : (
        <span className="break-words">{name}</span>
      )}
      <Link
        to={links.trailOf({ cari: deed.subjectId })}
        className="flex w-fit items-center text-sm text-terrace underline-offset-4 hover:underline max-sm:ml-auto max-sm:min-h-11 sm:min-h-6"
      >
        {t.allOfThing}
      </Link>
    </>
  )
}
