import { sweepPictures } from '#app/features/catalog/sweep-pictures.server.ts'
import { sweepUploads } from '#app/features/uploads/upload-rows.server.ts'

/** Every night: pictures nobody uses, and what was begun to be sent and never arrived whole. */
export async function sweepPicturesJob(): Promise<void> {
  await sweepUploads()
  await sweepPictures()
}
