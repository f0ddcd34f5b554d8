import { reindexListing } from '#app/features/search/commands.server.ts'

export async function reindexListingJob({ listingId }: { listingId: string }): Promise<void> {
  await reindexListing(listingId)
}
