import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { notFound } from '#app/server/guards.server.ts'
import { discardDeadJob, findDeadJob } from '#app/server/job-desk.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Confirm } from './confirm.tsx'
import { requireDeed } from './desk-verb.server.ts'
import { answerJob } from './job-answer.server.ts'
import { jobName } from './job-words.ts'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.jobs.title)

export async function loader(args: LoaderFunctionArgs) {
  const { id } = await requireDeed(args, 'jobId')
  return (await findDeadJob(id)) ?? notFound()
}

export async function action(args: ActionFunctionArgs) {
  const { id: jobId, actor } = await requireDeed(args, 'jobId')
  return answerJob(await discardDeadJob({ jobId, actor }), 'dibuang')
}

export default function DiscardJob() {
  const { job } = useLoaderData<typeof loader>()
  const { jobs: t } = useMessages().admin
  return (
    <>
      <PageHeader title={t.title} />
      <Confirm deed="discard" back={paths.admin('pekerjaan')} isOpen look="danger">
        <p className="font-semibold break-words">{jobName(t, job)}</p>
      </Confirm>
    </>
  )
}
