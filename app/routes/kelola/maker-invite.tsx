import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { paths } from '#app/core/paths.ts'
import { inviteForm, longestName } from '#app/features/makers/forms.ts'
import { inviteMaker } from '#app/features/makers/invitations.server.ts'
import { getMakerOfShop } from '#app/features/makers/queries.server.ts'
import { env } from '#app/server/env.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { OneTimeLink } from '#app/ui/one-time-link.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { refusedField } from '#app/ui/refused-field.ts'
import { MakersBackLink } from './makers-back-link.tsx'
import { makersTitle } from './page-title.ts'
import { requireManager } from './resource-answer.server.ts'

export const meta: MetaFunction = () => makersTitle((t) => t.invite.title)

/** With `?untuk=` for a maker the BUM Desa has listed for so far. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireManager(request)
  const makerId = new URL(request.url).searchParams.get('untuk')
  if (makerId === null) return { maker: null }
  const { id, name, phone } = (await getMakerOfShop({ shopId, makerId })) ?? notFound()
  return { maker: { id, name, phone } }
}

export async function action({ request }: ActionFunctionArgs) {
  const { shopId, shop, actor } = await requireManager(request)
  const typed = await readForm(request)
  const form = inviteForm.safeParse(typed)
  if (!form.success) {
    return data({ typed, problems: z.flattenError(form.error).fieldErrors }, { status: 400 })
  }
  const invited = await inviteMaker({ shopId, actor }, form.data)
  if (!invited.ok) {
    if (invited.reason === 'not-found') notFound()
    return data({ typed, problems: { name: ['hasAccount'] } }, { status: 409 })
  }
  const link = env.APP_URL + paths.invitation(invited.value.token)
  return { link, phone: form.data.phone, shopName: shop.name }
}

export default function InviteMaker() {
  const { maker } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { makers: t, invitations: shared } = useMessages()
  const refused =
    answer && 'problems' in answer
      ? answer
      : { typed: { name: maker?.name, phone: maker?.phone ?? '' }, problems: {} }
  return (
    <>
      <PageHeader title={t.invite.title} lead={t.invite.lead} above={<MakersBackLink />} />
      {answer && 'link' in answer ? (
        <OneTimeLink
          link={answer.link}
          phone={answer.phone}
          text={t.invite.text(answer.shopName, answer.link)}
          warning={t.invite.ready}
          done={paths.kelolaMakers()}
        />
      ) : (
        <Card className="max-w-xl p-5">
          <Form method="post" noValidate className="grid gap-5">
            {maker && <p>{t.invite.forMaker(maker.name)}</p>}
            <input type="hidden" name="maker" value={maker?.id ?? ''} />
            <TextInput
              field={{ ...refusedField(t.errors, refused, 'name'), maxLength: longestName }}
              label={t.invite.name}
              hint={t.invite.nameHint}
              autoComplete="off"
            />
            <TextInput
              field={refusedField(t.errors, refused, 'phone')}
              label={shared.phone}
              hint={shared.phoneHint}
              type="tel"
              autoComplete="off"
            />
            <div>
              <Button size="large">{shared.submit}</Button>
            </div>
          </Form>
        </Card>
      )}
    </>
  )
}
