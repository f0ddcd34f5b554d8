import type { Rupiah } from '#app/core/rupiah.ts'
import type { MakerStatus } from './maker-status.ts'

export type MakerRow = {
  id: string
  name: string
  village: string
  villageCode: string
  status: MakerStatus
  phone: string | null
  hasAccount: boolean
  /** On sale now. */
  live: number
  /** Waiting to be looked at by the BUM Desa. */
  waiting: number
  pending: Rupiah
  payable: Rupiah
}

/** Somebody who runs a stall in an account of their own. */
export type MakerAccount = { userId: string; name: string }

export type Invited = { id: string; name: string; phone: string; expiresAt: Date; isOver: boolean }

export type MakerPage = MakerRow & {
  createdAt: Date
  sales: MakerSale[]
  trail: MakerTrailRow[]
  /** In orders that are paid and not yet with the buyer. */
  running: number
}
export type MakerSale = {
  id: string
  number: string
  at: Date
  title: string
  quantity: number
  share: Rupiah
}

export type MakerTrailRow = {
  id: string
  action: string
  from: string | null
  to: string | null
  details: Record<string, unknown> | null
  actorName: string | null
  at: Date
}
