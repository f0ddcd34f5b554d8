import type { ApplicationStatus } from './application-status.ts'
import type { PaperKind } from './forms.ts'

/** A BUM Desa that may be asked. `places`: its villages with their kecamatan. */
export type ShopToJoin = { slug: string; name: string; places: string[] }

export type ApplicationPage = {
  id: string
  shop: string
  name: string
  phone: string
  village: string
  goods: string
  status: ApplicationStatus
  refusalReason: string | null
  createdAt: Date
  papers: PaperKind[]
}
