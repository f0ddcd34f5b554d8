import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { SectionForm } from '#app/features/experiences/components/section-form.tsx'
import { SectionWords } from '#app/features/experiences/components/section-texts.tsx'
import { changeIdentity, readIdentity } from '#app/features/shop-settings/change-identity.server.ts'
import { identitySection } from '#app/features/shop-settings/sections.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from '../kelola/panel.tsx'
import { noticed, requireDeed } from './desk-verb.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { id } = await requireDeed(args, 'shopId')
  return { id, typed: (await readIdentity(id)) ?? notFound() }
}

export async function action(args: ActionFunctionArgs) {
  const { id: shopId, actor } = await requireDeed(args, 'shopId')
  const typed = await readForm(args.request)
  const changed = (await changeIdentity({ shopId, actor }, typed)) ?? notFound()
  if (!changed.ok) return data({ ...changed, typed }, { status: changed.meanwhile ? 409 : 422 })
  return redirect(noticed(paths.admin(`bumdesa/${shopId}`), 'identitas-tersimpan'))
}

export default function ChangeShop() {
  const { id, typed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { admin, shopSettings } = useMessages()
  return (
    <div className="mb-4">
      <Panel title={admin.shops.change}>
        <p className="mb-4 max-w-2xl">{admin.shops.changeLead}</p>
        <SectionWords texts={shopSettings}>
          <SectionForm
            section={identitySection}
            typed={typed}
            answer={answer}
            backTo={paths.admin(`bumdesa/${id}`)}
          />
        </SectionWords>
      </Panel>
    </div>
  )
}
