import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { addResource } from '#app/features/resources/commands.server.ts'
import { ResourceForm } from '#app/features/resources/components/resource-form.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { resourcesTitle } from './page-title.ts'
import { answerResource, requireManager } from './resource-answer.server.ts'

export const meta: MetaFunction = () => resourcesTitle((t) => t.addTitle)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request)
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  const { shopId, actor } = await requireManager(request)
  return answerResource(request, (resource) => addResource({ shopId, actor, resource }))
}

const everyDay = ['1', '2', '3', '4', '5', '6', '7']
const empty = { kind: 'guide', name: '', capacity: '', weekdays: everyDay, isActive: 'on' }

export default function AddResource() {
  const answer = useActionData<typeof action>()
  const { resources: t } = useMessages()
  return (
    <>
      <PageHeader title={t.addTitle} />
      <ResourceForm typed={answer?.typed ?? empty} errors={answer?.errors ?? {}} />
    </>
  )
}
