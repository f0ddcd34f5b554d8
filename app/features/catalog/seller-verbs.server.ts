import { redirect } from '@remix-run/node'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { ok, type Result } from '#app/core/result.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { type ListingMove, moveListing } from './listing-commands.server.ts'
import { type StockChangeForm, stockChangeForm } from './listing-form.ts'
import { listingListQuery } from './listing-list.ts'
import { deskOf, type Seller } from './seller.server.ts'
import { setStock, type StockRefusal, stepStock } from './stock-commands.server.ts'
import { undoStock } from './stock-undo.server.ts'

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
  const kabar = moved.ok
    ? {}
    : { kabar: moved.reason === 'already-changed' ? 'changed' : moved.reason }
  return redirect(paths.sellerListings(deskOf(deed.seller), { id, ...kabar }))
}

/**
 * `step` is one more or one less, `count` so many, `undo` what it was before. Back to the list as it was, to
 * the good of which a number was set: that one says what it was and can be undone.
 */
export async function changeStockFromPage(deed: Deed, request: Request): Promise<Response> {
  const at = listingListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const list = (said: { kabar?: string; stok?: string }) =>
    paths.sellerListings(deskOf(deed.seller), { ...at, ...said })
  const form = stockChangeForm.safeParse(await readForm(request))
  if (!form.success) return redirect(list({ kabar: 'unknown' }))
  const changed = await changeStockAsTyped(deed, form.data)
  if (!changed.ok && changed.reason === 'not-found') notFound()
  if (!changed.ok) return redirect(list({ kabar: changed.reason }))
  const { stok } = changed.value
  return redirect(stok ? `${list({ stok })}#${form.data.variant}` : list({}))
}

/** `stok` names the movement that can be undone: one more or less has its own way back beside it. */
async function changeStockAsTyped(
  deed: Deed,
  typed: StockChangeForm,
): Promise<Result<{ stok: string | null }, StockRefusal | 'moved-since'>> {
  const one = { ...deed, variantId: typed.variant }
  if ('count' in typed) {
    const set = await setStock({ ...one, count: typed.count })
    return set.ok ? ok({ stok: set.value.movementId }) : set
  }
  const changed =
    'step' in typed
      ? await stepStock({ ...one, step: typed.step })
      : await undoStock(one, typed.undo)
  return changed.ok ? ok({ stok: null }) : changed
}
