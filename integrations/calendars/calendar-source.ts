import type { FeedEvent, FeedProblem } from '#app/core/feed-event.ts'

/** Days as `2026-11-28`; what lies wholly outside of them is of no interest. */
export type FeedWindow = { from: string; to: string }

/** Reads a calendar; throws CalendarUnavailable and nothing else for whatever is wrong out there. */
export type CalendarSource = (address: string, window: FeedWindow) => Promise<FeedEvent[]>

export class CalendarUnavailable extends Error {
  readonly problem: FeedProblem

  constructor(problem: FeedProblem, options?: ErrorOptions) {
    super(`Another site's calendar: ${problem}`, options)
    this.problem = problem
  }
}
