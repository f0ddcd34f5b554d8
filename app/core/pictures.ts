/** Every picture exists in these widths; it is a square. */
export const pictureWidths = [320, 640, 1200] as const

/** Where the bytes of one width are. Content-addressed, so a copy may be kept for ever. */
export const pictureUrl = (key: string, width: (typeof pictureWidths)[number]) =>
  `/gambar/${key}-${width}.webp`

/** Of what was uploaded here; the sample pictures are called otherwise. */
export const isUploadedKey = (key: string) => /^[0-9a-f]{24}-[0-9a-f]{6}$/.test(key)

/** The colour that is shown until it has arrived, which its name carries. */
export const colorOfKey = (key: string) => `#${key.slice(-6)}`
