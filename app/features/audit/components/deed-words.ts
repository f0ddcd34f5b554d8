import { isUuid } from '#app/core/ids.ts'
import type { Messages } from '#app/i18n/id.ts'
import type { Admin } from '#app/i18n/id/admin.ts'

/** Codes of the tables in words; a code we have no word for is shown as it is. */
export const wordOf = (words: Record<string, string>, code: string) =>
  Object.hasOwn(words, code) ? (words[code] ?? code) : code

/** A state of a purchase, an order, an attempt or a refund. */
export function statusName(t: Admin, subject: string, status: string): string {
  const statuses: Record<string, Record<string, string>> = {
    attempt: t.attemptStatus,
    refund: t.refundStatus,
    purchase: t.purchaseStatus,
    order: t.orderStatus,
  }
  return wordOf(statuses[subject] ?? t.otherStatus, status)
}

export const actionName = ({ admin }: Messages, action: string) =>
  action === 'status' ? admin.trail.statusChange : wordOf(admin.history.actions, action)

type Labels = Record<string, { label: string }>

/** What was changed, in the words of its form where it has one; null: there is no word for it. */
export function fieldName(t: Messages, subject: string, name: string): string | null {
  const fields: Record<string, string> = t.trail.fields
  const said = [`${subject}.${name}`, name].find((each) => Object.hasOwn(fields, each))
  if (said) return fields[said] ?? null
  if (name === '') return t.trail.whole
  if (isUuid(name)) return t.trail.variant('')
  const forms: Labels[] = [t.experiences.fields, t.shopSettings.fields]
  return forms.find((labels) => Object.hasOwn(labels, name))?.[name]?.label ?? null
}

/** Who or what an id means, by the id. */
export type Names = Readonly<Record<string, string>>

export function sayValue(t: Messages, names: Names, value: string): string {
  if (value === 'true' || value === 'on') return t.trail.yes
  if (value === 'false') return t.trail.no
  if (isUuid(value)) return names[value] ?? shortId(value)
  return value.replace(/ · off$/, ` · ${t.trail.offSale}`)
}

/** The end of an id is what tells two of them apart. */
export const shortId = (id: string) => `…${id.slice(-8)}`
