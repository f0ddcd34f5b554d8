import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import type { MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import type { Meanwhile } from '#app/core/meanwhile.ts'
import { paths } from '#app/core/paths.ts'
import { getUnitChoice } from '#app/features/business-units/queries.server.ts'
import { changeRole } from '#app/features/staff/commands.server.ts'
import { roleForm, typedPlace } from '#app/features/staff/forms.ts'
import { type StaffRole, staffRoles } from '#app/features/staff/staff-policy.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Button, buttonClasses } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { MeanwhileAlert, SeenField } from '#app/ui/meanwhile.tsx'
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
  const typed = await readForm(args.request)
  const parsed = roleForm.safeParse(typed)
  if (!parsed.success) return data({ problem: 'role' as const }, { status: 400 })
  const changed = await changeRole(deed, { to: parsed.data, typed })
  if (!changed.ok && changed.reason === 'changed-meanwhile') {
    return data({ meanwhile: changed.meanwhile, typed: typedPlace(parsed.data) }, { status: 409 })
  }
  return answerTeam(changed, 'saved', false)
}

export default function TeamMember() {
  const { member, isSelf, units } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { staff: t, kelola } = useMessages()
  const refused = answer && 'meanwhile' in answer ? answer : undefined
  const problem = answer && 'problem' in answer ? answer.problem : undefined
  const typed = refused?.typed ?? typedPlace(member)
  return (
    <>
      <PageHeader title={member.name} lead={kelola.role[member.role]} above={<TeamBackLink />} />
      {isSelf ? (
        <p className="mb-5">{t.ownRole}</p>
      ) : (
        <Form method="post" noValidate className="mb-8 grid max-w-xl gap-5">
          {refused && <PlaceMeanwhile meanwhile={refused.meanwhile} units={units} />}
          <SeenField typed={typed} meanwhile={refused?.meanwhile} />
          <RadioCards
            field={{
              id: 'role',
              name: 'role',
              required: true,
              initialValue: typed.role,
              errors: problem ? [t.problems[problem]] : undefined,
            }}
            label={t.role}
            options={staffRoles.map((value) => ({
              value,
              title: kelola.role[value],
              text: t.roleTexts[value],
            }))}
          />
          <StaffUnitField units={units} initialValue={typed.unitId} />
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

type PlaceMeanwhileProps = { meanwhile: Meanwhile; units: readonly { id: string; name: string }[] }

/** What another manager has made of somebody. */
function PlaceMeanwhile({ meanwhile, units }: PlaceMeanwhileProps) {
  const { staff: t, kelola } = useMessages()
  return (
    <MeanwhileAlert
      meanwhile={meanwhile}
      say={({ name }, [value = '']) =>
        name === 'role'
          ? { label: t.role, value: kelola.role[value as StaffRole] }
          : { label: t.unit, value: units.find(({ id }) => id === value)?.name ?? t.wholeShop }
      }
    />
  )
}
