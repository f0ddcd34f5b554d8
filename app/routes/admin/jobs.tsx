import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { listDeadJobs, listRetryingJobs } from '#app/server/job-desk.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section } from '#app/ui/page-header.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { DeskNotice } from './desk-notice.tsx'
import { Id, RowLink } from './facts.tsx'
import { pageTitle } from './page-title.ts'
import { subjectName } from './words.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.jobs.title)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const [dead, retrying] = await Promise.all([listDeadJobs(), listRetryingJobs()])
  return { dead, retrying }
}

export default function JobDesk() {
  const { dead, retrying } = useLoaderData<typeof loader>()
  const { jobs: t } = useMessages().admin
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <DeskNotice />
      {dead.length === 0 ? (
        <EmptyState title={t.nothing}>{t.nothingText}</EmptyState>
      ) : (
        <Section title={t.dead}>
          <JobTable jobs={dead} caption={t.dead} when={t.failedAt} withDeeds />
        </Section>
      )}
      {retrying.length > 0 && (
        <Section title={t.retrying}>
          <JobTable jobs={retrying} caption={t.retrying} when={t.nextAt} />
        </Section>
      )}
    </>
  )
}

type Job = ReturnType<typeof useLoaderData<typeof loader>>['dead'][number]
type JobTableProps = { jobs: readonly Job[]; caption: string; when: string; withDeeds?: true }

function JobTable({ jobs, caption, when, withDeeds }: JobTableProps) {
  const locale = useLocale()
  const { jobs: t } = useMessages().admin
  const columns: Column<Job>[] = [
    { title: t.job, cell: ({ job }) => <code>{job}</code> },
    { title: t.problem, cell: ({ problem }) => problem ?? t.unknownProblem },
    { title: t.tries, numeric: true, cell: ({ tries }) => tries },
    { title: when, cell: ({ at }) => formatDateTime(at, { locale }) },
    { title: t.about, cell: (job) => <Subjects {...job} /> },
    ...(withDeeds ? [{ title: '', cell: ({ id }: Job) => <Deeds id={id} /> }] : []),
  ]
  return <Table caption={caption} columns={columns} rows={jobs} rowKey={({ id }) => id} />
}

/** The things that have a page here. */
const pages: Record<string, (id: string) => string> = {
  refund: (id) => paths.admin(`pengembalian/${id}`),
  attempt: (id) => paths.admin(`uang/pembayaran/${id}`),
}

function Subjects({ subjects }: Pick<Job, 'subjects'>) {
  const { admin } = useMessages()
  return subjects.map(({ name, id }) => {
    const page = Object.hasOwn(pages, name) ? pages[name]?.(id) : undefined
    const words = subjectName(admin, name)
    return (
      <span key={name} className="block">
        {page ? <RowLink href={page}>{words}</RowLink> : words} <Id>{id}</Id>
      </span>
    )
  })
}

function Deeds({ id }: { id: string }) {
  const { jobs: t } = useMessages().admin
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <form method="post" action={paths.admin(`pekerjaan/${id}/ulangi`)}>
        <Button look="terrace" size="small">
          {t.retry}
        </Button>
      </form>
      <LinkButton href={paths.admin(`pekerjaan/${id}/buang`)} look="quiet" size="small">
        {t.discard}
      </LinkButton>
    </div>
  )
}
