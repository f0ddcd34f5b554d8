import { type ActionFunctionArgs, data } from '@remix-run/node'
import { Form, useActionData, useRouteLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { paths } from '#app/core/paths.ts'
import { longestName } from '#app/features/makers/forms.ts'
import { managerInviteForm } from '#app/features/staff/forms.ts'
import { inviteFirstManager } from '#app/features/staff/invitations.server.ts'
import { env } from '#app/server/env.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { OneTimeLink } from '#app/ui/one-time-link.tsx'
import { refusedField } from '#app/ui/refused-field.ts'
import { Panel } from '../kelola/panel.tsx'
import { requireDeed } from './desk-verb.server.ts'
import type { loader } from './shop.tsx'

export async function action(args: ActionFunctionArgs) {
  const { id: shopId, actor } = await requireDeed(args, 'shopId')
  const typed = await readForm(args.request)
  const form = managerInviteForm.safeParse(typed)
  if (!form.success) {
    return data({ typed, problems: z.flattenError(form.error).fieldErrors }, { status: 400 })
  }
  const invited = await inviteFirstManager({ shopId, actor }, form.data)
  if (!invited.ok) return notFound()
  const { token, shopName } = invited.value
  return { ...form.data, shopName, link: env.APP_URL + paths.teamInvitation(token) }
}

/** Says who gets in before it is done: a manager may do everything in the console. */
export default function InviteManager() {
  const { shop } = useRouteLoaderData<typeof loader>('routes/admin/shop') ?? {}
  const answer = useActionData<typeof action>()
  const { admin, staff, invitations, kelola } = useMessages()
  if (!shop) return null
  const here = paths.admin(`bumdesa/${shop.id}`)
  if (answer && 'link' in answer) {
    return (
      <div className="mb-4">
        <OneTimeLink
          link={answer.link}
          phone={answer.phone}
          text={staff.invite.text(answer.shopName, kelola.role.manager, answer.link)}
          warning={staff.invite.ready(kelola.role.manager)}
          done={here}
        />
      </div>
    )
  }
  const field = (name: string) =>
    refusedField(staff.errors, answer ?? { typed: {}, problems: {} }, name)
  return (
    <div className="mb-4">
      <Panel title={admin.shops.inviteTitle} tone="action">
        <p className="mb-4 max-w-2xl">{admin.shops.inviteText}</p>
        <Form method="post" noValidate className="grid max-w-xl gap-4">
          <TextInput
            field={{ ...field('name'), maxLength: longestName }}
            label={staff.invite.name}
            autoComplete="off"
          />
          <TextInput
            field={field('phone')}
            label={invitations.phone}
            hint={invitations.phoneHint}
            type="tel"
            autoComplete="off"
          />
          <div className="flex flex-wrap gap-2">
            <Button size="large">{invitations.submit}</Button>
            <LinkButton href={here} look="quiet" size="large">
              {admin.confirm.keep}
            </LinkButton>
          </div>
        </Form>
      </Panel>
    </div>
  )
}
