import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import type { MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { getUnitChoice } from '#app/features/business-units/queries.server.ts'
import { changeRole } from '#app/features/staff/commands.server.ts'
import { roleForm } from '#app/features/staff/forms.ts'
import { staffRoles } from '#app/features/staff/staff-policy.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Button, buttonClasses } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { teamTitle } from './page-title.ts'
import { StaffUnitField } from './staff-unit-field.tsx'
import { TeamBackLink } from './settings-back-link.tsx'
import { answerTeam, requireMember } from './team-verb.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: its }) =>
  teamTitle((t) => (its ? t.changeOf(its.member.name) : t.title))

export async function loader(args: LoaderFunctionArgs) {
  const { deed, member, isSelf } = await requireMember(args)
  const choice = await getUnitChoice({ shopId: deed.shopId, listingId: null })
  return { member, isSelf, units: choice?.units ?? [] }
}

export async function action(args: ActionFunctionArgs) {
  const { deed } = await requireMember(args)
  const parsed = roleForm.safeParse(await readForm(args.request))
  if (!parsed.success) return data({ problem: 'role' as const }, { status: 400 })
  return answerTeam(await changeRole(deed, parsed.data), 'saved', false)
}

export default function TeamMember() {
  const { member, isSelf, units } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { staff: t, kelola } = useMessages()
  return (
    <>
      <PageHeader title={member.name} lead={kelola.role[member.role]} above={<TeamBackLink />} />
      {isSelf ? (
        <p className="mb-5">{t.ownRole}</p>
      ) : (
        <Form method="post" noValidate className="mb-8 grid max-w-xl gap-5">
          <RadioCards
            field={{
              id: 'role',
              name: 'role',
              required: true,
              initialValue: member.role,
              errors: answer ? [t.problems[answer.problem]] : undefined,
            }}
            label={t.role}
            options={staffRoles.map((value) => ({
              value,
              title: kelola.role[value],
              text: t.roleTexts[value],
            }))}
          />
          <StaffUnitField units={units} initialValue={member.unitId ?? ''} />
          <div className="flex flex-wrap gap-2">
            <Button size="large">{t.save}</Button>
            <Link
              to={paths.kelolaTeam()}
              className={buttonClasses({ look: 'quiet', size: 'large' })}
            >
              {t.cancel}
            </Link>
          </div>
        </Form>
      )}
      <Link
        to={paths.kelolaTeam(`${member.userId}/keluarkan`)}
        className={buttonClasses({ look: 'danger' })}
      >
        {isSelf ? t.leave : t.remove}
      </Link>
    </>
  )
}
