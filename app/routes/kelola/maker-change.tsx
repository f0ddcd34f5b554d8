import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { paths } from '#app/core/paths.ts'
import { changeMaker } from '#app/features/makers/commands.server.ts'
import { MakerMeanwhile } from '#app/features/makers/components/maker-meanwhile.tsx'
import { MakerFields } from '#app/features/makers/components/maker-fields.tsx'
import { makerForm, typedMaker } from '#app/features/makers/forms.ts'
import { getMakerOfShop, listVillagesOfShop } from '#app/features/makers/queries.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { SeenField } from '#app/ui/meanwhile.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { refusedField } from '#app/ui/refused-field.ts'
import { MakersBackLink } from './makers-back-link.tsx'
import { makersTitle } from './page-title.ts'
import { requireManager } from './resource-answer.server.ts'

export const meta: MetaFunction = () => makersTitle((t) => t.change.title)

export async function loader({ request, params: { makerId } }: LoaderFunctionArgs) {
  const { shopId } = await requireManager(request)
  const { id, name, villageCode, phone } = (await getMakerOfShop({ shopId, makerId })) ?? notFound()
  return { maker: { id, name, villageCode, phone }, villages: await listVillagesOfShop(shopId) }
}

export async function action({ request, params: { makerId } }: ActionFunctionArgs) {
  const deed = await requireManager(request)
  const { id } = (await getMakerOfShop({ shopId: deed.shopId, makerId })) ?? notFound()
  const typed = await readForm(request)
  const form = makerForm.safeParse(typed)
  if (!form.success) {
    return data({ typed, problems: z.flattenError(form.error).fieldErrors }, { status: 400 })
  }
  const changed = await changeMaker(deed, { makerId: id, change: form.data, typed })
  if (!changed.ok && changed.reason === 'village') {
    return data({ typed, problems: { village: ['village'] } }, { status: 400 })
  }
  if (!changed.ok && changed.reason === 'changed-meanwhile') {
    return data({ ...changed, typed, problems: {} }, { status: 409 })
  }
  return redirect(paths.kelolaMakers({ id, kabar: changed.ok ? 'saved' : 'changed' }))
}

/** What the BUM Desa knows a maker by. */
export default function ChangeMaker() {
  const { maker, villages } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { makers: t } = useMessages()
  const typed = answer?.typed ?? typedMaker({ ...maker, village: maker.villageCode })
  const meanwhile = answer && 'meanwhile' in answer ? answer.meanwhile : undefined
  const field = (name: 'name' | 'village' | 'phone') =>
    refusedField(t.errors, { typed, problems: answer?.problems ?? {} }, name)
  return (
    <>
      <PageHeader title={t.change.title} lead={t.change.lead} above={<MakersBackLink />} />
      <Card className="max-w-xl p-5">
        <Form method="post" noValidate className="grid gap-5">
          {meanwhile && <MakerMeanwhile meanwhile={meanwhile} villages={villages} />}
          <SeenField typed={typed} meanwhile={meanwhile} />
          <MakerFields field={field} villages={villages} />
          <div className="flex flex-wrap gap-2">
            <Button size="large">{t.change.submit}</Button>
            <LinkButton href={paths.kelolaMakers({ id: maker.id })} look="quiet" size="large">
              {t.add.cancel}
            </LinkButton>
          </div>
        </Form>
      </Card>
    </>
  )
}
