import { changedMeanwhile, type Meanwhile } from '#app/core/meanwhile.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { slugOf } from '#app/core/slug.ts'
import { parseSection, type Problems, type Typed } from '#app/features/experiences/section.ts'
import type { RequiredPermit } from '#app/features/catalog/required-permits.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { notifyPageCache } from '#app/server/http/page-cache-tags.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { forgetCategories } from '#app/features/catalog/categories.server.ts'
import { categorySection, newCategorySection, noParent, typedOf } from './sections.ts'

type Admin = Extract<Actor, { type: 'admin' }>
type Saved =
  | { ok: true; value: { slug: string } }
  | { ok: false; problems: Problems; meanwhile?: Meanwhile }
type Permits = Record<'demandedPermits' | 'warnedPermits', readonly RequiredPermit[]>
type Words = { labelId: string; labelEn: string; labelJv: string } & Permits
type Place = { parentSlug: string | null; position: number }

/** A new one takes its address from its name, and keeps it. */
export function addCategory(actor: Admin, typed: Typed): Promise<Saved> {
  const parsed = parseSection(newCategorySection, typed)
  if (!parsed.ok) return Promise.resolve(parsed)
  const { kind, parent, position, ...said } = parsed.value
  const words = { ...said, ...permitsOf(said) }
  const slug = slugOf(words.labelId).slice(0, 60)
  return change(async (tx, all) => {
    if (!slug || all.some((each) => each.slug === slug)) {
      return { ok: false, problems: { labelId: 'taken' } }
    }
    const problem = whyNotBelow(parent, { slug, kind }, all)
    if (problem) return { ok: false, problems: { parent: problem } }
    if (isAskedOfVisits(kind, words)) return onlyGoods
    const place = { parentSlug: parentIn(parent), position }
    const { id } = await tx.category.create({ data: { slug, kind, ...words, ...place } })
    await order(tx, { slug, ...place })
    const after = { ...words, ...place }
    await record(tx, { actor, id, action: 'created', before: null, after })
    return { ok: true, value: { slug } }
  })
}

export function changeCategory(
  actor: Admin,
  slug: string,
  typed: Typed,
): Promise<Saved | 'not-found'> {
  const parsed = parseSection(categorySection, typed)
  if (!parsed.ok) return Promise.resolve(parsed)
  const { parent, position, ...said } = parsed.value
  const words = { ...said, ...permitsOf(said) }
  return change(async (tx, all) => {
    const before = all.find((each) => each.slug === slug)
    if (!before) return 'not-found'
    const changed = changedMeanwhile(typed, typedOf(asNoted(before, all)))
    if (changed) return { ...changed, problems: {} }
    const problem = whyNotBelow(parent, before, all)
    if (problem) return { ok: false, problems: { parent: problem } }
    if (isAskedOfVisits(before.kind, words)) return onlyGoods
    const place = { parentSlug: parentIn(parent), position }
    await tx.category.update({ where: { slug }, data: { ...words, parentSlug: place.parentSlug } })
    await order(tx, { slug, ...place })
    const after = { ...words, ...place }
    await record(tx, {
      actor,
      id: before.id,
      action: 'changed',
      before: asNoted(before, all),
      after,
    })
    return { ok: true, value: { slug } }
  })
}

/** Only what nothing stands in: goods and visits, also those no longer sold, keep their category. */
export function deleteCategory(
  actor: Admin,
  slug: string,
): Promise<Result<undefined, 'not-found' | 'in-use'>> {
  return change(async (tx, all) => {
    const before = all.find((each) => each.slug === slug)
    if (!before) return refuse('not-found')
    const listings = await tx.listing.count({ where: { categorySlug: slug } })
    if (listings > 0 || all.some(({ parentSlug }) => parentSlug === slug)) return refuse('in-use')
    await tx.category.delete({ where: { slug } })
    await record(tx, {
      actor,
      id: before.id,
      action: 'deleted',
      before: asNoted(before, all),
      after: null,
    })
    return ok()
  })
}

/** As `listDeskCategories` counts them. */
const inOrder = [{ position: 'asc' as const }, { slug: 'asc' as const }]

type Row = Awaited<ReturnType<Tx['category']['findMany']>>[number]

/** One change after the other; pages that name categories are dropped. */
async function change<T>(run: (tx: Tx, all: readonly Row[]) => Promise<T>): Promise<T> {
  const changed = await transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE categories IN SHARE ROW EXCLUSIVE MODE`
    const answer = await run(tx, await tx.category.findMany({ orderBy: inOrder }))
    await notifyPageCache(tx, 'home')
    return answer
  })
  forgetCategories()
  return changed
}

/** What is demanded is not warned of as well. */
const permitsOf = ({ demandedPermits, warnedPermits }: Permits) => ({
  demandedPermits: [...demandedPermits],
  warnedPermits: warnedPermits.filter((kind) => !demandedPermits.includes(kind)),
})

const isAskedOfVisits = (kind: Row['kind'], { demandedPermits, warnedPermits }: Permits) =>
  kind === 'experience' && demandedPermits.length + warnedPermits.length > 0
const onlyGoods = { ok: false, problems: { demandedPermits: 'onlyGoods' } } as const

const parentIn = (parent: string) => (parent === noParent ? null : parent)

function whyNotBelow(
  parent: string,
  { slug, kind }: Pick<Row, 'slug' | 'kind'>,
  all: readonly Row[],
): string | null {
  if (parent === noParent) return null
  const above = all.find((each) => each.slug === parent)
  if (!above || above.parentSlug !== null || above.slug === slug) return 'wrong'
  if (above.kind !== kind) return 'otherKind'
  return all.some((each) => each.parentSlug === slug) ? 'hasOthers' : null
}

/** Places of the siblings are numbered anew around it; the whole tree is read by one number. */
async function order(tx: Tx, { slug, parentSlug, position }: Place & { slug: string }) {
  const all = await tx.category.findMany({ orderBy: inOrder })
  const moved = all.find((each) => each.slug === slug)
  const siblings = all.filter((each) => each.slug !== slug && each.parentSlug === parentSlug)
  if (moved) siblings.splice(position - 1, 0, moved)
  const below = (parent: string | null): string[] => {
    const rows = parent === parentSlug ? siblings : all.filter((each) => each.parentSlug === parent)
    return rows.flatMap((each) => [each.slug, ...below(each.slug)])
  }
  await tx.$executeRaw`
    UPDATE categories c SET position = o.at
    FROM unnest(${below(null)}::text[]) WITH ORDINALITY o(slug, at) WHERE o.slug = c.slug`
}

type Noted = Words & Place

/** The table numbers the whole tree, people those beside it. */
function asNoted(row: Row, all: readonly Row[]): Noted {
  const siblings = all.filter(({ parentSlug }) => parentSlug === row.parentSlug)
  return { ...row, position: siblings.indexOf(row) + 1 }
}

type Change = {
  actor: Actor
  id: string
  action: string
  before: Noted | null
  after: Noted | null
}

function record(tx: Tx, { actor, id, action, before, after }: Change): Promise<void> {
  const said = (noted: Noted | null) =>
    noted &&
    JSON.stringify([
      noted.labelId,
      noted.labelEn,
      noted.labelJv,
      noted.parentSlug,
      noted.position,
      noted.demandedPermits,
      noted.warnedPermits,
    ])
  const details = { before: said(before), after: said(after) }
  return recordAudit(tx, [{ subject: { type: 'category', id }, action, actor, details }])
}
