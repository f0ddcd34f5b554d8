import type { Zone } from '#app/core/dates.ts'
import type { FeedProblem } from '#app/core/feed-event.ts'
import type { Nights } from './feed-nights.ts'

export type FeedState = {
  id: string
  host: string
  triedAt: Date | null
  /** Since when the blocks are as the site says; null before the first time. */
  succeededAt: Date | null
  problem: FeedProblem | 'suddenly-empty' | null
  /** How many of its blocks are still to come. */
  blocks: number
}

/** Nights that both we and another site have given away. */
export type Conflict = Nights & {
  unitId: string
  unit: string
  slug: string
  host: string
  /** Null while the buyer is paying. */
  orderNumber: string | null
}

/** A unit, or an experience without units, and other sites. */
export type Connection = {
  slug: string
  title: string
  zone: Zone
  unitId: string | null
  unit: string | null
  /** The token of the address for other sites; null for who may not copy it. */
  link: string | null
  /** When that address was made; null: there is none. */
  madeAt: Date | null
  feed: FeedState | null
  conflicts: Conflict[]
}

/** Where it is on its page. A browser that is led there opens what it is folded into. */
export const connectionId = ({ slug, unitId }: Pick<Connection, 'slug' | 'unitId'>) =>
  `kalender-${unitId ?? slug}`
