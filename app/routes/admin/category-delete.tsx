import type { ActionFunctionArgs } from '@remix-run/node'
import { useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { deleteCategory } from '#app/features/categories/commands.server.ts'
import type { loader } from './category.tsx'
import { Confirm } from './confirm.tsx'
import { answerDeed, requireAdminActor } from './desk-verb.server.ts'

export async function action({ request, params: { slug = '' } }: ActionFunctionArgs) {
  const actor = await requireAdminActor(request)
  const done = await deleteCategory(actor, slug)
  return answerDeed(done, { to: paths.admin('kategori'), notice: 'kategori-dihapus' })
}

export default function DeleteCategory() {
  const { category, isEmpty } = useRouteLoaderData<typeof loader>('routes/admin/category') ?? {}
  if (!category) return null
  const back = paths.admin(`kategori/${category.slug}`)
  return <Confirm deed="deleteCategory" back={back} isOpen={isEmpty === true} look="danger" />
}
