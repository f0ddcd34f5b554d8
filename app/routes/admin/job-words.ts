import type { Locale } from '#app/core/locale.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import type { Admin } from '#app/i18n/id/admin.ts'
import type { JobName } from '#app/server/job-catalog.server.ts'
import type { JobSearch } from '#app/server/job-desk.server.ts'

type JobTexts = Admin['jobs']

/** A job without a name does not compile here. */
const namesIn = ({ names }: JobTexts): Record<JobName, string> => names

/** One that the program no longer has is called as it was. */
export function jobName(t: JobTexts, job: string): string {
  const names: Record<string, string> = namesIn(t)
  return Object.hasOwn(names, job) ? (names[job] ?? job) : job
}

/** An error in words, else by its class. */
export function problemName(t: JobTexts, problem: string | null): string {
  const problems: Record<string, string> = t.problems
  if (!problem) return t.unknownProblem
  return Object.hasOwn(problems, problem) ? `${problems[problem]} (${problem})` : problem
}

/** Words of the screen mean the jobs whose name there says them. */
export function jobSearch(words: string, locale: Locale): JobSearch {
  const names = Object.entries(namesIn(messagesFor(locale).admin.jobs)) as [JobName, string][]
  const isMeant = (name: string) => words !== '' && name.toLowerCase().includes(words.toLowerCase())
  return { words, named: names.flatMap(([job, name]) => (isMeant(name) ? [job] : [])) }
}
