import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { newId } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { announce } from '#app/features/announcements/commands.server.ts'
import { announcementSection } from '#app/features/announcements/sections.ts'
import { addDays, todayAt } from '#app/features/bookings/calendar-date.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { noticed, requireAdminActor } from './desk-verb.server.ts'
import { DeskForm } from './desk-form.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.announcements.add)

const usualDays = 7

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const today = todayAt('WIB', new Date())
  const untilDate: string = addDays(today, usualDays)
  return { formKey: newId(), usual: { audience: 'everybody', fromDate: String(today), untilDate } }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireAdminActor(request)
  const typed = await readForm(request)
  const announced = await announce(actor, typed)
  if (!announced.ok) return data({ ...announced, typed }, { status: 422 })
  return redirect(noticed(paths.admin('pengumuman'), 'diumumkan'))
}

export default function NewAnnouncement() {
  const { usual, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { announcements: t } = useMessages().admin
  return (
    <DeskForm
      title={t.add}
      texts={t}
      list={t.title}
      section={announcementSection}
      typed={usual}
      answer={answer}
      backTo={paths.admin('pengumuman')}
      saveLabel={t.submit}
      formKey={formKey}
    />
  )
}
