import type { CalendarTexts } from '#app/i18n/id/calendars.ts'
import type { DeskCalendar } from '#app/i18n/id/desk-calendar.ts'
import type { Messages } from '#app/i18n/id.ts'
import type { ExperienceTexts } from '#app/i18n/id/experiences.ts'
import type { Kelola } from '#app/i18n/id/kelola.ts'
import type { MakerTexts } from '#app/i18n/id/makers.ts'
import type { ResourceTexts } from '#app/i18n/id/resources.ts'
import type { Requests } from '#app/i18n/id/requests.ts'
import { consoleTitle } from '#app/ui/console-title.ts'

export function pageTitle(title: (t: Kelola) => string) {
  return consoleTitle((t) => title(t.kelola))
}

export function calendarTitle(title: (t: DeskCalendar) => string) {
  return consoleTitle((t) => title(t.deskCalendar))
}

export function connectionsTitle(title: (t: CalendarTexts) => string) {
  return consoleTitle((t) => title(t.calendars))
}

export function resourcesTitle(title: (t: ResourceTexts) => string) {
  return consoleTitle((t) => title(t.resources))
}

export function experiencesTitle(title: (t: ExperienceTexts) => string) {
  return consoleTitle((t) => title(t.experiences))
}

export function counterTitle(title: (t: Messages['counter']) => string) {
  return consoleTitle((t) => title(t.counter))
}

export function settingsTitle(title: (t: Messages['shopSettings']) => string) {
  return consoleTitle((t) => title(t.shopSettings))
}

export function salesTitle(title: (t: Messages['sales']) => string) {
  return consoleTitle((t) => title(t.sales))
}

export function makersTitle(title: (t: MakerTexts) => string) {
  return consoleTitle((t) => title(t.makers))
}

export function applicationsTitle(title: (t: Messages['applications']['desk']) => string) {
  return consoleTitle((t) => title(t.applications.desk))
}

export function payoutsTitle(title: (t: Messages['payouts']) => string) {
  return consoleTitle((t) => title(t.payouts))
}

export function teamTitle(title: (t: Messages['staff']) => string) {
  return consoleTitle((t) => title(t.staff))
}

export function unitsTitle(title: (t: Messages['businessUnits']) => string) {
  return consoleTitle((t) => title(t.businessUnits))
}

export function promotionsTitle(title: (t: Messages['promotions']) => string) {
  return consoleTitle((t) => title(t.promotions))
}

export function requestTitle(title: (t: Requests['desk']) => string) {
  return consoleTitle((t) => title(t.requests.desk))
}
