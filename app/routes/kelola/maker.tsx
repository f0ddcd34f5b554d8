import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, Outlet, useLoaderData, useMatch } from '@remix-run/react'
import { formatCalendarDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { getAway } from '#app/features/makers/away.server.ts'
import {
  MakerFacts,
  MakerHistory,
  MakerSales,
} from '#app/features/makers/components/maker-facts.tsx'
import { MakerAccounts } from '#app/features/makers/components/maker-accounts.tsx'
import { MakerNotice } from '#app/features/makers/components/maker-notice.tsx'
import { listAccountsOfMaker } from '#app/features/makers/members.server.ts'
import { getMakerOfShop } from '#app/features/makers/queries.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button, buttonClasses } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section, SeeAllLink } from '#app/ui/page-header.tsx'
import { MakersBackLink } from './makers-back-link.tsx'
import { makersTitle } from './page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  makersTitle((t) => data?.maker.name ?? t.title)

export async function loader({ request, params: { makerId } }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const maker = (await getMakerOfShop({ shopId, makerId })) ?? notFound()
  const [away, accounts] = await Promise.all([
    getAway(shopId, maker.id),
    listAccountsOfMaker({ shopId, makerId: maker.id }),
  ])
  const isManager = role === 'manager'
  return { maker, away, accounts, isManager, canWrite: role !== 'supervisor' }
}

export default function Maker() {
  const { maker, away, accounts, isManager, canWrite } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { makers: t } = useMessages()
  const lead = (
    <span className="inline-flex flex-wrap items-center gap-2">
      {maker.village}
      <Badge tone={maker.status === 'active' ? 'good' : 'neutral'}>
        {t.statuses[maker.status]}
      </Badge>
      {!maker.hasAccount && <Badge>{t.noAccount}</Badge>}
      {away && (
        <Badge tone="attention">
          {t.away.now(formatCalendarDate(away.from, locale), formatCalendarDate(away.to, locale))}
        </Badge>
      )}
    </span>
  )
  return (
    <>
      <PageHeader
        title={maker.name}
        lead={lead}
        above={<MakersBackLink />}
        actions={canWrite && <Deeds />}
      />
      <MakerNotice />
      <Outlet />
      <MakerFacts maker={maker} />
      <MakerAccounts maker={maker} accounts={accounts} mayDetach={isManager} />
      <Section
        title={t.page.sales}
        aside={
          <SeeAllLink href={paths.kelolaOrders({ status: 'semua', pelaku: maker.id })}>
            {t.page.allOrders}
          </SeeAllLink>
        }
      >
        <MakerSales sales={maker.sales} />
      </Section>
      <Section title={t.page.history}>
        <MakerHistory trail={maker.trail} />
      </Section>
    </>
  )
}

function Deeds() {
  const { maker, isManager } = useLoaderData<typeof loader>()
  const { makers: t } = useMessages()
  const { id, status } = maker
  return (
    <>
      {status === 'active' && (
        <Form method="post" action={paths.kelolaMakers({ id, verb: 'tanya-stok' })}>
          <Button look="outline">{t.ask.open}</Button>
        </Form>
      )}
      {isManager && <ManagersDeeds />}
    </>
  )
}

function ManagersDeeds() {
  const { maker } = useLoaderData<typeof loader>()
  const { makers: t } = useMessages()
  const { id, status, hasAccount } = maker
  const isPausing = useMatch(paths.kelolaMakers({ id, verb: 'jeda' })) !== null
  return (
    <>
      <Link
        to={paths.kelolaMakers({ id, verb: 'ubah' })}
        className={buttonClasses({ look: 'outline' })}
      >
        {t.change.open}
      </Link>
      <Link
        to={paths.kelolaMakers({ id, verb: 'libur' })}
        className={buttonClasses({ look: 'outline' })}
      >
        {t.away.open}
      </Link>
      {!hasAccount && (
        <Link
          to={`${paths.kelolaMakers({ id: 'undang' })}?untuk=${id}`}
          className={buttonClasses({ look: 'outline' })}
        >
          {t.page.giveAccount}
        </Link>
      )}
      {status === 'paused' && (
        <Form method="post" action={paths.kelolaMakers({ id, verb: 'lanjut' })}>
          <Button>{t.pause.resume}</Button>
        </Form>
      )}
      {status === 'active' && !isPausing && (
        <Link
          to={paths.kelolaMakers({ id, verb: 'jeda' })}
          className={buttonClasses({ look: 'danger' })}
        >
          {t.pause.open}
        </Link>
      )}
    </>
  )
}
