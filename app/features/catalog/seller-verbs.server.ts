import { redirect } from '@remix-run/node'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { type ListingMove, moveListing } from './listing-commands.server.ts'
import { stockChangeForm } from './listing-form.ts'
import { deskOf, type Seller } from './seller.server.ts'
import { setStock, stepStock } from './stock-commands.server.ts'

// What makers and BUM Desa do alike, each at their own address: done, and back to where it was shown.

type Deed = { seller: Seller; actor: Actor }

/** Off sale for now: a holiday, no season, the oven is broken; and on again. */
export const listingMoves = {
  pause: { from: ['live'], to: 'paused' },
  resume: { from: ['paused'], to: 'live' },
} as const satisfies Record<string, Omit<ListingMove, 'listingId'>>

/** Back to the good, with a word when somebody was faster. */
export async function moveFromPage(
  deed: Deed,
  listingId: string | undefined,
  move: Omit<ListingMove, 'listingId'>,
): Promise<Response> {
  const id = listingId && isUuid(listingId) ? listingId : notFound()
  const moved = await moveListing(deed, { listingId: id, ...move })
  if (!moved.ok && moved.reason === 'not-found') notFound()
  const kabar = moved.ok ? {} : { kabar: 'changed' }
  return redirect(paths.sellerListings(deskOf(deed.seller), { id, ...kabar }))
}

/** `step` is one more or one less, `count` so many. Back to the list, in the place it was. */
export async function changeStockFromPage(deed: Deed, request: Request): Promise<Response> {
  const fields = await readForm(request)
  const form = stockChangeForm.safeParse(fields)
  const back = (kabar?: string) =>
    redirect(paths.sellerListings(deskOf(deed.seller), kabar ? { kabar } : {}))
  if (!form.success) return back('unknown')
  const { variant: variantId } = form.data
  const changed =
    'step' in form.data
      ? await stepStock({ ...deed, variantId, step: form.data.step })
      : await setStock({ ...deed, variantId, count: form.data.count })
  if (!changed.ok && changed.reason === 'not-found') notFound()
  return changed.ok ? back() : back(changed.reason)
}
