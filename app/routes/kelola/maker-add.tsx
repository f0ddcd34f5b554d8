import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { newId } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { addMakerOnBehalf } from '#app/features/makers/commands.server.ts'
import { MakerFields } from '#app/features/makers/components/maker-fields.tsx'
import { onBehalfForm } from '#app/features/makers/forms.ts'
import { listVillagesOfShop } from '#app/features/makers/queries.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { formKeyOf } from '#app/server/sent-forms.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox, FormKeyField } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { refusedField } from '#app/ui/refused-field.ts'
import { MakersBackLink } from './makers-back-link.tsx'
import { makersTitle } from './page-title.ts'
import { requireManager } from './resource-answer.server.ts'

export const meta: MetaFunction = () => makersTitle((t) => t.add.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireManager(request)
  return { villages: await listVillagesOfShop(shopId), formKey: newId() }
}

export async function action({ request }: ActionFunctionArgs) {
  const deed = await requireManager(request)
  const typed = await readForm(request)
  const form = onBehalfForm.safeParse(typed)
  if (!form.success) {
    return data({ typed, problems: z.flattenError(form.error).fieldErrors }, { status: 400 })
  }
  const added = await addMakerOnBehalf(deed, form.data, formKeyOf(typed))
  if (!added.ok) return data({ typed, problems: { village: ['village'] } }, { status: 400 })
  return redirect(paths.kelolaMakers({ id: added.value.id, kabar: 'joined' }))
}

/** For a maker without a phone, with their consent. */
export default function AddMaker() {
  const { villages, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { makers: t } = useMessages()
  const field = (name: string) =>
    refusedField(t.errors, answer ?? { typed: {}, problems: {} }, name)
  return (
    <>
      <PageHeader title={t.add.title} lead={t.add.lead} above={<MakersBackLink />} />
      <Card className="max-w-xl p-5">
        <Form method="post" noValidate className="grid gap-5">
          <FormKeyField formKey={String(answer?.typed.formKey ?? formKey)} />
          <MakerFields field={field} villages={villages} />
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
