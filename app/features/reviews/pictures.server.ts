import { bytesOf } from '#app/features/uploads/sent-file.server.ts'
import {
  findPicture,
  takePicture,
  type TakeRefusal,
} from '#app/features/uploads/take-picture.server.ts'
import type { UploadOwner } from '#app/features/uploads/upload-rows.server.ts'
import { mostReviewPictures } from './forms.ts'

export type PictureProblem = TakeRefusal | 'tooMany'

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
  const fields = await Promise.all(sent.getAll('photo').map(bytesOf))
  const photos = fields.filter((bytes) => bytes !== null)
  if (pictures.length + photos.length > mostReviewPictures) return { pictures, problem: 'tooMany' }
  for (const photo of photos) {
    const taken = await takePicture(owner, photo)
    if (!taken.ok) return { pictures, problem: taken.reason }
    if (!pictures.includes(taken.value)) pictures.push(taken.value)
  }
  return { pictures, problem: null }
}
