import { reindexAll } from '#app/features/search/commands.server.ts'

/** Each night: sales of the last 90 days have moved, and a change without an event is caught up with. */
export async function reindexSearchJob(): Promise<void> {
  await reindexAll()
}
