/** What every picture is made in, the smallest files first: browsers take the first they can show. */
export const pictureFormats = ['avif', 'webp', 'jpeg'] as const
export type PictureFormat = (typeof pictureFormats)[number]

/** Every picture exists in these widths; it is a square. */
export const pictureWidths = [320, 480, 640, 1200] as const
export type PictureWidth = (typeof pictureWidths)[number]

const endings: Record<PictureFormat, string> = { avif: 'avif', webp: 'webp', jpeg: 'jpg' }

/** Where it lies and what it is called: on this site, or in a cloud of that name at Cloudinary. */
const uploaded = /^(?:c\/(?<cloud>[a-z0-9_-]{1,60})\/)?(?<name>[0-9a-f]{24,32}-[0-9a-f]{6})$/

/** Of what was uploaded here; the sample pictures are called otherwise. */
export const isUploadedKey = (key: string) => uploaded.test(key)

export const cloudinaryKey = (cloud: string, name: string) => `c/${cloud}/${name}`

/** Null for a picture that lies on this site. */
export function readCloudinaryKey(key: string): { cloud: string; name: string } | null {
  const { cloud, name } = uploaded.exec(key)?.groups ?? {}
  return cloud && name ? { cloud, name } : null
}

/** Where browsers get pictures that lie at Cloudinary. */
export const cloudinaryOrigin = 'https://res.cloudinary.com'

/** Where Cloudinary keeps what is ours. */
export const cloudinaryFolder = 'lumbung'

/** The sample pictures and what was sent before there were three formats: WebP in three widths. */
const isOnlyWebp = (key: string) => !/[0-9a-f]{32}-[0-9a-f]{6}$/.test(key)

/** What there is of a picture, the smallest files first; the last one every browser can show. */
export function pictureForms(key: string): { format: PictureFormat; widths: PictureWidth[] }[] {
  if (isOnlyWebp(key)) return [{ format: 'webp', widths: [320, 640, 1200] }]
  return pictureFormats.map((format) => ({ format, widths: [...pictureWidths] }))
}

/**
 * Where the bytes of one width are, in a format everybody can show unless another is asked for.
 * Content-addressed, so a copy may be kept for ever. An older picture has no 480.
 */
export function pictureUrl(
  key: string,
  width: PictureWidth,
  format: PictureFormat = isOnlyWebp(key) ? 'webp' : 'jpeg',
): string {
  const there = readCloudinaryKey(key)
  if (!there) return `/gambar/${key}-${width}.${endings[format]}`
  const { cloud, name } = there
  return `${cloudinaryOrigin}/${cloud}/image/upload/w_${width},q_auto,f_${endings[format]}/${cloudinaryFolder}/${name}`
}

/** The colour that is shown until it has arrived, which its name carries. */
export const colorOfKey = (key: string) => `#${key.slice(-6)}`
