import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { CalendarDays, ExternalLink } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { DeedHistory } from '#app/features/audit/components/deed-history.tsx'
import { getUnitChoice } from '#app/features/business-units/queries.server.ts'
import { ClosedDayList } from '#app/features/experiences/components/closed-days.tsx'
import { SectionSummary } from '#app/features/experiences/components/section-summary.tsx'
import { HiddenNotice } from '#app/features/moderation/components/hidden-notice.tsx'
import type { ListingStatus } from '#app/features/catalog/listing-status.ts'
import { typedOf } from '#app/features/experiences/experience.ts'
import { getExperience, listClosedDays } from '#app/features/experiences/queries.server.ts'
import {
  isSectionName,
  type SectionName,
  sectionNames,
  sectionOf,
} from '#app/features/experiences/sections.ts'
import { db } from '#app/server/db.server.ts'
import { notFound, requireDeskMember } from '#app/server/guards.server.ts'
import { shopOfDesk } from '#app/server/scopes.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button, buttonClasses, LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { ExperiencesBackLink } from './experiences-back-link.tsx'
import { readHistory } from './history.server.ts'
import { experiencesTitle } from './page-title.ts'
import { Panel } from './panel.tsx'
import { UnitPanel } from './unit-panel.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  experiencesTitle((t) => data?.title ?? t.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { desk, role } = await requireDeskMember(request)
  const its = (await getExperience(db, { desk, slug: params.slug ?? '' })) ?? notFound()
  const { slug, listingId, titleId: title, status, reviewNote, isAskedAgain, mode } = its
  const saved = new URL(request.url).searchParams.get('tersimpan') ?? ''
  return {
    slug,
    title,
    status,
    hidden: { id: listingId, reviewNote, isAskedAgain },
    mode,
    saved: isSectionName(saved) ? saved : null,
    canWrite: role === 'manager' || role === 'staff',
    isManager: role === 'manager',
    closed: await listClosedDays(its.listingId),
    unitChoice:
      desk.unitId === null
        ? await getUnitChoice({ shopId: shopOfDesk(desk), listingId: its.listingId })
        : null,
    history: await readHistory({ desk, role }, its.listingId),
    parts: sectionNames.map((name) => ({ name, typed: typedOf(name, its) })),
  }
}

export default function Experience() {
  const its = useLoaderData<typeof loader>()
  const { experiences: t } = useMessages()
  return (
    <>
      <PageHeader
        title={its.title}
        lead={
          <>
            {t.modes[its.mode]} <Badge>{t.status[its.status]}</Badge>
          </>
        }
        above={<ExperiencesBackLink />}
        actions={<Links />}
      />
      <Status />
      {its.unitChoice && its.canWrite && (
        <UnitPanel choice={its.unitChoice} listingId={its.hidden.id} />
      )}
      <div className="grid gap-4 lg:grid-cols-2">
        {its.parts.map(({ name, typed }) => (
          <div key={name} id={name} className="scroll-mt-4">
            <Panel title={t.parts[name]} className="h-full">
              {its.saved === name && (
                <div className="mb-3">
                  <Alert tone="good">{t.saved(t.parts[name])}</Alert>
                </div>
              )}
              {name === 'libur' && its.closed.length > 0 ? (
                <ClosedDayList days={its.closed} slug={its.slug} />
              ) : (
                <SectionSummary section={sectionOf(name, its.mode)} typed={typed} />
              )}
              {its.canWrite && <EditLink name={name} />}
            </Panel>
          </div>
        ))}
      </div>
      <DeedHistory {...its.history} />
    </>
  )
}

function EditLink({ name }: { name: SectionName }) {
  const { slug } = useLoaderData<typeof loader>()
  const { experiences: t } = useMessages()
  return (
    <Link
      to={paths.kelolaExperience(slug, { section: name })}
      aria-label={t.editPart(t.parts[name])}
      className={`${buttonClasses({ look: 'outline', size: 'small' })} mt-3`}
    >
      {t.edit}
    </Link>
  )
}

function Links() {
  const { slug, status, hidden, canWrite } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { experiences: t, listings } = useMessages()
  return (
    <>
      {canWrite && (
        <LinkButton href={paths.permitsOf('kelola', hidden.id)} look="outline">
          {listings.permits.all.title}
        </LinkButton>
      )}
      <Link
        to={paths.kelolaCalendar({ wisata: slug })}
        className={buttonClasses({ look: 'outline' })}
      >
        <Icon icon={CalendarDays} />
        {t.toCalendar}
      </Link>
      {status === 'live' && (
        <LinkButton href={paths.experience(locale, slug)} look="outline">
          <Icon icon={ExternalLink} />
          {t.toPage}
        </LinkButton>
      )}
    </>
  )
}

/** What its state means, and what a manager may do about it. */
function Status() {
  const { slug, status, hidden, isManager } = useLoaderData<typeof loader>()
  const { experiences: t } = useMessages()
  const says: Partial<Record<ListingStatus, string>> = {
    draft: t.draftText,
    paused: t.pausedText,
  }
  const to = status === 'hidden' ? null : status === 'live' ? 'paused' : 'live'
  return (
    <div className="mb-5 grid gap-3">
      {status === 'hidden' && <HiddenNotice desk="kelola" listing={hidden} canWrite={isManager} />}
      {says[status] && <Alert tone="attention">{says[status]}</Alert>}
      {isManager && to && (
        <Form method="post" action={paths.kelolaExperience(slug, { section: 'status' })}>
          <input type="hidden" name="to" value={to} />
          <Button
            look={to === 'live' ? 'action' : 'outline'}
            size={to === 'live' ? 'large' : 'regular'}
          >
            {to === 'live' ? t.publish : t.pause}
          </Button>
        </Form>
      )}
    </div>
  )
}
