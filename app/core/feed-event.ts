/** A day, an instant, or a time by the clock on the wall of wherever the place is. */
export type FeedTime =
  | { kind: 'day'; day: string }
  | { kind: 'instant'; at: Date }
  | { kind: 'wall'; day: string; time: string }

/** One thing in another site's calendar. */
export type FeedEvent = {
  /** What the site calls it; not always unique, so nothing may depend on that. */
  uid: string
  summary: string
  start: FeedTime
  /** The first moment that no longer belongs to it. */
  end: FeedTime
}

/** Why another site's calendar could not be read. */
export type FeedProblem =
  | 'bad-address'
  | 'private-address'
  | 'unreachable'
  | 'timeout'
  | 'refused'
  | 'too-large'
  | 'not-a-calendar'
  | 'cut-off'
  | 'unreadable'
  | 'too-much'
