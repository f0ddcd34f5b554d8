import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { listDeskCategories } from '#app/features/categories/queries.server.ts'
import { newCategorySection, noParent } from '#app/features/categories/sections.ts'
import { addCategory } from '#app/features/categories/commands.server.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { parentsFor } from './category-choices.ts'
import { noticed, requireAdminActor } from './desk-verb.server.ts'
import { DeskForm } from './desk-form.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.categories.add)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  return { categories: await listDeskCategories() }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireAdminActor(request)
  const typed = await readForm(request)
  const saved = await addCategory(actor, typed)
  if (!saved.ok) return data({ ...saved, typed }, { status: 422 })
  return redirect(noticed(paths.admin('kategori'), 'kategori-tersimpan'))
}

const usual = { kind: 'product', parent: noParent, position: '1' }

export default function NewCategory() {
  const { categories } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { categories: t } = useMessages().admin
  return (
    <DeskForm
      title={t.add}
      texts={t}
      list={t.back}
      section={newCategorySection}
      typed={usual}
      answer={answer}
      choices={{ parent: parentsFor(categories, {}, t.noParent) }}
      backTo={paths.admin('kategori')}
    />
  )
}
