import type { ListingStatus } from '#app/features/catalog/listing-status.ts'
import { parseLine } from '#app/core/text.ts'
import {
  longest,
  type NewListing,
  newListingForm,
  stockedListingForm,
} from '#app/features/catalog/listing-form.ts'
import {
  cellsOf,
  type Fault,
  type Read,
  readCells,
  type SheetWords,
  textOf,
} from './goods-cells.ts'
import { folded, type GoodsCells, type GoodsColumn, type GoodsRow } from './goods-columns.ts'

/** A good as it is, written as the sheet writes it. */
export type CurrentGood = {
  variantId: string
  listingId: string
  makerId: string
  status: ListingStatus
  category: string
  unitId: string | null
  available: number
  /** A permit that its category demands is missing. */
  isLacking: boolean
  cells: Required<GoodsCells>
}

export type Change = { column: GoodsColumn; before: string; after: string }

type Outcome =
  | { kind: 'broken'; faults: Fault[] }
  | { kind: 'unchanged' }
  | {
      kind: 'new'
      makerId: string
      listing: NewListing
      category: string
      /** Null where none is said: that of the maker's latest good. */
      unitId: string | null
    }
  | {
      kind: 'changed'
      good: CurrentGood
      listing: NewListing
      category: string
      status: ListingStatus
      unitId: string | null
      /** Empty: the Indonesian one. */
      labelEn: string
      changes: Change[]
    }
export type PlannedRow = { number: number; title: string } & Outcome
export type Planned<Kind extends PlannedRow['kind']> = PlannedRow & { kind: Kind }

export type Surroundings = SheetWords & {
  goods: readonly CurrentGood[]
  /** Active ones, by folded name; two may share one. */
  makers: ReadonlyMap<string, readonly string[]>
  /** Open units by folded name. */
  units: ReadonlyMap<string, string>
  /** Slugs of those that demand a permit. */
  demanding: ReadonlySet<string>
  /** And of those whose goods are eaten or drunk. */
  edible: ReadonlySet<string>
  statuses: ReadonlyMap<string, ListingStatus>
}

/** Of the whole good, so that all its rows must say the same. */
const sharedColumns: readonly GoodsColumn[] = [
  'title',
  'unit',
  'status',
  'category',
  'businessUnit',
  'maximumPerOrder',
  'leadTimeDays',
  'madeToOrder',
  'shelfLifeDays',
  'seasonFrom',
  'seasonTo',
  'isLocalOnly',
  'halal',
  'description',
  'titleEn',
  'descriptionEn',
]

/**
 * What a file would do, row by row, without doing it. A row without an id is the good of that maker with
 * that name, where there is one, so that the same file twice makes nothing twice.
 */
export function goodsPlanner(around: Surroundings): (row: GoodsRow) => PlannedRow {
  const byId = new Map(around.goods.map((good) => [good.variantId, good]))
  const byName = Map.groupBy(around.goods, ({ cells }) => nameOf(cells))
  const seen = new Set<string>()
  const firstOfListing = new Map<string, GoodsCells>()

  return ({ number, cells }) => {
    const id = cells.id?.trim().toLowerCase() ?? ''
    const title = titleOf(cells, byId.get(id))
    const row = (outcome: Outcome): PlannedRow => ({ number, title, ...outcome })
    const broken = (column: GoodsColumn, problem: string) =>
      row({ kind: 'broken', faults: [{ column, value: cells[column] ?? '', problem }] })

    const named = byName.get(nameOf(cells)) ?? []
    if (id && !byId.has(id)) return broken('id', 'unknownId')
    if (!id && named.length > 1) return broken('title', 'ambiguous')
    const good = id ? byId.get(id) : named[0]
    const key = good?.variantId ?? nameOf(cells)
    if (seen.has(key)) return broken(id ? 'id' : 'title', 'twice')
    seen.add(key)
    if (!good) return row(planNew(cells, around))

    const outcome = planChange(cells, good, around)
    if (outcome.kind === 'broken') return row(outcome)
    const said = { ...good.cells, ...afterOf(outcome) }
    const first = firstOfListing.get(good.listingId) ?? said
    firstOfListing.set(good.listingId, first)
    const differing = sharedColumns.find((column) => first[column] !== said[column])
    return differing ? broken(differing, 'differs') : row(outcome)
  }
}

/** Which of its variants, where the title does not say it. */
function titleOf(cells: GoodsCells, good: CurrentGood | undefined): string {
  const title = cells.title?.trim() || good?.cells.title || ''
  const label = good?.cells.label ?? ''
  return title.toLowerCase().includes(label.toLowerCase()) ? title : `${title} · ${label}`
}

const nameOf = ({ maker = '', title = '', label = '' }: GoodsCells) =>
  JSON.stringify([maker, title, label].map(folded))

const afterOf = (outcome: Outcome): GoodsCells =>
  outcome.kind === 'changed'
    ? Object.fromEntries(outcome.changes.map(({ column, after }) => [column, after]))
    : {}

function planNew(cells: GoodsCells, around: Surroundings): Outcome {
  const faults: Fault[] = []
  const fault = (column: GoodsColumn, problem: string) =>
    faults.push({ column, value: cells[column] ?? '', problem })
  const makers = around.makers.get(folded(cells.maker ?? '')) ?? []
  if (makers.length === 0) fault('maker', 'maker')
  if (makers.length > 1) fault('maker', 'ambiguous')
  if (cells.label?.trim()) fault('label', 'variant')
  if (cells.labelEn?.trim()) fault('labelEn', 'variant')
  if (cells.status?.trim() && around.statuses.get(folded(cells.status)) !== 'live') {
    fault('status', 'statusOfNew')
  }
  if (around.halal.get(folded(cells.halal ?? '')) === 'certified') fault('halal', 'halalCertified')
  const unitId = unitNamed(cells, around)
  if (unitId === undefined) fault('businessUnit', 'unit')
  const read = readCells(cells, around, { form: newListingForm })
  const [makerId] = makers
  if (!read.ok || faults.length > 0 || !makerId || unitId === undefined) {
    return { kind: 'broken', faults: [...faults, ...(read.ok ? [] : read.faults)] }
  }
  return { kind: 'new', makerId, listing: read.listing, category: read.category, unitId }
}

/** Null where no unit is named, undefined where there is none of that name, or it is closed. */
function unitNamed({ businessUnit = '' }: GoodsCells, { units }: Surroundings) {
  return businessUnit.trim() === '' ? null : units.get(folded(businessUnit))
}

function planChange(cells: GoodsCells, good: CurrentGood, around: Surroundings): Outcome {
  const before = good.cells
  const faults: Fault[] = []
  const fault = (column: GoodsColumn, problem: string, now?: number) =>
    faults.push({ column, value: cells[column] ?? '', problem, ...(now !== undefined && { now }) })
  const isOther = (column: GoodsColumn) =>
    cells[column] !== undefined && folded(cells[column]) !== folded(before[column])
  if (isOther('maker')) fault('maker', 'makerFixed')
  if (isOther('label')) fault('label', 'variant')
  const status = isOther('status') ? around.statuses.get(folded(cells.status ?? '')) : good.status
  const isSwitch = [status, good.status].every((each) => each === 'live' || each === 'paused')
  if (status === undefined || (status !== good.status && !isSwitch)) fault('status', 'status')

  const isCertified = [before.halal, isOther('halal') ? cells.halal : ''].some(
    (text = '') => around.halal.get(folded(text)) === 'certified',
  )
  if (isOther('halal') && isCertified) fault('halal', 'halalCertified')
  const labelEn = cells.labelEn?.trim() ?? before.labelEn
  const isNamed = labelEn === '' || 'value' in parseLine(labelEn, { longest: longest.label })
  if (!isNamed) fault('labelEn', 'labelEn')
  const unitId = isOther('businessUnit') ? unitNamed(cells, around) : good.unitId
  if (unitId === undefined) fault('businessUnit', 'unit')
  const slug = isOther('category') ? undefined : good.category
  const read = readCells({ ...before, ...cells }, around, { form: stockedListingForm, known: slug })
  const stock = read.ok ? stockAfter(cells, read.listing.stock, good.available) : good.available
  if (stock === null) fault('stock', 'stockMoved', good.available)
  const barred = read.ok && status === 'live' && barredBy(read, good, around)
  if (barred) fault(barred, 'permitMissing')
  if (
    !read.ok ||
    faults.length > 0 ||
    stock === null ||
    status === undefined ||
    unitId === undefined
  ) {
    return { kind: 'broken', faults: [...faults, ...(read.ok ? [] : read.faults)] }
  }
  const listing = { ...read.listing, stock }
  const { status: was, halal, businessUnit } = before
  const said = { status: was, halal, businessUnit, labelEn }
  const after = { ...cellsOf(listing, read.category), ...said }
  if (unitId !== good.unitId) after.businessUnit = cells.businessUnit?.trim() ?? ''
  if (isOther('halal')) after.halal = cells.halal?.trim() ?? ''
  if (status !== good.status) after.status = cells.status ?? ''
  if (read.category === good.category) after.category = before.category
  const changes = Object.entries(after).flatMap(([name, value]) => {
    const column = name as GoodsColumn
    return value === before[column] ? [] : [{ column, before: before[column], after: value }]
  })
  if (changes.length === 0) return { kind: 'unchanged' }
  return {
    kind: 'changed',
    good,
    listing,
    category: read.category,
    status,
    unitId,
    labelEn,
    changes,
  }
}

/** What cannot be changed here: its page says whether the permits for that are there. */
function barredBy(
  { category, listing }: Extract<Read, { ok: true }>,
  good: CurrentGood,
  { demanding }: Surroundings,
): GoodsColumn | null {
  if (!demanding.has(category)) return null
  if (category !== good.category) return 'category'
  if (good.status !== 'live' && good.isLacking) return 'status'
  const isOther = textOf(listing.shelfLifeDays) !== good.cells.shelfLifeDays
  return isOther ? 'shelfLifeDays' : null
}

/**
 * A number that was not changed in the file says nothing about the stock, however much was sold since.
 * A changed one holds only when nothing moved meanwhile; null when something did.
 */
function stockAfter({ recorded = '' }: GoodsCells, typed: number, now: number): number | null {
  const known = /^\d+$/.test(recorded.trim()) ? Number(recorded) : null
  if (typed === now || typed === known) return now
  return known === null || known === now ? typed : null
}
