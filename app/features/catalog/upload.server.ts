import { isUploadedKey, pictureWidths } from '#app/core/pictures.ts'
import { ok, type Result } from '#app/core/result.ts'
import { pictureStore } from '#app/server/pictures.server.ts'
import { type PictureRefusal, reEncode } from '#integrations/images/re-encode.server.ts'

/**
 * The one door for pictures: made anew and put into the store, before the form beside it is looked at.
 * Gives the key back; null when nothing was chosen. What nobody uses in the end is swept away later.
 */
export async function takePicture(
  sent: FormDataEntryValue | null,
): Promise<Result<string | null, PictureRefusal>> {
  // A field of a file that was left empty is a nameless file of no bytes.
  if (sent === null || typeof sent === 'string' || (sent.size === 0 && sent.name === '')) {
    return ok(null)
  }
  const picture = await reEncode(new Uint8Array(await sent.arrayBuffer()), {
    widths: pictureWidths,
  })
  if (!picture.ok) return picture
  await pictureStore().put(picture.value.key, picture.value.files)
  return ok(picture.value.key)
}

/** A key that a form brings back may have been made up. */
export async function isKeptPicture(key: string): Promise<boolean> {
  return isUploadedKey(key) && (await pictureStore().has(key))
}
