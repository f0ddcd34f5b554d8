import { usedPictures } from '#app/features/uploads/used-pictures.server.ts'
import { pictureStore } from '#app/server/pictures.server.ts'

/** A form with a mistake may lie open for a day before it is sent again. */
const keptHours = 48

/**
 * Throws away pictures that were sent and that no good, no shop and no review has. Returns how many. Each is
 * looked at once more when its turn comes: the same picture may have been sent again meanwhile, and lies
 * under the same key.
 */
export async function sweepPictures(now: Date = new Date()): Promise<number> {
  const store = pictureStore()
  const time = new Date(now.getTime() - keptHours * 3_600_000)
  const old = await store.listBefore(time)
  if (old.length === 0) return 0
  const used = await usedPictures(old)
  let thrownAway = 0
  for (const key of old.filter((each) => !used.has(each))) {
    if (!(await store.isBefore(key, time)) || (await usedPictures([key])).has(key)) continue
    await store.remove(key)
    thrownAway++
  }
  return thrownAway
}
