import { paths } from '#app/core/paths.ts'
import type { CalendarMode } from '../experience-calendar.ts'

/** The page on which a day of such a calendar is chosen: to buy it, or to ask for it. */
export const monthAddress = (mode: CalendarMode['kind']) =>
  mode === 'groupOnRequest' ? paths.askVisit : paths.visitCalendar
