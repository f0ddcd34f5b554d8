import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { leaveForm } from '#app/features/makers/forms.ts'
import { leaveStall } from '#app/features/makers/members.server.ts'
import { requireMaker } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { consoleTitle } from '#app/ui/console-title.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SubmitOrKeep } from '#app/ui/submit-or-keep.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.lapak.leave.open)

export async function loader({ request }: LoaderFunctionArgs) {
  const { name, scope, user } = await requireMaker(request)
  const shopName = user.makers.find(({ makerId }) => makerId === scope.makerId)?.shopName ?? ''
  return { name, shopName, makerId: scope.makerId }
}

export async function action({ request }: ActionFunctionArgs) {
  await requireMaker(request)
  const sent = leaveForm.safeParse(await readForm(request))
  if (!sent.success) return redirect(paths.maker('keluar'))
  // The form names the stall: one that was joined since is not left by it.
  const { scope, user, actor } = await requireMaker(request, sent.data.maker)
  await leaveStall(scope, { userId: user.id, actor })
  return redirect(paths.account(localeOf(request)))
}

/** A maker gives the stall back to the BUM Desa; asked for first. */
export default function LeaveStall() {
  const { name, shopName, makerId } = useLoaderData<typeof loader>()
  const { leave: t } = useMessages().lapak
  return (
    <>
      <PageHeader title={t.title(name)} />
      <div className="grid max-w-xl gap-5">
        <ul className="grid list-disc gap-1 pl-5">
          <li>{t.ends}</li>
          <li>{t.stays(shopName)}</li>
          <li>{t.money(shopName)}</li>
          <li>{t.after(shopName)}</li>
        </ul>
        <Form method="post">
          <input type="hidden" name="confirm" value="yes" />
          <input type="hidden" name="maker" value={makerId} />
          <SubmitOrKeep look="danger" submit={t.submit} keep={t.keep} backTo={paths.maker()} />
        </Form>
      </div>
    </>
  )
}
