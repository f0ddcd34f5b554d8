import {
  findPicture,
  takePicture,
  type TakeRefusal,
} from '#app/features/uploads/take-picture.server.ts'
import type { UploadOwner } from '#app/features/uploads/upload-rows.server.ts'
import { mostReviewPictures } from './forms.ts'

export type PictureProblem = TakeRefusal | 'tooMany'

/** A field of files that was left empty is a nameless file of no bytes; a named one was chosen. */
const isFile = (sent: FormDataEntryValue): sent is File =>
  typeof sent !== 'string' && (sent.size > 0 || sent.name !== '')

/**
 * The pictures that were left ticked, and new ones, which are stored before the rest of the form is
 * looked at: over a thin signal nobody sends them twice.
 */
export async function takeReviewPictures(
  owner: UploadOwner,
  sent: FormData,
): Promise<{ pictures: string[]; problem: PictureProblem | null }> {
  const ticked = [...new Set(sent.getAll('keep'))].filter((key) => typeof key === 'string')
  const pictures: string[] = []
  let isUnsure = false
  for (const key of ticked.slice(0, mostReviewPictures)) {
    const found = await findPicture(key)
    if (found !== 'gone') pictures.push(key)
    isUnsure ||= found === 'unavailable'
  }
  // Nothing is saved, and all of them stay ticked for the next try.
  if (isUnsure) return { pictures, problem: 'unavailable' }
  const files = sent.getAll('photo').filter(isFile)
  if (pictures.length + files.length > mostReviewPictures) return { pictures, problem: 'tooMany' }
  for (const file of files) {
    const taken = await takePicture(owner, new Uint8Array(await file.arrayBuffer()))
    if (!taken.ok) return { pictures, problem: taken.reason }
    if (!pictures.includes(taken.value)) pictures.push(taken.value)
  }
  return { pictures, problem: null }
}
