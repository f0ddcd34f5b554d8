import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { addHoliday } from '#app/features/holidays/commands.server.ts'
import { holidaySection } from '#app/features/holidays/sections.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { requireAdminActor } from './desk-verb.server.ts'
import { DeskForm } from './desk-form.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.holidays.add)

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireAdminActor(request)
  const typed = await readForm(request)
  const added = await addHoliday(actor, typed)
  if (!added.ok) return data({ ...added, typed }, { status: 422 })
  const tahun = added.value.date.slice(0, 4)
  return redirect(paths.adminHolidays({ tahun, selesai: 'libur-ditambah' }))
}

export default function NewHoliday() {
  const answer = useActionData<typeof action>()
  const { holidays: t } = useMessages().admin
  return (
    <DeskForm
      title={t.add}
      lead={t.addLead}
      texts={t}
      list={t.title}
      section={holidaySection}
      typed={{}}
      answer={answer}
      backTo={paths.adminHolidays()}
      saveLabel={t.submit}
    />
  )
}
