import type { Admin } from '#app/i18n/id/admin.ts'

/** Codes of the tables in words; a code we have no word for is shown as it is. */
export const wordOf = (words: Record<string, string>, code: string) =>
  Object.hasOwn(words, code) ? (words[code] ?? code) : code

export const methodName = ({ methods }: Admin, method: string | null) =>
  method ? wordOf(methods, method) : '–'

export const resolutionName = ({ resolutions, closeForm }: Admin, resolution: string | null) =>
  resolution ? wordOf({ ...resolutions, ...closeForm.presets }, resolution) : null

export const whyByHand = ({ refund }: Admin, reason: string | null) =>
  reason ? wordOf(refund.why, reason) : null

export const subjectName = ({ jobs }: Admin, name: string) => wordOf(jobs.subjects, name)

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
