import { redirect } from '@remix-run/node'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { ownedBy, type Seller } from '#app/features/catalog/seller.server.ts'
import { db } from '#app/server/db.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { askAgain } from './commands.server.ts'

type Deed = { seller: Seller; actor: Actor }

/** Back to what is hidden, where it says that it was asked; or as it is now. */
export async function askAgainFromPage(
  deed: Deed,
  listingId: string | undefined,
): Promise<Response> {
  const id = listingId && isUuid(listingId) ? listingId : notFound()
  const found = await db.listing.findFirst({
    where: { id, ...ownedBy(deed.seller) },
    select: { kind: true, slug: true },
  })
  const { kind, slug } = found ?? notFound()
  await askAgain({ ...deed, listingId: id })
  const desk = 'maker' in deed.seller ? 'lapak' : 'kelola'
  return redirect(
    kind === 'experience' ? paths.kelolaExperience(slug) : paths.sellerListings(desk, { id }),
  )
}
