import { sweepPictures } from '#app/features/catalog/sweep-pictures.server.ts'

export async function sweepPicturesJob(): Promise<void> {
  await sweepPictures()
}
