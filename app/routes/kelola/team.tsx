import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { UserPlus } from 'lucide-react'
import { formatDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import {
  listStaff,
  listStaffInvitations,
  type StaffMember,
} from '#app/features/staff/queries.server.ts'
import { requireShopMember } from '#app/server/guards.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { buttonClasses, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { OpenInvitations } from '#app/ui/open-invitations.tsx'
import { PageHeader, Section } from '#app/ui/page-header.tsx'
import { teamTitle } from './page-title.ts'
import { SettingsBackLink } from './settings-back-link.tsx'

export const meta: MetaFunction = () => teamTitle((t) => t.title)

const notices = ['saved', 'removed', 'revoked'] as const

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId, role, user } = await requireShopMember(request)
  const told = new URL(request.url).searchParams.get('kabar')
  const [staff, invitations] = await Promise.all([listStaff(shopId), listStaffInvitations(shopId)])
  return {
    staff,
    invitations,
    isManager: role === 'manager',
    self: user.id,
    notice: notices.find((each) => each === told) ?? null,
  }
}

export default function Team() {
  const { staff, invitations, isManager, self, notice } = useLoaderData<typeof loader>()
  const { staff: t, invitations: shared, shopSettings, kelola } = useMessages()
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.lead}
        above={<SettingsBackLink />}
        actions={
          isManager && (
            <LinkButton href={paths.kelolaTeam('undang')}>
              <Icon icon={UserPlus} />
              {t.invite.open}
            </LinkButton>
          )
        }
      />
      {notice && (
        <div className="mb-4">
          <Alert tone="good">{t[notice]}</Alert>
        </div>
      )}
      {!isManager && <p className="mb-3 text-ink-soft">{shopSettings.onlyManager}</p>}
      <ul className="grid gap-3 sm:grid-cols-2">
        {staff.map((member) => (
          <li key={member.userId}>
            <MemberCard member={member} isSelf={member.userId === self} canChange={isManager} />
          </li>
        ))}
      </ul>
      {invitations.length > 0 && (
        <Section title={shared.openTitle}>
          <OpenInvitations
            invitations={invitations}
            what={({ role }) => kelola.role[role]}
            revoke={isManager ? (id) => paths.kelolaTeam(`undangan/${id}/cabut`) : null}
          />
        </Section>
      )}
    </>
  )
}

type MemberCardProps = { member: StaffMember; isSelf: boolean; canChange: boolean }

function MemberCard({ member, isSelf, canChange }: MemberCardProps) {
  const locale = useLocale()
  const { staff: t, kelola } = useMessages()
  const { userId, name, role, unit, since, hasSecondFactor } = member
  return (
    <Card className="flex h-full items-start justify-between gap-3 p-4">
      <div className="min-w-0 wrap-anywhere">
        <p className="font-semibold">
          {name} {isSelf && <Badge>{t.you}</Badge>}
        </p>
        <p>{[kelola.role[role], unit].filter(Boolean).join(' · ')}</p>
        <p className="text-sm text-ink-soft">
          {t.since(formatDate(since, { locale }))} ·{' '}
          {hasSecondFactor ? t.secondFactor : t.noSecondFactor}
        </p>
      </div>
      {canChange && (
        <Link
          to={paths.kelolaTeam(userId)}
          aria-label={t.changeOf(name)}
          className={buttonClasses({ look: 'outline', size: 'small' })}
        >
          {t.change}
        </Link>
      )}
    </Card>
  )
}
