import { wordOf } from '#app/features/audit/components/deed-words.ts'
import type { Admin } from '#app/i18n/id/admin.ts'

export const methodName = ({ methods }: Admin, method: string | null) =>
  method ? wordOf(methods, method) : '–'

export const resolutionName = ({ resolutions, closeForm }: Admin, resolution: string | null) =>
  resolution ? wordOf({ ...resolutions, ...closeForm.presets }, resolution) : null

export const whyByHand = ({ refund }: Admin, reason: string | null) =>
  reason ? wordOf(refund.why, reason) : null

export const subjectName = ({ jobs }: Admin, name: string) => wordOf(jobs.subjects, name)
