import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { createFaultBook, type FaultBook, isBeforeEffect, misbehave } from './shared/faults.ts'

export type CloudinaryEmulator = {
  /** What CLOUDINARY_URL must be. */
  address: string
  /** What a browser gets from `https://res.cloudinary.com` plus this path. */
  deliver(path: string): Promise<{ status: number; type: string; bytes: Buffer }>
  /** Of what is kept, by public id. */
  /** What is put anew stays as old as it was, and says in its version when that was. */
  kept: Map<string, { bytes: Buffer; createdAt: Date; putAt: Date }>
  mood: 'well' | 'down'
  faults: FaultBook<'upload'>
  stop(): Promise<void>
}

const [key, secret, cloud] = ['123456', 'a-secret', 'desa']
const perPage = 2

type Answer = { status: number; body: unknown; error?: string }

/** The part of Cloudinary we use: signed uploads and deletions, the Admin API's lists, delivery by address. */
export async function startCloudinaryEmulator(): Promise<CloudinaryEmulator> {
  const kept: CloudinaryEmulator['kept'] = new Map()
  const server = createServer((request, response) => {
    if (emulator.mood === 'down') {
      request.socket.destroy()
      return
    }
    const fault = request.url?.endsWith('/image/upload')
      ? emulator.faults.take('upload')
      : undefined
    if (fault && isBeforeEffect(fault)) {
      request.resume()
      return void misbehave(fault, response)
    }
    void answer(request, kept).then(({ status, body, error }) => {
      if (fault) return misbehave(fault, response, { status, body })
      response.writeHead(status, {
        'content-type': 'application/json',
        ...(error && { 'x-cld-error': error }),
      })
      response.end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const emulator: CloudinaryEmulator = {
    address: `cloudinary://${key}:${secret}@${cloud}?upload_prefix=${encodeURIComponent(url)}`,
    deliver: (path) => deliver(path, kept),
    kept,
    mood: 'well',
    faults: createFaultBook(['upload']),
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return emulator
}

const refuse = (status: number, error: string): Answer => ({
  status,
  error,
  body: { error: { message: error } },
})

async function answer(request: IncomingMessage, kept: CloudinaryEmulator['kept']): Promise<Answer> {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
  const base = `/v1_1/${cloud}/`
  if (!pathname.startsWith(base)) return refuse(401, 'Invalid cloud_name')
  const path = decodeURIComponent(pathname.slice(base.length))
  if (request.method === 'POST') return write(path, await formOf(request), kept)
  const credentials = Buffer.from(`${key}:${secret}`).toString('base64')
  if (request.headers.authorization !== `Basic ${credentials}`) {
    return refuse(401, 'Invalid credentials')
  }
  if (path === 'ping') return { status: 200, body: { status: 'ok' } }
  const id = path.replace(/^resources\/image\/upload\/?/, '')
  if (id !== '') {
    const found = kept.get(id)
    return found
      ? { status: 200, body: resourceOf(id, found) }
      : refuse(404, `Resource not found - ${id}`)
  }
  const from = Number(searchParams.get('next_cursor') ?? 0)
  const all = [...kept].filter(([each]) => each.startsWith(searchParams.get('prefix') ?? ''))
  const resources = all.slice(from, from + perPage).map(([each, found]) => resourceOf(each, found))
  const hasMore = from + perPage < all.length
  return {
    status: 200,
    body: { resources, ...(hasMore && { next_cursor: String(from + perPage) }) },
  }
}

const resourceOf = (id: string, { createdAt, putAt }: { createdAt: Date; putAt: Date }) => ({
  public_id: id,
  created_at: createdAt.toISOString(),
  version: Math.floor(putAt.getTime() / 1000),
})

async function write(
  path: string,
  form: FormData,
  kept: CloudinaryEmulator['kept'],
): Promise<Answer> {
  const problem = problemOf(form)
  if (problem) return refuse(401, problem)
  const id = String(form.get('public_id'))
  if (path === 'image/destroy') {
    return { status: 200, body: { result: kept.delete(id) ? 'ok' : 'not found' } }
  }
  const file = form.get('file')
  if (!(file instanceof Blob)) return refuse(400, 'Missing required parameter - file')
  const bytes = Buffer.from(await file.arrayBuffer())
  const { format } = await sharp(bytes)
    .metadata()
    .catch(() => ({ format: null }))
  if (!format) return refuse(400, 'Invalid image file')
  kept.set(id, { bytes, createdAt: kept.get(id)?.createdAt ?? new Date(), putAt: new Date() })
  return { status: 200, body: { public_id: id, format } }
}

function problemOf(form: FormData): string | null {
  const unsigned = ['file', 'api_key', 'signature', 'cloud_name', 'resource_type']
  const text = [...form]
    .filter(([name]) => !unsigned.includes(name))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : ''}`)
    .toSorted()
    .join('&')
  const expected = createHash('sha1')
    .update(text + secret)
    .digest('hex')
  if (form.get('api_key') !== key) return 'Invalid api_key'
  if (form.get('signature') !== expected) return `Invalid Signature. String to sign - '${text}'`
  const age = Date.now() / 1000 - Number(form.get('timestamp'))
  return Math.abs(age) < 3600 ? null : 'Stale request'
}

async function formOf(request: IncomingMessage): Promise<FormData> {
  const type = request.headers['content-type'] ?? ''
  return new Response(new Uint8Array(await buffer(request)), {
    headers: { 'content-type': type },
  }).formData()
}

/** `/desa/image/upload/w_320,q_auto,f_avif/lumbung/…`: what the address says is made of what is kept. */
async function deliver(path: string, kept: CloudinaryEmulator['kept']) {
  const [, steps = '', id = ''] =
    new RegExp(`^/${cloud}/image/upload/([^/]+)/(.+)$`).exec(path) ?? []
  const original = kept.get(id)
  if (!original) return { status: 404, type: 'text/plain', bytes: Buffer.alloc(0) }
  const wanted = Object.fromEntries(steps.split(',').map((step) => step.split('_')))
  const format = ({ jpg: 'jpeg', webp: 'webp', avif: 'avif' } as const)[String(wanted.f)]
  if (!format) return { status: 400, type: 'text/plain', bytes: Buffer.alloc(0) }
  const picture = sharp(original.bytes).resize(Number(wanted.w))
  const bytes = await (
    format === 'avif' ? picture.avif({ effort: 0 }) : picture.toFormat(format)
  ).toBuffer()
  return { status: 200, type: `image/${format}`, bytes }
}
