import type { PictureFormat, PictureWidth } from '#app/core/pictures.ts'

/** One width of a picture in one format, re-encoded by us. */
export type PictureFile = { width: PictureWidth; format: PictureFormat; bytes: Uint8Array }

/**
 * Where pictures lie. A key names the content, so the same picture put twice is the same files, and what a
 * key names never changes. Keys of another store are unknown here, and no error.
 */
export type PictureStore = {
  readonly name: 'local' | 'cloudinary'
  /** By its name, which says its content; gives the key under which it can be shown. */
  put: (name: string, files: readonly PictureFile[]) => Promise<string>
  has: (key: string) => Promise<boolean>
  /** In every width and format; nothing when there is none. */
  remove: (key: string) => Promise<void>
  /** Keys that were put before this time, the last time, for who sweeps away what nobody uses. */
  listBefore: (time: Date) => Promise<string[]>
  /** Whether it is one of them, still. */
  isBefore: (key: string, time: Date) => Promise<boolean>
  /** Throws when nothing could be stored now. */
  check: () => Promise<void>
}

/** The store gave no usable answer; what was sent is not lost and may be sent again. */
export class PictureStoreUnavailable extends Error {
  override readonly name = 'PictureStoreUnavailable'
  /** Of the answer; null when there was none. */
  readonly status: number | null

  constructor(message: string, status: number | null = null) {
    super(message)
    this.status = status
  }
}
