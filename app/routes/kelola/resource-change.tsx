import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isUuid } from '#app/core/ids.ts'
import { changeResource } from '#app/features/resources/commands.server.ts'
import { ResourceForm } from '#app/features/resources/components/resource-form.tsx'
import { typedResource } from '#app/features/resources/forms.ts'
import { getResource } from '#app/features/resources/queries.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { resourcesTitle } from './page-title.ts'
import { answerResource, requireManager } from './resource-answer.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  resourcesTitle((t) => t.change(data?.resource.name ?? ''))

async function requireResource({ request, params }: LoaderFunctionArgs) {
  const member = await requireManager(request)
  const { shopId } = member
  const { resourceId = '' } = params
  const resource = isUuid(resourceId) ? await getResource({ shopId, resourceId }) : null
  return { ...member, resource: resource ?? notFound() }
}

export async function loader(args: LoaderFunctionArgs) {
  const { resource } = await requireResource(args)
  return { resource }
}

export async function action(args: ActionFunctionArgs) {
  const { shopId, actor, resource: before } = await requireResource(args)
  return answerResource(args.request, (resource, typed) =>
    changeResource({ shopId, actor, resource, typed, resourceId: before.id }),
  )
}

export default function ChangeResource() {
  const { resource } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { resources: t } = useMessages()
  return (
    <>
      <PageHeader title={t.change(resource.name)} />
      <ResourceForm
        key={resource.id}
        typed={answer?.typed ?? typedResource(resource)}
        errors={answer?.errors ?? {}}
        meanwhile={answer?.meanwhile}
      />
    </>
  )
}
