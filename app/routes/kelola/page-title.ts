import type { CalendarTexts } from '#app/i18n/id/calendars.ts'
import type { DeskCalendar } from '#app/i18n/id/desk-calendar.ts'
import type { Messages } from '#app/i18n/id.ts'
import type { ExperienceTexts } from '#app/i18n/id/experiences.ts'
import type { Kelola } from '#app/i18n/id/kelola.ts'
import type { ResourceTexts } from '#app/i18n/id/resources.ts'
import type { Requests } from '#app/i18n/id/requests.ts'
import { messagesFor } from '#app/i18n/messages.ts'

/** The console is Indonesian and belongs to nobody else: no page of it is for search engines. */
export function pageTitle(title: (t: Kelola) => string) {
  return metaOf(title(messagesFor('id').kelola))
}

export function calendarTitle(title: (t: DeskCalendar) => string) {
  return metaOf(title(messagesFor('id').deskCalendar))
}

export function connectionsTitle(title: (t: CalendarTexts) => string) {
  return metaOf(title(messagesFor('id').calendars))
}

export function resourcesTitle(title: (t: ResourceTexts) => string) {
  return metaOf(title(messagesFor('id').resources))
}

export function experiencesTitle(title: (t: ExperienceTexts) => string) {
  return metaOf(title(messagesFor('id').experiences))
}

export function counterTitle(title: (t: Messages['counter']) => string) {
  return metaOf(title(messagesFor('id').counter))
}

export function requestTitle(title: (t: Requests['desk']) => string) {
  return metaOf(title(messagesFor('id').requests.desk))
}

function metaOf(title: string) {
  return [
    { title: `${title} · ${messagesFor('id').common.siteName}` },
    { name: 'robots', content: 'noindex' },
  ]
}
