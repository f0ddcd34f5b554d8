import type { Zone } from '#app/core/dates.ts'
import type { Resource, TimeSpan } from './resource.ts'

export type AssignedResource = Pick<Resource, 'kind' | 'name' | 'capacity'> & {
  /** Of the assignment. */
  id: string
  resourceId: string
}

/** A booking, a session or a day that resources can go along with. */
export type Duty = TimeSpan & {
  /** Of the experience. */
  slug: string
  zone: Zone
  sessionId: string | null
  bookingId: string | null
  /** How many come; null where not people are counted but groups or rooms. */
  people: number | null
  assigned: AssignedResource[]
  /** Who could go along as well, the most fitting first. */
  free: Resource[]
}

/** Where one resource is on a day. */
export type Whereabouts = {
  resource: Resource
  stations: (TimeSpan & {
    id: string
    zone: Zone
    title: string
    /** Of the one booking it is for. */
    orderNumber: string | null
    people: number | null
  })[]
}
