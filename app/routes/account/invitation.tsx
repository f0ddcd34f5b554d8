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
import { VillageField } from '#app/features/makers/components/village-field.tsx'
import { joinForm, longestName } from '#app/features/makers/forms.ts'
import { acceptInvitation, readInvitation } from '#app/features/makers/invitations.server.ts'
import { Entrance } from '#app/features/users/components/entrance.tsx'
import { SignInFirst } from '#app/features/users/components/sign-in-first.tsx'
import { messagesFor } from '#app/i18n/messages.ts'
import { currentVisitor, requireUser } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { PlainLayout } from '#app/ui/layouts/plain-layout.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { refusedField } from '#app/ui/refused-field.ts'
import { privatePage } from '../purchase/private-page-meta.ts'

export const meta: MetaFunction = () => [
  { title: `${messagesFor('id').makers.join.pageTitle} · Lumbung` },
  ...privatePage,
]

/** Opening it changes nothing: the preview of a messenger opens it as well. */
export async function loader({ request, params: { token = '' } }: LoaderFunctionArgs) {
  const [invitation, visitor] = await Promise.all([readInvitation(token), currentVisitor(request)])
  const user = visitor?.user
  const person = user ? { name: user.name, isMaker: user.makers.length > 0 } : null
  return data({ invitation, person, token }, { status: invitation ? 200 : 404 })
}

export async function action({ request, params: { token = '' } }: ActionFunctionArgs) {
  const { user } = await requireUser(request)
  const typed = await readForm(request)
  const form = joinForm.safeParse(typed)
  if (!form.success) {
    return data({ typed, problems: z.flattenError(form.error).fieldErrors }, { status: 400 })
  }
  const joined = await acceptInvitation({ token, userId: user.id }, form.data)
  if (joined.ok) return redirect(paths.maker())
  return data({ typed, problems: {}, refusal: joined.reason }, { status: 409 })
}

export default function InvitationPage() {
  const { invitation, person, token } = useLoaderData<typeof loader>()
  const { makers, invitations: shared } = useMessages()
  const t = makers.join
  const toStall = person?.isMaker && (
    <LinkButton href={paths.maker()} wide>
      {t.toStall}
    </LinkButton>
  )
  return (
    <PlainLayout>
      {invitation ? (
        <Entrance title={t.title(invitation.shopName)} lead={t.lead}>
          <div className="grid gap-5">
            <p>{t.how}</p>
            {person ? (
              <JoinForm name={person.name} />
            ) : (
              <SignInFirst here={paths.invitation(token)} />
            )}
          </div>
        </Entrance>
      ) : (
        <Entrance title={shared.overTitle}>
          <p className="mb-5">{shared.overText}</p>
          {toStall}
        </Entrance>
      )}
    </PlainLayout>
  )
}

function JoinForm({ name }: { name: string }) {
  const { invitation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { makers: t, invitations: shared } = useMessages()
  if (!invitation) return null
  const refusals = { ...t.join.refusals, 'invitation-over': shared.justOver }
  const refused = answer ?? { typed: { name: invitation.name }, problems: {} }
  return (
    <Form method="post" noValidate className="grid gap-5">
      {answer && 'refusal' in answer && <Alert tone="bad">{refusals[answer.refusal]}</Alert>}
      <p className="text-ink-soft">{shared.as(name)}</p>
      {invitation.isKnown ? (
        <>
          <p className="font-semibold">{t.join.knownName(invitation.name)}</p>
          <input type="hidden" name="name" value={invitation.name} />
          <input type="hidden" name="village" value={invitation.villages[0]?.code ?? ''} />
        </>
      ) : (
        <>
          <TextInput
            field={{ ...refusedField(t.errors, refused, 'name'), maxLength: longestName }}
            label={t.join.name}
            hint={t.join.nameHint}
            autoComplete="organization"
          />
          <VillageField
            field={refusedField(t.errors, refused, 'village')}
            label={t.join.village}
            villages={invitation.villages}
          />
        </>
      )}
      <Button size="large" wide>
        {shared.join}
      </Button>
    </Form>
  )
}
