import { isUploadedKey } from '#app/core/pictures.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { logger } from '#app/server/logger.server.ts'
import { pictureStore } from '#app/server/pictures.server.ts'
import { PictureStoreUnavailable } from '#integrations/images/picture-store.ts'
import {
  type PictureRefusal,
  reEncode,
  reEncodePaper,
} from '#integrations/images/re-encode.server.ts'

export type TakeRefusal = PictureRefusal | 'unavailable'

async function takePicture(
  sent: FormDataEntryValue | null,
): Promise<Result<string | null, TakeRefusal>> {
  const bytes = await bytesOf(sent)
  return bytes ? takePictureBytes(bytes) : ok(null)
}

/**
 * The one door for what people send as a picture. What is to be shown is made anew and put into the store,
 * before the form beside it is looked at: it came along in `picture`, or ahead of the form, which names it in
 * `pictureKey`. Gives the key back; null when nothing was chosen. What nobody uses in the end is swept away.
 */
export async function takePictureOf(
  form: FormData,
): Promise<Result<string | null, TakeRefusal | 'gone'>> {
  // The camera and the gallery have a field each; at most one of them was used.
  const sent = form.getAll('picture')
  const chosen = sent.find((each) => each instanceof File && each.size > 0) ?? sent[0] ?? null
  const taken = await takePicture(chosen)
  const key = form.get('pictureKey')
  if (!taken.ok || taken.value || typeof key !== 'string' || key === '') return taken
  return (await isKeptPicture(key)) ? ok(key) : refuse('gone')
}

/** The same for a file that came in parts. */
export async function takePictureBytes(sent: Uint8Array): Promise<Result<string, TakeRefusal>> {
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

/** A paper that a person looks at: made anew, and kept by who asked for it. Null when nothing was chosen. */
export async function takePaper(
  sent: FormDataEntryValue | null,
): Promise<Result<Paper | null, PictureRefusal>> {
  const bytes = await bytesOf(sent)
  if (!bytes) return ok(null)
  const made = await reEncodePaper(bytes)
  return made.ok ? ok({ made: made.value, sent: bytes }) : made
}

type Paper = { made: Uint8Array<ArrayBuffer>; sent: Uint8Array }

/** A field of a file that was left empty is a nameless file of no bytes. */
async function bytesOf(sent: FormDataEntryValue | null): Promise<Uint8Array | null> {
  if (sent === null || typeof sent === 'string' || (sent.size === 0 && sent.name === '')) {
    return null
  }
  return new Uint8Array(await sent.arrayBuffer())
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
