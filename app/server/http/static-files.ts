import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { acceptsBrotli, acceptsGzip } from './encodings.ts'
import type { SecurityHeaders } from './security-headers.ts'

type Variant = { headers: string[]; body: Buffer }
type StaticFile = { etag: string; plain: Variant; gzip: Variant | null; brotli: Variant | null }

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * The built client files, kept in memory with the compressed copies the build made: they are few,
 * and an address can only name what is in this map.
 */
export class StaticFiles {
  readonly #files = new Map<string, StaticFile>()

  constructor(folder: string, headers: SecurityHeaders) {
    if (!existsSync(folder)) return
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const file = path.join(folder, name)
      const address = `/${name.replaceAll(path.sep, '/')}`
      if (/\.(br|gz)$/.test(name) || address.startsWith('/.') || !statSync(file).isFile()) continue
      this.#files.set(address, read(file, address, headers))
    }
  }

  /** Answers when the address is one of the files. */
  serve(req: IncomingMessage, res: ServerResponse): boolean {
    const url = req.url ?? ''
    const query = url.indexOf('?')
    const file = this.#files.get(query === -1 ? url : url.slice(0, query))
    if (!file || (req.method !== 'GET' && req.method !== 'HEAD')) return false
    const accepted = req.headers['accept-encoding']
    const { headers, body } =
      (acceptsBrotli(accepted) && file.brotli) || (acceptsGzip(accepted) && file.gzip) || file.plain
    if (req.headers['if-none-match']?.includes(file.etag)) {
      res.writeHead(304, headers).end()
    } else {
      res.writeHead(200, ['Content-Length', String(body.length), ...headers])
      res.end(req.method === 'HEAD' ? undefined : body)
    }
    return true
  }
}

function read(file: string, address: string, { everywhere }: SecurityHeaders): StaticFile {
  const body = readFileSync(file)
  const etag = createHash('sha256').update(body).digest('base64url').slice(0, 16)
  const common = [
    'Content-Type',
    types[path.extname(file)] ?? 'application/octet-stream',
    'Cache-Control',
    cacheControl(address),
    'Vary',
    'Accept-Encoding',
    ...everywhere.flat(),
    ...(address.endsWith('-worker.js') ? workerHeaders : []),
  ]
  const variant = (suffix: string, encoding: string | null): Variant | null => {
    if (suffix && !existsSync(file + suffix)) return null
    const headers = [...common, 'ETag', `"${etag}${suffix}"`]
    if (encoding) headers.push('Content-Encoding', encoding)
    return { headers, body: suffix ? readFileSync(file + suffix) : body }
  }
  return {
    etag,
    plain: { headers: [...common, 'ETag', `"${etag}"`], body },
    gzip: variant('.gz', 'gzip'),
    brotli: variant('.br', 'br'),
  }
}

/** It may serve its page in the console and nothing else, and load nothing that is not ours. */
const workerHeaders = [
  'Service-Worker-Allowed',
  '/kelola/',
  'Content-Security-Policy',
  `default-src 'self'`,
]

function cacheControl(address: string): string {
  // Names below /assets carry a hash of the content, so they never change.
  if (address.startsWith('/assets/')) return 'public, max-age=31536000, immutable'
  // They name other files of the same build, so an old one would ask for what is gone.
  if (/^\/(gate|counter)(-worker)?\.js$/.test(address)) return 'public, no-cache'
  return 'public, max-age=3600, stale-while-revalidate=86400'
}
