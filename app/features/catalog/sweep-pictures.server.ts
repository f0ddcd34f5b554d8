import { usedPictures } from '#app/features/uploads/used-pictures.server.ts'
import { pictureStore } from '#app/server/pictures.server.ts'

/** A form with a mistake may lie open for a day before it is sent again. */
const keptHours = 48

/** Throws away pictures that were sent and that no good, no shop and no review has. Returns how many. */
export async function sweepPictures(now: Date = new Date()): Promise<number> {
  const store = pictureStore()
  const old = await store.listBefore(new Date(now.getTime() - keptHours * 3_600_000))
  if (old.length === 0) return 0
  const used = await usedPictures(old)
  const unused = old.filter((key) => !used.has(key))
  for (const key of unused) await store.remove(key)
  return unused.length
}
