import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import {
  BellRing,
  ChartNoAxesCombined,
  Database,
  LogOut,
  MessageCircleQuestion,
  PackageSearch,
  Settings,
  ShieldCheck,
  Store,
  UserRound,
  Warehouse,
} from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { UnreachableOwn } from '#app/features/messages/components/unreachable-note.tsx'
import { findUnreachable } from '#app/features/messages/unreachable.server.ts'
import { AccountTiles, type Tile } from '#app/features/users/components/account-tiles.tsx'
import type { Account } from '#app/i18n/id/account.ts'
import { requireUser } from '#app/server/guards.server.ts'
import type { SignedInUser } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageBody, PageHeader, Section } from '#app/ui/page-header.tsx'
import { accountMeta } from './page-meta.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requireUser(request)
  const { name, platformRole, memberships, makers } = user
  const unreachable = await findUnreachable(user.email, user.phone)
  return { user: { name, platformRole, memberships, makers }, unreachable }
}

export const meta = accountMeta((t) => t.home.title)

export default function AccountHome() {
  const { user, unreachable } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { account: t, common, applications, letters } = useMessages()
  const { join } = applications
  const workplaces = workplacesOf(user, t)
  return (
    <PageBody narrow>
      <PageHeader title={t.home.hello(user.name)} />
      {unreachable && <UnreachableOwn unreachable={unreachable} />}
      {workplaces.length > 0 && (
        <Section title={t.home.workplaces}>
          <AccountTiles tiles={workplaces} />
        </Section>
      )}
      <Section title={t.home.title}>
        <AccountTiles
          tiles={[
            tile('pembelian', PackageSearch, t.home.purchases, t.home.purchasesText),
            tile('pertanyaan', MessageCircleQuestion, t.home.questions, t.home.questionsText),
            ...(user.makers.length === 0
              ? [{ href: paths.joinShop(), icon: Store, title: join.title, text: join.lead }]
              : []),
            tile('pemberitahuan', BellRing, letters.settings.title, letters.settings.tileText),
            tile('profil', UserRound, t.home.profile, t.home.profileText),
            tile('keamanan', ShieldCheck, t.home.security, t.home.securityText),
            tile('data', Database, t.home.data, t.home.dataText),
          ]}
        />
      </Section>
      <Form method="post" action={paths.signOut(locale)} reloadDocument className="mt-8">
        <Button look="outline">
          <Icon icon={LogOut} />
          {common.signOut}
        </Button>
      </Form>
    </PageBody>
  )

  function tile(page: string, icon: Tile['icon'], title: string, text: string): Tile {
    return { href: paths.account(locale, page), icon, title, text }
  }
}

type Worker = Pick<SignedInUser, 'platformRole' | 'memberships' | 'makers'>

function workplacesOf({ platformRole, memberships, makers }: Worker, t: Account): Tile[] {
  const office = { admin: t.home.admin, regencyOfficer: t.home.regency }
  return [
    ...memberships.map(({ slug, name, role }) => ({
      href: paths.kelola('toko'),
      icon: Warehouse,
      title: name,
      text: t.home.roles[role],
      posts: { shop: slug },
    })),
    ...makers.map(({ name, shopName }) => ({
      href: paths.maker(),
      icon: Store,
      title: name,
      text: `${t.home.maker} · ${shopName}`,
    })),
    ...(platformRole
      ? [
          {
            href: platformRole === 'admin' ? paths.admin() : paths.regency(),
            icon: platformRole === 'admin' ? Settings : ChartNoAxesCombined,
            title: office[platformRole],
          },
        ]
      : []),
  ]
}
