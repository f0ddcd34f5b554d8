import path from 'node:path'
import { env } from '#app/server/env.server.ts'
import { siteId } from '#app/server/site-id.server.ts'
import { singleton } from '#app/server/singleton.server.ts'
import {
  createCloudinaryStore,
  readCloudinaryUrl,
} from '#integrations/images/cloudinary-store.server.ts'
import { createLocalStore } from '#integrations/images/local-store.server.ts'
import type { PictureStore } from '#integrations/images/picture-store.ts'
import { asOneStore } from '#integrations/images/stores.ts'

export const pictureFolder = () => path.join(env.DATA_DIR, 'pictures')

/** Cloudinary where it is configured, else this machine; what lies on this machine is always found. */
export const pictureStore = (): PictureStore =>
  singleton('pictures', () => {
    const local = createLocalStore(pictureFolder())
    const { CLOUDINARY_URL: address } = env
    if (!address) return local
    const there = createCloudinaryStore({ ...readCloudinaryUrl(address), site: siteId })
    return asOneStore(there, local)
  })
