import { Link } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { changesOf } from '#app/features/audit/deed-changes.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { Table } from '#app/ui/table.tsx'
import { RowLink } from './facts.tsx'
import type { TrailEntry } from './history.tsx'
import { statusName, wordOf } from './words.ts'

type Deed = TrailEntry & {
  subjectId: string
  actorId: string | null
  subjectName: string | null
  subjectSlug: string | null
  hasComplaint: boolean
  shopName: string | null
}

/** One row for each deed: when, who, with what, and what it was before and after. */
export function TrailDeeds({ deeds }: { deeds: readonly Deed[] }) {
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
        { title: t.who, cell: (deed) => <Who deed={deed} /> },
        { title: t.what, cell: (deed) => <What deed={deed} /> },
        { title: t.deed, cell: (deed) => <Change deed={deed} /> },
        { title: t.filter.bumdesa, cell: ({ shopName }) => shopName ?? '–' },
      ]}
      rows={deeds}
      rowKey={({ id }) => id}
    />
  )
}

function Who({ deed: { actor, actorId, actorName } }: { deed: Deed }) {
  const { history } = useMessages().admin
  if (!actorId) return history.actor[actor]
  return (
    <>
      <RowLink href={paths.admin('jejak', { siapa: actorId })}>
        {actorName ?? shortId(actorId)}
      </RowLink>
      <span className="block text-sm text-ink-soft">{history.actor[actor]}</span>
    </>
  )
}

function What({ deed }: { deed: Deed }) {
  const { trail: t, history } = useMessages().admin
  const page = pageOf(deed, useLocale())
  const name = deed.subjectName ?? shortId(deed.subjectId)
  return (
    <>
      <span className="block text-sm text-ink-soft">{wordOf(history.subjects, deed.subject)}</span>
      {page ? <RowLink href={page}>{name}</RowLink> : <span className="break-words">{name}</span>}
      <Link
        to={paths.admin('jejak', { cari: deed.subjectId })}
        className="block text-sm text-terrace underline-offset-4 hover:underline"
      >
        {t.allOfThing}
      </Link>
    </>
  )
}

function Change({ deed: { subject, action, from, to, details } }: { deed: Deed }) {
  const { admin } = useMessages()
  const changes = changesOf(details)
  return (
    <div className="min-w-0 break-words">
      {action === 'status' ? admin.trail.statusChange : wordOf(admin.history.actions, action)}
      {(from ?? to) && (
        <p className="font-semibold">
          {from && `${statusName(admin, subject, from)} → `}
          {to ? statusName(admin, subject, to) : '–'}
        </p>
      )}
      {changes.length > 0 && (
        <details className="mt-1 text-sm">
          <summary className="inline-flex min-h-11 cursor-pointer items-center text-terrace">
            {admin.trail.details}
          </summary>
          <dl className="grid gap-1">
            {changes.map(({ name, before, after }) => (
              <div key={name}>
                <dt className="text-ink-soft">{name}</dt>
                <dd className="[overflow-wrap:anywhere]">
                  {before !== null && `${before} → `}
                  {after}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  )
}

/** Where an admin, or anybody, sees the thing itself. */
function pageOf({ subject, subjectId, subjectSlug, hasComplaint }: Deed, locale: Locale) {
  if (subject === 'attempt') return paths.admin(`uang/pembayaran/${subjectId}`)
  if (subject === 'discrepancy') return paths.admin(`uang/kasus/${subjectId}`)
  if (subject === 'refund') return paths.admin(`pengembalian/${subjectId}`)
  if (subject === 'user') return paths.admin(`orang/${subjectId}`)
  if (subject === 'order' && hasComplaint) return paths.admin(`keluhan/${subjectId}`)
  if (subject === 'shop') return paths.admin(`bumdesa/${subjectId}`)
  if (!subjectSlug) return null
  if (subject === 'experience') return paths.experience(locale, subjectSlug)
  return paths.product(locale, subjectSlug)
}

/** The end of an id is what tells two of them apart. */
const shortId = (id: string) => `…${id.slice(-8)}`
