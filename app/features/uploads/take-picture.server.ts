import { isUploadedKey } from '#app/core/pictures.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { logger } from '#app/server/logger.server.ts'
import { pictureStore } from '#app/server/pictures.server.ts'
import { PictureStoreUnavailable } from '#integrations/images/picture-store.ts'
import { type PictureRefusal, reEncode } from '#integrations/images/re-encode.server.ts'
import { bytesOf } from './sent-file.server.ts'
import { mayMake, type UploadOwner } from './upload-rows.server.ts'
import { usedPictures } from './used-pictures.server.ts'

/** `too-often`: this owner has sent enough for an hour. */
export type TakeRefusal = PictureRefusal | 'unavailable' | 'too-often'

/**
 * The one door for what people send as a picture. What is to be shown is made anew and put into the store,
 * before the form beside it is looked at: it came along in `picture`, or ahead of the form, which names it in
 * `pictureKey`. Gives the key back; null when nothing was chosen. What nobody uses in the end is swept away.
 */
export async function takePictureOf(
  owner: UploadOwner,
  form: FormData,
): Promise<Result<string | null, TakeRefusal | 'gone'>> {
  // The camera and the gallery have a field each; at most one of them was used.
  const sent = form.getAll('picture')
  const chosen = sent.find((each) => each instanceof File && each.size > 0) ?? sent[0] ?? null
  const bytes = await bytesOf(chosen)
  if (bytes) return takePicture(owner, bytes)
  const key = form.get('pictureKey')
  if (typeof key !== 'string' || key === '') return ok(null)
  const found = await findPicture(key)
  return found === 'kept' ? ok(key) : refuse(found)
}

/** One that came along with its form. */
export async function takePicture(
  owner: UploadOwner,
  sent: Uint8Array,
): Promise<Result<string, TakeRefusal>> {
  return (await mayMake(owner, 'picture')) ? takePictureBytes(sent) : refuse('too-often')
}

/** The same for a file that came in parts. */
export async function takePictureBytes(
  sent: Uint8Array,
): Promise<Result<string, PictureRefusal | 'unavailable'>> {
  const picture = await reEncode(sent)
  if (!picture.ok) return picture
  try {
    return ok(await pictureStore().put(picture.value.name, picture.value.files))
  } catch (error) {
    if (!(error instanceof PictureStoreUnavailable)) throw error
    logger.error({ err: error }, 'a picture could not be stored')
    return refuse('unavailable')
  }
}

/**
 * A key that a form brings back may have been made up. What we show ourselves is known without the store,
 * so that nobody loses a picture because it is away for a minute; of another nobody can say then.
 */
export async function findPicture(key: string): Promise<'kept' | 'gone' | 'unavailable'> {
  if (!isUploadedKey(key)) return 'gone'
  if ((await usedPictures([key])).has(key)) return 'kept'
  try {
    return (await pictureStore().has(key)) ? 'kept' : 'gone'
  } catch (error) {
    if (!(error instanceof PictureStoreUnavailable)) throw error
    return 'unavailable'
  }
}
