import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { foundShop } from '#app/features/shop-settings/found-shop.server.ts'
import { foundingSection } from '#app/features/shop-settings/sections.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { noticed, requireAdminActor } from './desk-verb.server.ts'
import { DeskForm } from './desk-form.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.shops.found)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireAdminActor(request)
  const typed = await readForm(request)
  const founded = await foundShop(actor, typed)
  if (!founded.ok) return data({ ...founded, typed }, { status: 422 })
  return redirect(noticed(paths.admin(`bumdesa/${founded.value.shopId}`), 'toko-didaftarkan'))
}

const usual = { kind: 'bumdes', legalStatus: 'legalEntity' }

export default function FoundShop() {
  const answer = useActionData<typeof action>()
  const { admin, shopSettings } = useMessages()
  const { shops: t } = admin
  return (
    <DeskForm
      title={t.found}
      lead={t.foundLead}
      texts={shopSettings}
      list={t.back}
      section={foundingSection}
      typed={usual}
      answer={answer}
      backTo={paths.admin('bumdesa')}
      saveLabel={t.foundSubmit}
    />
  )
}
