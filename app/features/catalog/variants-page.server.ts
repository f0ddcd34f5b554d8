import { data, redirect } from '@remix-run/node'
import type { ZodType } from 'zod'
import type { Meanwhile } from '#app/core/meanwhile.ts'
import { paths } from '#app/core/paths.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { mostVariants, newVariantForm, oldVariantForm } from './listing-form.ts'
import { getListingOfSeller } from './seller-queries.server.ts'
import { deskOf, type Seller } from './seller.server.ts'
import { listVariants, saveVariants, type VariantRefusal } from './variants.server.ts'

type Deed = { seller: Seller; actor: Actor }

/** What both desks show of the variants of a good. */
export async function loadVariants({ seller }: Deed, listingId: string | undefined) {
  const listing = (await getListingOfSeller(seller, listingId)) ?? notFound()
  const { id, title, unit } = listing
  return { id, title: title.id, unit, variants: await listVariants(seller, id) }
}

/** Fields of a variant end in its place, those of a new one in `new`. */
export async function saveVariantsFromPage(deed: Deed, request: Request, id: string | undefined) {
  const { id: listingId } = (await getListingOfSeller(deed.seller, id)) ?? notFound()
  const typed = await readForm(request)
  const errors: Record<string, string> = {}
  const read = <Value>(form: ZodType<Value>, place: string) => {
    const parsed = form.safeParse(fieldsOf(typed, place))
    if (parsed.success) return parsed.data
    for (const { path, message } of parsed.error.issues)
      errors[`${String(path[0])}-${place}`] ??= message
    return null
  }
  const places = Array.from({ length: mostVariants }, (_, at) => String(at))
  const old = places.flatMap((place) =>
    typed[`id-${place}`] === undefined ? [] : (read(oldVariantForm, place) ?? []),
  )
  const isAdding = Object.values(fieldsOf(typed, 'new')).some((text) => String(text).trim() !== '')
  const added = isAdding ? read(newVariantForm, 'new') : null
  const answer = (status: number, why: { refusal?: VariantRefusal; meanwhile?: Meanwhile } = {}) =>
    data({ typed, errors, ...why }, { status })
  if (Object.keys(errors).length > 0) return answer(400)
  const saved = await saveVariants(deed, { listingId, old, added, typed })
  if (saved.ok) {
    const desk = deskOf(deed.seller)
    return redirect(paths.sellerListings(desk, { id: listingId, kabar: 'saved' }))
  }
  if (saved.reason === 'not-found') return notFound()
  if (saved.reason === 'changed-meanwhile') return answer(409, saved)
  return answer(409, { refusal: saved.reason })
}

function fieldsOf(typed: Readonly<Record<string, unknown>>, place: string) {
  const names = ['id', 'label', 'labelEn', 'price', 'weightGrams', 'stock', 'isActive']
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = typed[`${name}-${place}`]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
