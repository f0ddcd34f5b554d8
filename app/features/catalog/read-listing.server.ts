import type { z } from 'zod'
import { getCategory } from '#app/features/catalog/categories.server.ts'
import { firstErrors, readFormData } from '#app/server/read-form.server.ts'
import { guessCategory } from './guess-category.server.ts'
import type { ListingFacts } from './listing-form.ts'
import type { ListingErrors, TypedListing } from './typed-listing.ts'
import { isKeptPicture, takePicture } from './upload.server.ts'

type Read<Value> =
  | { ok: true; typed: TypedListing; listing: Value; category: string }
  | { ok: false; typed: TypedListing; errors: ListingErrors }

/**
 * The form of a good. A picture is taken in before the rest is looked at and comes back by name, so
 * that nobody has to send it again over a thin signal because of a mistake in the price.
 */
export async function readListing<Value extends ListingFacts>(
  request: Request,
  form: z.ZodType<Value>,
): Promise<Read<Value>> {
  const sent = await readFormData(request)
  const typed = textsOf(sent)
  const errors: ListingErrors = {}
  const picture = await takePicture(sent.get('picture'))
  if (!picture.ok) errors.picture = picture.reason
  else if (picture.value) typed.pictureKey = picture.value
  else if (typed.pictureKey && !(await isKeptPicture(typed.pictureKey))) {
    delete typed.pictureKey
    errors.picture = 'gone'
  }
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
