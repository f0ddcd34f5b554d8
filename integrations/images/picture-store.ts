/** One width of a picture, re-encoded by us. */
export type PictureFile = { width: number; bytes: Uint8Array }

/**
 * Where pictures of listings lie. A key names the content, so the same picture put twice is the same
 * files, and what a key names never changes.
 */
export type PictureStore = {
  put: (key: string, files: readonly PictureFile[]) => Promise<void>
  has: (key: string) => Promise<boolean>
  /** All widths; nothing when there are none. */
  remove: (key: string) => Promise<void>
  /** Keys that were put before this time, for who sweeps away what nobody uses. */
  listBefore: (time: Date) => Promise<string[]>
}
