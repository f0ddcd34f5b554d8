import { isUploadedKey } from '#app/core/pictures.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { logger } from '#app/server/logger.server.ts'
import { pictureStore } from '#app/server/pictures.server.ts'
import { PictureStoreUnavailable } from '#integrations/images/picture-store.ts'
import { type PictureRefusal, reEncode } from '#integrations/images/re-encode.server.ts'

/**
 * The one door for pictures: made anew and put into the store, before the form beside it is looked at.
 * Gives the key back; null when nothing was chosen. What nobody uses in the end is swept away later.
 */
export async function takePicture(
  sent: FormDataEntryValue | null,
): Promise<Result<string | null, PictureRefusal | 'unavailable'>> {
  // A field of a file that was left empty is a nameless file of no bytes.
  if (sent === null || typeof sent === 'string' || (sent.size === 0 && sent.name === '')) {
    return ok(null)
  }
  const picture = await reEncode(new Uint8Array(await sent.arrayBuffer()))
  if (!picture.ok) return picture
  try {
    return ok(await pictureStore().put(picture.value.name, picture.value.files))
  } catch (error) {
    if (!(error instanceof PictureStoreUnavailable)) throw error
    logger.error({ err: error }, 'a picture could not be stored')
    return refuse('unavailable')
  }
}

/** A key that a form brings back may have been made up. */
export async function isKeptPicture(key: string): Promise<boolean> {
  if (!isUploadedKey(key)) return false
  try {
    return await pictureStore().has(key)
  } catch (error) {
    if (!(error instanceof PictureStoreUnavailable)) throw error
    return false
  }
}
