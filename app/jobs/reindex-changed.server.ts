import { reindexChanged } from '#app/features/search/commands.server.ts'

/** Each minute: what the triggers of the tables have noted since. */
export async function reindexChangedJob(): Promise<void> {
  await reindexChanged()
}
