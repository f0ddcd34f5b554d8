import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData, useMatch } from '@remix-run/react'
import { formatDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatPhone } from '#app/core/phone.ts'
import { ApplicationNotice } from '#app/features/applications/components/application-notice.tsx'
import { getApplication } from '#app/features/applications/queries.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { AskFirst } from '#app/ui/ask-first.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { BackLink } from './back-link.tsx'
import { applicationsTitle } from './page-title.ts'
import { Panel } from './panel.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  applicationsTitle((t) => data?.application.name ?? t.title)

export async function loader({ request, params: { applicationId } }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const application = (await getApplication(shopId, applicationId)) ?? notFound()
  const isManager = role === 'manager'
  // Not everybody who works here is to have the number of who only asked.
  return { application: isManager ? application : { ...application, phone: null }, isManager }
}

export default function ApplicationOfMaker() {
  const { application, isManager } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { desk: t, see, own } = useMessages().applications
  const { id, name, village, goods, phone, status, papers, refusalReason } = application
  const isRefusing = useMatch(paths.kelolaApplications({ id, page: 'tolak' })) !== null
  return (
    <>
      <PageHeader
        title={name}
        above={<BackLink href={paths.kelolaApplications()} text={t.title} />}
        lead={
          <span className="inline-flex flex-wrap items-center gap-2">
            {[village, formatDate(application.createdAt, { locale })].join(' · ')}
            <Badge tone={status === 'waiting' ? 'attention' : 'neutral'}>{t.views[status]}</Badge>
          </span>
        }
      />
      <ApplicationNotice />
      <Outlet />
      <Panel title={t.goods}>
        <p className="max-w-2xl break-words whitespace-pre-line">{goods}</p>
        {phone && (
          <p className="mt-3">
            {t.phone}: <span className="font-semibold">{formatPhone(phone)}</span>
          </p>
        )}
        {refusalReason && (
          <p className="mt-3 break-words whitespace-pre-line">
            {own.reason}: {refusalReason}
          </p>
        )}
        {!isManager && <p className="mt-3 text-sm text-ink-soft">{t.onlyManager}</p>}
        {status === 'waiting' && isManager && (
          <>
            <p className="mt-4 flex flex-wrap gap-2">
              {papers.length === 0 && <span className="text-ink-soft">{t.noPapers}</span>}
              {papers.map((kind) => (
                <a
                  key={kind}
                  href={paths.kelolaApplications({ id, page: `berkas/${kind}` })}
                  target="_blank"
                  rel="noreferrer"
                  className="inline-flex min-h-11 items-center font-semibold text-terrace"
                >
                  {see[kind]}
                </a>
              ))}
            </p>
            {!isRefusing && (
              <div className="mt-4 flex flex-wrap gap-2">
                <AskFirst
                  action={paths.kelolaApplications({ id, page: 'terima' })}
                  open={t.approveAsk}
                  text={t.approveText(name)}
                  submit={t.approve}
                  look="action"
                />
                <LinkButton href={paths.kelolaApplications({ id, page: 'tolak' })} look="danger">
                  {t.refuse}
                </LinkButton>
              </div>
            )}
          </>
        )}
      </Panel>
    </>
  )
}
