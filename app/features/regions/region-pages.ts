export type DistrictSummary = {
  code: string
  name: string
  slug: string
  villages: number
  shops: number
  listings: number
}

export type VillageSummary = {
  code: string
  name: string
  kind: 'desa' | 'kelurahan' | 'desaAdat'
  listings: number
  outline: string | null
}

export type DistrictPage = {
  code: string
  name: string
  slug: string
  postalCode: string | null
  villages: VillageSummary[]
}

export type VillagePage = {
  code: string
  name: string
  kind: VillageSummary['kind']
  postalCode: string | null
  outline: string | null
  lat: number | null
  lon: number | null
  district: { code: string; name: string; slug: string }
  shops: VillageShop[]
}

export type VillageShop = {
  id: string
  slug: string
  name: string
  kind: 'bumdes' | 'bumdesma'
  legalStatus: 'unregistered' | 'nameApproved' | 'legalEntity' | 'inactive'
  legalNumber: string | null
  nib: string | null
  status: 'open' | 'closed'
  isSample: boolean
  /** How many verified numbers of each kind its goods carry. */
  permits: Record<string, number>
}
