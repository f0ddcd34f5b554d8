import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatCalendarDay } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { parseCalendarDate } from '#app/features/bookings/calendar-date.ts'
import { removeHoliday } from '#app/features/holidays/commands.server.ts'
import { getComingHoliday } from '#app/features/holidays/queries.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Confirm } from './confirm.tsx'
import { requireAdminActor } from './desk-verb.server.ts'
import { BackLink } from './facts.tsx'
import { pageTitle } from './page-title.ts'

export const meta: MetaFunction = () => pageTitle((t) => t.holidays.title)

async function requireHolidayDeed({ request, params }: ActionFunctionArgs | LoaderFunctionArgs) {
  const actor = await requireAdminActor(request)
  return { actor, date: parseCalendarDate(params.holiday ?? '') ?? notFound() }
}

export async function loader(args: LoaderFunctionArgs) {
  const { date } = await requireHolidayDeed(args)
  return { holiday: (await getComingHoliday(date)) ?? notFound() }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, date } = await requireHolidayDeed(args)
  const removed = await removeHoliday(actor, date)
  if (!removed.ok) notFound()
  return redirect(paths.adminHolidays({ tahun: date.slice(0, 4), selesai: 'libur-dihapus' }))
}

export default function RemoveHoliday() {
  const { date, ...name } = useLoaderData<typeof loader>().holiday
  const locale = useLocale()
  const { holidays: t } = useMessages().admin
  const list = paths.adminHolidays({ tahun: date.slice(0, 4) })
  return (
    <>
      <PageHeader
        title={name[locale]}
        lead={formatCalendarDay(date, locale)}
        above={<BackLink href={list}>{t.title}</BackLink>}
      />
      <Confirm deed="removeHoliday" back={list} isOpen look="danger" />
    </>
  )
}
