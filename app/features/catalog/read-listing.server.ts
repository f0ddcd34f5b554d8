import type { z } from 'zod'
import { getCategory } from '#app/features/catalog/categories.server.ts'
import { takePictureOf } from '#app/features/uploads/take-picture.server.ts'
import { firstErrors, readFormData } from '#app/server/read-form.server.ts'
import { guessCategory } from './guess-category.server.ts'
import type { ListingFacts } from './listing-form.ts'
import type { ListingErrors, TypedListing } from './typed-listing.ts'

type Read<Value> =
  | { ok: true; typed: TypedListing; listing: Value; category: string }
  | { ok: false; typed: TypedListing; errors: ListingErrors }

/**
 * The form of a good. A picture is taken in before the rest is looked at and comes back by name, so
 * that nobody has to send it again over a thin signal because of a mistake in the price.
 */
export async function readListing<Value extends ListingFacts>(
  { request, user }: { request: Request; user: { id: string } },
  form: z.ZodType<Value>,
): Promise<Read<Value>> {
  const sent = await readFormData(request)
  const typed = textsOf(sent)
  const errors: ListingErrors = {}
  const picture = await takePictureOf({ userId: user.id }, sent)
  if (picture.ok && picture.value) typed.pictureKey = picture.value
  if (!picture.ok) errors.picture = picture.reason
  if (!picture.ok && picture.reason === 'gone') delete typed.pictureKey
  const parsed = form.safeParse(typed)
  if (!parsed.success) Object.assign(errors, firstErrors(parsed.error))
  const chosen = parsed.data?.category
  if (chosen && (await getCategory(chosen))?.kind !== 'product') errors.category = 'category'
  if (!parsed.success || Object.keys(errors).length > 0) return { ok: false, typed, errors }
  const category = chosen ?? (await guessCategory(parsed.data.title))
  return { ok: true, typed, listing: parsed.data, category }
}

/** A field sent twice means two things, so it means nothing. */
function textsOf(sent: FormData): TypedListing {
  const typed: TypedListing = {}
  for (const name of new Set(sent.keys())) {
    const [value, second] = sent.getAll(name)
    if (typeof value === 'string' && second === undefined) typed[name] = value
  }
  return typed
}
