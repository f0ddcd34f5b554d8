import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { formatDate, formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { getPerson } from '#app/features/users/account-desk.server.ts'
import { notFound, requireAdmin } from '#app/server/guards.server.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Panel } from '../kelola/panel.tsx'
import { DeedButton, DeedLink } from './deed.tsx'
import { DeskNotice } from './desk-notice.tsx'
import { requireDeed } from './desk-verb.server.ts'
import { BackLink, type Fact, Facts } from './facts.tsx'
import { History } from './history.tsx'
import { pageTitle } from './page-title.ts'
import { useRoles } from './use-roles.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.people.title)

export async function loader(args: LoaderFunctionArgs) {
  const { id, actor } = await requireDeed(args, 'userId')
  const { user } = await requireAdmin(args.request)
  const person = (await getPerson(id)) ?? notFound()
  return { person, isSelf: id === actor.id, hasSecondFactor: user.hasSecondFactor }
}

export default function PersonPage() {
  const { person, isSelf } = useLoaderData<typeof loader>()
  const { admin: t } = useMessages()
  return (
    <>
      <PageHeader
        title={person.name}
        above={<BackLink href={paths.admin('orang')}>{t.back.people}</BackLink>}
      />
      <DeskNotice />
      <Outlet />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-4">
          <Panel title={t.facts.title}>
            <Facts facts={usePersonFacts(person)} />
          </Panel>
          <History trail={person.trail} />
        </div>
        <Panel title={t.deeds.title} tone="action" className="max-lg:order-first">
          {isSelf ? <p>{t.people.self}</p> : <PersonDeeds {...person} />}
        </Panel>
      </div>
    </>
  )
}

type Person = ReturnType<typeof useLoaderData<typeof loader>>['person']

function usePersonFacts(person: Person): Fact[] {
  const locale = useLocale()
  const { people: t } = useMessages().admin
  const { disabledAt } = person
  const roles = useRoles()(person)
  return [
    [t.roles, roles.length > 0 ? roles.join('; ') : t.noRoles],
    [t.account, disabledAt ? t.closed(formatDateTime(disabledAt, { locale })) : t.open],
    [t.phone, person.phone ?? t.none],
    [t.email, person.email ?? t.none],
    [t.sessions, String(person.sessions)],
    [t.factor, person.hasSecondFactor ? t.on : t.off],
    [t.since, formatDate(person.createdAt, { locale })],
  ]
}

function PersonDeeds({ id, platformRole, disabledAt, hasSecondFactor, email, phone }: Person) {
  const { people: t, deeds } = useMessages().admin
  const here = (verb: string) => paths.admin(`orang/${id}/${verb}`)
  // An erased account has nobody to come back to it.
  if (!email && !phone) return <p className="text-ink-soft">{deeds.none}</p>
  return (
    <div className="grid gap-3">
      {platformRole === null && !disabledAt && (
        <DeedLink href={here('petugas-kabupaten')} label={t.makeOfficer} hint={t.makeOfficerHint} />
      )}
      {platformRole === 'regencyOfficer' && (
        <DeedLink href={here('lepas-petugas')} label={t.endOfficer} look="danger" />
      )}
      {hasSecondFactor && <DeedLink href={here('lepas-dua-langkah')} label={t.forgetFactor} />}
      {disabledAt ? (
        <DeedButton href={here('buka')} label={t.enable} />
      ) : (
        <DeedLink href={here('tutup')} label={t.disable} look="danger" />
      )}
    </div>
  )
}
