import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import {
  jobListQuery,
  listDeadJobs,
  listDeadKinds,
  listRetryingJobs,
} from '#app/server/job-desk.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { Table } from '#app/ui/table.tsx'
import { DeadKinds } from './dead-kinds.tsx'
import { DeskNotice } from './desk-notice.tsx'
import { Id, RowLink } from './facts.tsx'
import { jobName, jobSearch, problemName } from './job-words.ts'
import { pageTitle } from './page-title.ts'
import { subjectName } from './words.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.jobs.title)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const query = jobListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const search = jobSearch(query.cari, localeOf(request))
  const [dead, kinds, retrying] = await Promise.all([
    listDeadJobs(query.gagal, search),
    listDeadKinds(),
    listRetryingJobs(query.ulang, search),
  ])
  return { query, dead, kinds, retrying }
}

const jobsAddress = (query: Record<'gagal' | 'ulang' | 'cari', string | null>) => {
  const asked = Object.entries(query).flatMap(([name, at]) => (at ? [[name, at]] : []))
  return `${paths.admin('pekerjaan')}?${new URLSearchParams(asked)}`
}

export default function JobDesk() {
  const { query, dead, kinds, retrying } = useLoaderData<typeof loader>()
  const { jobs: t } = useMessages().admin
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <DeskNotice />
      <SearchForm
        action={paths.admin('pekerjaan')}
        hidden={{}}
        value={query.cari}
        label={t.search}
      />
      {dead.jobs.length === 0 ? (
        <EmptyState title={query.cari ? t.noneFound : t.nothing}>
          {query.cari ? null : t.nothingText}
        </EmptyState>
      ) : (
        <Section title={t.dead}>
          <DeadKinds kinds={kinds} />
          <ul className="grid gap-3">
            {dead.jobs.map((job) => (
              <Card as="li" key={job.id} className="p-4">
                <DeadJob job={job} />
              </Card>
            ))}
          </ul>
          <ListPages
            first={query.gagal && jobsAddress({ ...query, gagal: null })}
            next={dead.next && jobsAddress({ ...query, gagal: dead.next })}
          />
        </Section>
      )}
      {retrying.jobs.length > 0 && (
        <Section title={t.retrying}>
          <RetryingJobs jobs={retrying.jobs} />
          <ListPages
            first={query.ulang && jobsAddress({ ...query, ulang: null })}
            next={retrying.next && jobsAddress({ ...query, ulang: retrying.next })}
          />
        </Section>
      )}
    </>
  )
}

type Job = ReturnType<typeof useLoaderData<typeof loader>>['dead']['jobs'][number]

function DeadJob({ job }: { job: Job }) {
  const locale = useLocale()
  const { jobs: t } = useMessages().admin
  return (
    <div className="flex flex-wrap items-start justify-between gap-4">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-semibold break-words">{jobName(t, job.job)}</p>
        <p>
          {t.problem}: {problemName(t, job.problem)} · {t.triesOf(job.tries)}
        </p>
        <p className="text-sm text-ink-soft">
          {t.failedAt} {formatDateTime(job.at, { locale })}
        </p>
        <Subjects {...job} />
      </div>
      <Deeds id={job.id} />
    </div>
  )
}

function RetryingJobs({ jobs }: { jobs: readonly Job[] }) {
  const locale = useLocale()
  const { jobs: t } = useMessages().admin
  return (
    <Table
      caption={t.retrying}
      columns={[
        { title: t.job, cell: ({ job }) => jobName(t, job) },
        { title: t.problem, cell: ({ problem }) => problemName(t, problem) },
        { title: t.tries, numeric: true, cell: ({ tries }) => tries },
        { title: t.nextAt, cell: ({ at }) => formatDateTime(at, { locale }) },
        { title: t.about, cell: (job) => <Subjects {...job} /> },
      ]}
      rows={jobs}
      rowKey={({ id }) => id}
    />
  )
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
      <span key={name} className="block py-1">
        {page ? <RowLink href={page}>{words}</RowLink> : words} <Id>{id}</Id>
      </span>
    )
  })
}

function Deeds({ id }: { id: string }) {
  const { jobs: t } = useMessages().admin
  return (
    <div className="flex flex-wrap gap-2">
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
