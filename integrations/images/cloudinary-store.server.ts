import { createHash } from 'node:crypto'
import { cloudinaryFolder, cloudinaryKey, readCloudinaryKey } from '#app/core/pictures.ts'
import { readWhole } from '../transport.server.ts'
import { type PictureFile, type PictureStore, PictureStoreUnavailable } from './picture-store.ts'

export type CloudinaryOptions = {
  cloud: string
  key: string
  secret: string
  /** `https://api.cloudinary.com` unless an emulator stands in. */
  apiUrl: string
  /** How long one request may take. */
  timeoutMs?: number
}

const patienceMs = 15_000
const pageSize = 500

/** `cloudinary://key:secret@cloud`, as Cloudinary's own console shows it; `?upload_prefix=` names another API. */
export function readCloudinaryUrl(address: string): CloudinaryOptions {
  const { hostname, username, password, searchParams } = new URL(address)
  return {
    cloud: hostname,
    key: decodeURIComponent(username),
    secret: decodeURIComponent(password),
    apiUrl: searchParams.get('upload_prefix') ?? 'https://api.cloudinary.com',
  }
}

type Place = {
  /** Which of the sites that share the account this one is. */
  site: () => Promise<string>
}

/** `version` is the second in which it was put the last time; `created_at` may stay that of the first. */
type Kept = { public_id: string; created_at: string; version?: number }
const putAt = ({ created_at: created, version = 0 }: Kept) =>
  new Date(Math.max(Date.parse(created), version * 1000))
type Listed = { resources: Kept[]; next_cursor?: string }

/**
 * Pictures at Cloudinary. One file is sent, re-encoded by us and signed; widths and formats are made
 * there when they are first asked for, by what the address of a picture says. Only what this site has put
 * there is listed and thrown away: other sites may use the same account, and know what they need.
 */
export function createCloudinaryStore(options: CloudinaryOptions & Place): PictureStore {
  const { cloud } = options
  const ourFolder = async () => cloudinaryFolder(await options.site())
  const publicIdOf = (key: string) => {
    const there = readCloudinaryKey(key)
    return there?.cloud === cloud ? there.publicId : null
  }

  async function put(name: string, files: readonly PictureFile[]): Promise<string> {
    const largest = files
      .filter(({ format }) => format === 'jpeg')
      .toSorted((a, b) => b.width - a.width)[0]
    if (!largest) throw new TypeError('A picture is sent as JPEG')
    const site = await options.site()
    const publicId = cloudinaryFolder(site) + name
    const form = signed(options, { public_id: publicId, overwrite: 'true' })
    form.set(
      'file',
      new Blob([new Uint8Array(largest.bytes)], { type: 'image/jpeg' }),
      'picture.jpg',
    )
    const answer = await call(options, 'POST', 'image/upload', form)
    // An answer of something that stands between says nothing about the picture.
    if ((answer as Partial<Kept> | null)?.public_id !== publicId) {
      throw new PictureStoreUnavailable('Cloudinary did not say that it has the picture')
    }
    return cloudinaryKey({ cloud, site, name })
  }

  async function find(key: string): Promise<Kept | null> {
    const publicId = publicIdOf(key)
    if (publicId === null) return null
    return (await call(options, 'GET', `resources/image/upload/${publicId}`)) as Kept | null
  }

  const has = async (key: string) => (await find(key)) !== null

  async function isBefore(key: string, time: Date): Promise<boolean> {
    const kept = await find(key)
    return kept !== null && putAt(kept) < time
  }

  async function remove(key: string): Promise<void> {
    const publicId = publicIdOf(key)
    if (!publicId?.startsWith(await ourFolder())) return
    const form = signed(options, { public_id: publicId, invalidate: 'true' })
    await call(options, 'POST', 'image/destroy', form)
  }

  async function listBefore(time: Date): Promise<string[]> {
    const old: string[] = []
    const site = await options.site()
    const folder = cloudinaryFolder(site)
    let cursor: string | undefined
    do {
      const query = new URLSearchParams({
        prefix: folder,
        max_results: String(pageSize),
        ...(cursor && { next_cursor: cursor }),
      })
      const page = (await call(options, 'GET', `resources/image/upload?${query}`)) as Listed | null
      const resources = page?.resources ?? []
      for (const kept of resources) {
        const name = kept.public_id.slice(folder.length)
        if (putAt(kept) < time) old.push(cloudinaryKey({ cloud, site, name }))
      }
      cursor = page?.next_cursor
    } while (cursor)
    return old
  }

  async function check(): Promise<void> {
    await call(options, 'GET', 'ping')
  }

  return { name: 'cloudinary', put, has, remove, listBefore, isBefore, check }
}

/** By the rule of Cloudinary: sorted parameters, then the secret; the file and the key are not signed. */
function signed({ key, secret }: CloudinaryOptions, parameters: Record<string, string>): FormData {
  const all = { ...parameters, timestamp: String(Math.floor(Date.now() / 1000)) }
  const sorted = Object.entries(all).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const text = sorted.map(([name, value]) => `${name}=${value}`).join('&')
  const form = new FormData()
  for (const [name, value] of sorted) form.set(name, value)
  form.set('api_key', key)
  form.set(
    'signature',
    createHash('sha1')
      .update(text + secret)
      .digest('hex'),
  )
  return form
}

/** Null when it is not there. What goes wrong is said without the request, which holds the secret. */
async function call(
  { cloud, key, secret, apiUrl, timeoutMs = patienceMs }: CloudinaryOptions,
  method: 'GET' | 'POST',
  path: string,
  body?: FormData,
): Promise<unknown> {
  const credentials = Buffer.from(`${key}:${secret}`).toString('base64')
  const gaveNone = (error: unknown): never => {
    throw new PictureStoreUnavailable(`Cloudinary gave no answer (${(error as Error).name})`)
  }
  const { status, headers, text } = await fetch(`${apiUrl}/v1_1/${cloud}/${path}`, {
    method,
    // Whoever answers so is not the one our key is for.
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
    ...(body ? { body } : { headers: { authorization: `Basic ${credentials}` } }),
  })
    .then(readWhole)
    .catch(gaveNone)
  if (status === 404) return null
  if (status >= 300) {
    const reason = headers.get('x-cld-error') ?? ''
    throw new PictureStoreUnavailable(`Cloudinary answered ${status} ${reason}`.trim(), status)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    return gaveNone(error)
  }
}
