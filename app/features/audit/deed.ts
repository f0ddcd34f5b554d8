/** One row of the trail. */
export type Deed = {
  id: string
  subject: string
  action: string
  from: string | null
  to: string | null
  actor: 'buyer' | 'staff' | 'admin' | 'provider' | 'system'
  actorName: string | null
  details: Record<string, unknown> | null
  at: Date
}

export type FoundDeed = Deed & {
  subjectId: string
  actorId: string | null
  /** Number or title by which people know the thing; null: only by its id. */
  subjectName: string | null
  /** Of what has a public page. */
  subjectSlug: string | null
  /** A complaint was made about this order. */
  hasComplaint: boolean
  shopName: string | null
  /** Where the next page begins after it. */
  cursor: string
}

export type TrailPage = {
  deeds: FoundDeed[]
  /** What the ids in them are called, by id. */
  names: Record<string, string>
  next: string | null
}
