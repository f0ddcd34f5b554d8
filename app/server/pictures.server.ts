import path from 'node:path'
import { pictureWidths } from '#app/core/pictures.ts'
import { env } from '#app/server/env.server.ts'
import { singleton } from '#app/server/singleton.server.ts'
import { createLocalStore } from '#integrations/images/local-store.server.ts'
import type { PictureStore } from '#integrations/images/picture-store.ts'

/** Part of what a backup must hold besides the database. */
export const pictureFolder = () => path.join(env.DATA_DIR, 'pictures')

export const pictureStore = (): PictureStore =>
  singleton('pictures', () => createLocalStore({ folder: pictureFolder(), widths: pictureWidths }))
