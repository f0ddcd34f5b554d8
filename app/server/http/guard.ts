import type { IncomingMessage } from 'node:http'
import type { Policy } from './policy.ts'

export type Refusal = { status: number; why: string; allow?: string }

const methods = new Set(['GET', 'HEAD', 'POST', 'OPTIONS'])
const formTypes = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/json',
])
const longestUrl = 4096
const longestPath = 1024

/**
 * Stands in front of everything, page cache included. Remix's own check of the origin does not see
 * `?_data=` and resource routes, so this one decides for every unsafe request by itself.
 */
export function refusalFor(req: IncomingMessage, policy: Policy): Refusal | null {
  return (
    refusedAddress(req.url ?? '') ??
    refusedHost(req, policy) ??
    refusedMethod(req.method ?? '') ??
    (req.method === 'POST' ? refusedPost(req, policy) : null) ??
    refusedInternals(req.url ?? '')
  )
}

function refusedAddress(url: string): Refusal | null {
  // Absolute and asterisk forms belong to proxies; two slashes would name another host.
  if (!url.startsWith('/') || url.startsWith('//') || url.startsWith('/\\')) {
    return { status: 400, why: 'address' }
  }
  const path = pathOf(url)
  if (path === '/__manifest') return { status: 404, why: 'manifest' }
  if (url.length > longestUrl || path.length > longestPath) return { status: 414, why: 'long' }
  if (!url.includes('%')) return null
  if (/%00/.test(url)) return { status: 400, why: 'zero byte' }
  try {
    const decoded = decodeURIComponent(path)
    if (decoded === '/__manifest') return { status: 404, why: 'manifest' }
    return hasControlCharacter(decoded) ? { status: 400, why: 'control character' } : null
  } catch {
    return { status: 400, why: 'encoding' }
  }
}

function hasControlCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 32 || code === 127) return true
  }
  return false
}

function refusedHost(req: IncomingMessage, policy: Policy): Refusal | null {
  const { host } = req.headers
  let count = 0
  // Node keeps the first of two Host headers and forgets the other; a proxy might do the opposite.
  for (let i = 0; i < req.rawHeaders.length; i += 2) {
    const name = req.rawHeaders[i]
    if (name?.length === 4 && name.toLowerCase() === 'host') count++
  }
  if (count !== 1 || host === undefined) return { status: 400, why: 'host count' }
  if (policy.hosts.has(host) || policy.hosts.has(host.toLowerCase())) return null
  const wellFormed = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i.test(host)
  return { status: wellFormed ? 421 : 400, why: 'host' }
}

function refusedMethod(method: string): Refusal | null {
  return methods.has(method)
    ? null
    : { status: 405, why: 'method', allow: 'GET, HEAD, POST, OPTIONS' }
}

function refusedPost(req: IncomingMessage, policy: Policy): Refusal | null {
  const url = req.url ?? ''
  const webhook = isWebhook(url, policy)
  if (!webhook && !comesFromOurPages(req, policy)) return { status: 403, why: 'origin' }
  const declared = req.headers['content-length']
  const length = declared === undefined ? null : Number(declared)
  if (length !== null && length > bodyLimit(url, policy)) return { status: 413, why: 'body' }
  const isEmpty = length === 0 || (length === null && !req.headers['transfer-encoding'])
  if (webhook || isEmpty) return null
  const type = req.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return formTypes.has(type) ? null : { status: 415, why: 'content type' }
}

/**
 * Browsers send `Origin` with every POST and, on secure addresses, `Sec-Fetch-Site`. A page with
 * `Referrer-Policy: no-referrer` (a purchase, a ticket) sends `Origin: null`, so that value counts
 * only together with `Sec-Fetch-Site: same-origin`, which a sandboxed foreign page cannot have.
 */
function comesFromOurPages(req: IncomingMessage, policy: Policy): boolean {
  const { origin } = req.headers
  const site = req.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  if (origin === undefined || origin === 'null') return site === 'same-origin'
  return policy.origins.has(origin)
}

function refusedInternals(url: string): Refusal | null {
  const start = url.indexOf('?')
  if (start === -1) return null
  const query = url.slice(start + 1)
  if (!query.includes('_data') && !query.includes('%')) return null
  // The data requests of earlier Remix versions still reach any loader by its route id; nothing
  // of ours makes them.
  return new URLSearchParams(query).has('_data') ? { status: 404, why: 'data request' } : null
}

const kilobyte = 1024

/** A mail program posts to the address of its letter, whose sealed token proves it; to no other query. */
const declinedByMail = /^\/webhooks\/unsubscribe\?token=[\w-]+$/

const isWebhook = (url: string, policy: Policy) =>
  policy.webhooks.has(url) || declinedByMail.test(url)

/** In bytes, before anything is parsed: whoever may post a form may not post a film with it. */
export function bodyLimit(url: string, policy: Policy): number {
  if (isWebhook(url, policy)) return 256 * kilobyte
  const path = pathOf(url)
  const isUpload = policy.uploads.some((route) => route.test(path))
  return isUpload ? 12 * kilobyte * kilobyte : kilobyte * kilobyte
}

export function pathOf(url: string): string {
  const end = url.indexOf('?')
  return end === -1 ? url : url.slice(0, end)
}

/** Without proxies of our own, these headers were written by the visitor. */
export function dropForwardedHeaders(req: IncomingMessage): void {
  for (const name of Object.keys(req.headers)) {
    if (name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'x-real-ip') {
      delete req.headers[name]
    }
  }
}
