import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { calendarDateOf } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { strayForm } from '#app/features/payments/desk-forms.ts'
import { recordStray } from '#app/features/payments/stray-money.server.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { BankLineForm } from './bank-line-form.tsx'
import { DeskRefusal } from './desk-notice.tsx'
import { noticed, requireAdminActor } from './desk-verb.server.ts'
import { BackLink } from './facts.tsx'
import { pageTitle } from './page-title.ts'

type FieldName = keyof ReturnType<typeof strayForm.parse>

export const meta: MetaFunction = () => pageTitle((t) => t.stray.title)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  return { today: calendarDateOf(new Date()) }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireAdminActor(request)
  const typed = await readForm(request)
  const form = strayForm.safeParse(typed)
  if (!form.success) {
    const wrong = form.error.issues.map(({ path }) => path[0] as FieldName)
    return data({ wrong, typed }, { status: 400 })
  }
  const recorded = await recordStray({ actor, found: form.data })
  if (recorded.ok) {
    return redirect(noticed(paths.admin(`uang/kasus/${recorded.value}`), 'uang-dicatat'))
  }
  return data({ refusal: recorded.reason, wrong: [], typed }, { status: 409 })
}

export default function RecordStray() {
  const { today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { admin } = useMessages()
  const { stray: t, transfers, facts, errors, back } = admin
  const typed: Record<string, unknown> = answer?.typed ?? { date: today }
  const field = (name: 'date' | 'sender') => ({
    id: `stray-${name}`,
    name,
    required: name === 'date',
    initialValue: typed[name],
    errors: answer?.wrong.some((each) => each === name) ? [errors[name]] : undefined,
  })
  return (
    <>
      <PageHeader
        title={t.title}
        above={<BackLink href={paths.admin('uang')}>{back.money}</BackLink>}
      />
      <DeskRefusal />
      <BankLineForm
        title={transfers.recordTitle}
        lead={t.lead}
        submit={transfers.recordSubmit}
        back={paths.admin('uang')}
      >
        <TextInput field={field('date')} type="date" label={facts.arrivedOn} />
        <TextInput
          field={{ ...field('sender'), maxLength: 80 }}
          label={facts.sender}
          hint={t.senderHint}
        />
      </BankLineForm>
    </>
  )
}
