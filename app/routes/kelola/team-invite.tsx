import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { paths } from '#app/core/paths.ts'
import { longestName } from '#app/features/makers/forms.ts'
import { getUnitChoice } from '#app/features/business-units/queries.server.ts'
import { staffInviteForm } from '#app/features/staff/forms.ts'
import { inviteStaff } from '#app/features/staff/invitations.server.ts'
import { staffRoles } from '#app/features/staff/staff-policy.ts'
import { env } from '#app/server/env.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { OneTimeLink } from '#app/ui/one-time-link.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { refusedField, type RefusedForm } from '#app/ui/refused-field.ts'
import { teamTitle } from './page-title.ts'
import { requireManager } from './resource-answer.server.ts'
import { StaffUnitField } from './staff-unit-field.tsx'
import { TeamBackLink } from './settings-back-link.tsx'

export const meta: MetaFunction = () => teamTitle((t) => t.invite.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { shopId } = await requireManager(request)
  return { units: (await getUnitChoice({ shopId, listingId: null }))?.units ?? [] }
}

export async function action({ request }: ActionFunctionArgs) {
  const { shopId, shop, actor } = await requireManager(request)
  const typed = await readForm(request)
  const form = staffInviteForm.safeParse(typed)
  if (!form.success) {
    return data({ typed, problems: z.flattenError(form.error).fieldErrors }, { status: 400 })
  }
  const invited = await inviteStaff({ shopId, actor }, form.data)
  if (!invited.ok) {
    return invited.reason === 'not-found'
      ? notFound()
      : data({ typed, problems: { unitId: ['unit'] } }, { status: 409 })
  }
  const link = env.APP_URL + paths.teamInvitation(invited.value.token)
  return { ...form.data, link, shopName: shop.name }
}

export default function InviteStaff() {
  const answer = useActionData<typeof action>()
  const { staff, kelola } = useMessages()
  const t = staff.invite
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} above={<TeamBackLink />} />
      {answer && 'link' in answer ? (
        <OneTimeLink
          link={answer.link}
          phone={answer.phone}
          text={t.text(answer.shopName, kelola.role[answer.role], answer.link)}
          warning={t.ready(kelola.role[answer.role])}
          done={paths.kelolaTeam()}
        />
      ) : (
        <InviteForm refused={answer ?? { typed: {}, problems: {} }} />
      )}
    </>
  )
}

function InviteForm({ refused }: { refused: RefusedForm }) {
  const { units } = useLoaderData<typeof loader>()
  const { staff: t, invitations: shared, kelola } = useMessages()
  return (
    <Form method="post" noValidate className="grid max-w-xl gap-5">
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
      <RadioCards
        field={refusedField(t.errors, refused, 'role')}
        label={t.role}
        options={staffRoles.toReversed().map((value) => ({
          value,
          title: kelola.role[value],
          text: t.roleTexts[value],
        }))}
      />
      <StaffUnitField
        units={units}
        initialValue={String(refused.typed.unitId ?? '')}
        problem={refused.problems.unitId?.length ? t.errors.unit : undefined}
      />
      <div>
        <Button size="large">{shared.submit}</Button>
      </div>
    </Form>
  )
}
