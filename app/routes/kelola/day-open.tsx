import type { ActionFunctionArgs } from '@remix-run/node'
import { openDay } from '#app/features/bookings/desk-commands.server.ts'
import { DayRefusal } from './day-refusal.tsx'
import { actOnDay } from './calendar-verb.server.ts'

export const action = (args: ActionFunctionArgs) => actOnDay(args, openDay)

export default DayRefusal
