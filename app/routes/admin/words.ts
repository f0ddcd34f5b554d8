import { wordOf } from '#app/features/audit/components/deed-words.ts'
import type { Admin } from '#app/i18n/id/admin.ts'
import { useMessages } from '#app/ui/locale.tsx'

export const methodName = ({ methods }: Admin, method: string | null) =>
  method ? wordOf(methods, method) : '–'

/** As the page of connections calls it. */
export function useProviderName(): (provider: string) => string {
  const { adapters } = useMessages().integrations
  return (provider) => wordOf(adapters, provider)
}

export const resolutionName = ({ resolutions, closeForm }: Admin, resolution: string | null) =>
  resolution ? wordOf({ ...resolutions, ...closeForm.presets }, resolution) : null

export const whyByHand = ({ refund }: Admin, reason: string | null) =>
  reason ? wordOf(refund.why, reason) : null

export const subjectName = ({ jobs }: Admin, name: string) => wordOf(jobs.subjects, name)
