import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { joinTeam, readStaffInvitation } from '#app/features/staff/invitations.server.ts'
import { Entrance } from '#app/features/users/components/entrance.tsx'
import { SignInFirst } from '#app/features/users/components/sign-in-first.tsx'
import { messagesFor } from '#app/i18n/messages.ts'
import { currentVisitor, requireUser } from '#app/server/guards.server.ts'
import { headersWithCookies, shopCookie } from '#app/server/session-cookies.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { PlainLayout } from '#app/ui/layouts/plain-layout.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { privatePage } from '../purchase/private-page-meta.ts'

export const meta: MetaFunction = () => [
  { title: `${messagesFor('id').staff.join.pageTitle} · Lumbung` },
  ...privatePage,
]

/** Opening it changes nothing: the preview of a messenger opens it as well. */
export async function loader({ request, params: { token = '' } }: LoaderFunctionArgs) {
  const [found, visitor] = await Promise.all([readStaffInvitation(token), currentVisitor(request)])
  const invitation = found && { shopName: found.shopName, role: found.role }
  const name = visitor?.user?.name ?? null
  return data({ invitation, name, token }, { status: invitation ? 200 : 404 })
}

export async function action({ request, params: { token = '' } }: ActionFunctionArgs) {
  const { user } = await requireUser(request)
  const joined = await joinTeam(token, user.id)
  if (!joined.ok) return data({ refusal: joined.reason }, { status: 409 })
  // Who serves several BUM Desa sees the new one first.
  const headers = headersWithCookies([shopCookie(joined.value.shopSlug)])
  return redirect(paths.kelola(), { headers })
}

export default function TeamInvitationPage() {
  const { invitation, name, token } = useLoaderData<typeof loader>()
  const { staff, invitations: shared, kelola } = useMessages()
  const t = staff.join
  return (
    <PlainLayout>
      {invitation ? (
        <Entrance title={t.title(invitation.shopName)} lead={t.lead(kelola.role[invitation.role])}>
          <div className="grid gap-5">
            <p>{staff.roleTexts[invitation.role]}</p>
            {name === null ? (
              <SignInFirst here={paths.teamInvitation(token)} />
            ) : (
              <JoinForm name={name} />
            )}
          </div>
        </Entrance>
      ) : (
        <Entrance title={shared.overTitle}>
          <p>{shared.overText}</p>
        </Entrance>
      )}
    </PlainLayout>
  )
}

function JoinForm({ name }: { name: string }) {
  const answer = useActionData<typeof action>()
  const { staff, invitations: shared } = useMessages()
  const refusals = {
    'invitation-over': shared.justOver,
    'already-member': staff.join.alreadyMember,
  }
  return (
    <Form method="post" className="grid gap-5">
      {answer && <Alert tone="bad">{refusals[answer.refusal]}</Alert>}
      <p className="text-ink-soft">{shared.as(name)}</p>
      <Button size="large" wide>
        {shared.join}
      </Button>
    </Form>
  )
}
