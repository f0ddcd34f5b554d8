import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { removeFromStaff } from '#app/features/staff/commands.server.ts'
import { removalForm } from '#app/features/staff/forms.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitOrKeep } from '#app/ui/submit-or-keep.tsx'
import { teamTitle } from './page-title.ts'
import { TeamBackLink } from './settings-back-link.tsx'
import { answerTeam, requireMember } from './team-verb.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: its }) =>
  teamTitle((t) => {
    if (!its) return t.title
    return its.isSelf ? t.leaveTitle : t.removeTitle(its.member.name)
  })

export async function loader(args: LoaderFunctionArgs) {
  const { member, isSelf, shopName } = await requireMember(args)
  return { member, isSelf, shopName }
}

export async function action(args: ActionFunctionArgs) {
  const { deed, isSelf } = await requireMember(args)
  const parsed = removalForm.safeParse(await readForm(args.request))
  if (!parsed.success) return redirect(paths.kelolaTeam(`${deed.userId}/keluarkan`))
  return answerTeam(await removeFromStaff(deed), 'removed', isSelf)
}

export default function TeamRemove() {
  const { member, isSelf, shopName } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  const { staff: t } = useMessages()
  return (
    <>
      <PageHeader
        title={isSelf ? t.leaveTitle : t.removeTitle(member.name)}
        above={<TeamBackLink />}
      />
      <div className="grid max-w-xl gap-5">
        {problem && <Alert tone="bad">{t.problems[problem]}</Alert>}
        <p>{isSelf ? t.leaveText(shopName) : t.removeText(member.name, shopName)}</p>
        <Form method="post">
          <input type="hidden" name="confirm" value="yes" />
          <SubmitOrKeep
            look="danger"
            submit={isSelf ? t.confirmLeave : t.confirm}
            keep={t.cancel}
            backTo={paths.kelolaTeam(member.userId)}
          />
        </Form>
      </div>
    </>
  )
}
