import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { UserPlus } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { countWaitingApplications } from '#app/features/applications/queries.server.ts'
import { MakerList } from '#app/features/makers/components/maker-list.tsx'
import { MakerNotice } from '#app/features/makers/components/maker-notice.tsx'
import { makerListQuery } from '#app/features/makers/forms.ts'
import { listInvitations, listMakers } from '#app/features/makers/queries.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { OpenInvitations } from '#app/ui/open-invitations.tsx'
import { PageHeader, Section, SeeAllLink } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { makersTitle } from './page-title.ts'

export const meta: MetaFunction = () => makersTitle((t) => t.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const query = makerListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const [page, invitations, applications] = await Promise.all([
    listMakers(shopId, query),
    listInvitations(shopId),
    countWaitingApplications(shopId),
  ])
  return { query, ...page, invitations, applications, isManager: role === 'manager' }
}

export default function Makers() {
  const { query, makers, next, invitations, applications, isManager } =
    useLoaderData<typeof loader>()
  const { makers: t, invitations: shared, applications: asked } = useMessages()
  const { cari, setelah } = query
  const deeds = isManager && <Deeds />
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} actions={deeds} />
      <MakerNotice />
      {!isManager && <p className="mb-3 text-sm text-ink-soft">{t.readOnly}</p>}
      <p className="mb-2">
        <SeeAllLink href={paths.kelolaApplications()}>{asked.desk.open(applications)}</SeeAllLink>
      </p>
      <SearchForm action={paths.kelolaMakers()} hidden={{}} value={cari} label={t.search} />
      {makers.length > 0 ? (
        <MakerList makers={makers} />
      ) : (
        <EmptyState title={cari || setelah ? t.noneFound : t.none}>
          {!cari && !setelah && t.noneText}
        </EmptyState>
      )}
      <ListPages
        first={setelah ? paths.kelolaMakers({ cari }) : null}
        next={next && paths.kelolaMakers({ cari, setelah: next })}
      />
      {invitations.length > 0 && (
        <Section title={shared.openTitle}>
          <OpenInvitations
            invitations={invitations}
            revoke={isManager ? paths.revokeInvitation : null}
          />
        </Section>
      )}
    </>
  )
}

function Deeds() {
  const { makers: t } = useMessages()
  return (
    <>
      <LinkButton href={paths.kelolaMakers({ id: 'undang' })}>
        <Icon icon={UserPlus} />
        {t.invite.open}
      </LinkButton>
      <LinkButton href={paths.kelolaMakers({ id: 'baru' })} look="outline">
        {t.add.open}
      </LinkButton>
    </>
  )
}
