import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { noteCame } from '#app/features/bookings/attendance.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { requireDay, wisataOf } from './calendar-address.server.ts'
import { DayRefusal } from './day-refusal.tsx'

export async function action({ request, params }: ActionFunctionArgs) {
  const { shopId, user } = await requireShopMember(request, undefined, {
    write: true,
    roles: ['manager'],
  })
  const actor = { type: 'staff', id: user.id } as const
  const date = requireDay(params.date)
  const { booking } = await readForm(request)
  if (typeof booking !== 'string' || !isUuid(booking)) return notFound()
  const noted = await noteCame({ shopId, bookingId: booking, actor })
  if (noted.ok) return redirect(paths.kelolaDay(date, { wisata: wisataOf(request) }))
  if (noted.reason === 'not-found') return notFound()
  return data({ refusal: { ok: false, reason: noted.reason } }, { status: 409 })
}

export default DayRefusal
