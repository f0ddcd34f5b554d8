/** What every picture is made in, the smallest files first: browsers take the first they can show. */
export const pictureFormats = ['avif', 'webp', 'jpeg'] as const
export type PictureFormat = (typeof pictureFormats)[number]

/** Every picture exists in these widths; it is a square. */
export const pictureWidths = [320, 480, 640, 1200] as const
export type PictureWidth = (typeof pictureWidths)[number]

const endings: Record<PictureFormat, string> = { avif: 'avif', webp: 'webp', jpeg: 'jpg' }

/**
 * Where it lies and what it is called: on this machine, or in a cloud of that name at Cloudinary, where
 * each site has a folder of its own; once all shared one.
 */
const uploaded =
  /^(?:c\/(?<cloud>[a-z0-9_-]{1,60})\/(?:(?<site>[0-9a-f]{12})\/)?)?(?<name>[0-9a-f]{24,32}-[0-9a-f]{6})$/

/** Of what was uploaded here; the sample pictures are called otherwise. */
export const isUploadedKey = (key: string) => uploaded.test(key)

export const cloudinaryKey = (place: { cloud: string; site: string; name: string }) =>
  `c/${place.cloud}/${place.site}/${place.name}`

/** The folder of a site, with its slash: what lies in it is that site's alone. */
export const cloudinaryFolder = (site: string) => `lumbung-${site}/`
const sharedFolder = 'lumbung/'

/** In which cloud and under which name there; null for a picture that lies on this machine. */
export function readCloudinaryKey(key: string): { cloud: string; publicId: string } | null {
  const { cloud, site, name } = uploaded.exec(key)?.groups ?? {}
  if (!cloud || !name) return null
  return { cloud, publicId: (site ? cloudinaryFolder(site) : sharedFolder) + name }
}

/** Where browsers get pictures that lie at Cloudinary. */
export const cloudinaryOrigin = 'https://res.cloudinary.com'

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
  const { cloud, publicId } = there
  return `${cloudinaryOrigin}/${cloud}/image/upload/w_${width},q_auto,f_${endings[format]}/${publicId}`
}

/** The colour that is shown until it has arrived, which its name carries. */
export const colorOfKey = (key: string) => `#${key.slice(-6)}`
