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
import { addMakerOnBehalf } from '#app/features/makers/commands.server.ts'
import { VillageField } from '#app/features/makers/components/village-field.tsx'
import { longestName, onBehalfForm } from '#app/features/makers/forms.ts'
import { listVillagesOfShop } from '#app/features/makers/queries.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox, TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { refusedField } from '#app/ui/refused-field.ts'
import { MakersBackLink } from './makers-back-link.tsx'
import { makersTitle } from './page-title.ts'
import { requireManager } from './resource-answer.server.ts'

export const meta: MetaFunction = () => makersTitle((t) => t.add.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireManager(request)
  return { villages: await listVillagesOfShop(shopId) }
}

export async function action({ request }: ActionFunctionArgs) {
  const deed = await requireManager(request)
  const typed = await readForm(request)
  const form = onBehalfForm.safeParse(typed)
  if (!form.success) {
    return data({ typed, problems: z.flattenError(form.error).fieldErrors }, { status: 400 })
  }
  const added = await addMakerOnBehalf(deed, form.data)
  if (!added.ok) return data({ typed, problems: { village: ['village'] } }, { status: 400 })
  return redirect(paths.kelolaMakers({ id: added.value.id, kabar: 'joined' }))
}

/** For a maker without a phone, with their consent. */
export default function AddMaker() {
  const { villages } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { makers: t, invitations: shared } = useMessages()
  const field = (name: string) =>
    refusedField(t.errors, answer ?? { typed: {}, problems: {} }, name)
  return (
    <>
      <PageHeader title={t.add.title} lead={t.add.lead} above={<MakersBackLink />} />
      <Card className="max-w-xl p-5">
        <Form method="post" noValidate className="grid gap-5">
          <TextInput
            field={{ ...field('name'), maxLength: longestName }}
            label={t.invite.name}
            hint={t.invite.nameHint}
            autoComplete="off"
          />
          <VillageField field={field('village')} label={t.add.village} villages={villages} />
          <TextInput
            field={{ ...field('phone'), required: false }}
            label={shared.phone}
            hint={t.add.phoneHint}
            type="tel"
            autoComplete="off"
          />
          <Checkbox field={field('consent')} label={t.add.consent} hint={t.add.consentHint} />
          <div className="flex flex-wrap gap-2">
            <Button size="large">{t.add.submit}</Button>
            <LinkButton href={paths.kelolaMakers()} look="quiet" size="large">
              {t.add.cancel}
            </LinkButton>
          </div>
        </Form>
      </Card>
    </>
  )
}
