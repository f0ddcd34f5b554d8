import { lookup } from 'node:dns'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { type CalendarSource, CalendarUnavailable } from './calendar-source.ts'
import { readCalendar } from './ical-reader.ts'
import { isPublicAddress } from './public-address.ts'

type Settings = {
  /** For the whole call, redirects included. */
  timeoutMs: number
  /** An origin that may be http and on this machine: the emulator's. */
  allowedOrigin?: string | undefined
}

const largestBytes = 1_000_000
const mostRedirects = 3

/** Calendars in the format of RFC 5545 behind https addresses of the open internet. */
export function createIcalSource({ timeoutMs, allowedOrigin }: Settings): CalendarSource {
  return async (address, window) => {
    const signal = AbortSignal.timeout(timeoutMs)
    try {
      return readCalendar(await fetchBytes(address, { signal, allowedOrigin }), window)
    } catch (error) {
      if (error instanceof CalendarUnavailable) throw error
      throw new CalendarUnavailable(signal.aborted ? 'timeout' : 'unreachable', { cause: error })
    }
  }
}

type Call = { signal: AbortSignal; allowedOrigin: string | undefined }

async function fetchBytes(address: string, call: Call): Promise<Buffer> {
  let url = checkedAddress(address, call)
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const response = await ask(url, call)
    const { statusCode = 0, headers } = response
    if (statusCode === 200) return readBody(response)
    response.destroy()
    const isMoved = [301, 302, 303, 307, 308].includes(statusCode) && headers.location
    if (!isMoved) throw new CalendarUnavailable('refused')
    url = checkedAddress(new URL(headers.location ?? '', url).href, call)
  }
  throw new CalendarUnavailable('refused')
}

/** Names are looked at again when they are resolved, at the very moment of connecting. */
function checkedAddress(address: string, { allowedOrigin }: Call): URL {
  const url = URL.parse(address)
  if (!url || url.username || url.password) throw new CalendarUnavailable('bad-address')
  if (url.origin === allowedOrigin) return url
  if (url.protocol !== 'https:' || url.port) throw new CalendarUnavailable('bad-address')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && !isPublicAddress(host)) throw new CalendarUnavailable('private-address')
  return url
}

/**
 * One request without following anything. The address is checked where the socket takes it from, so a
 * name that points somewhere else the second time gains nothing.
 */
function ask(url: URL, { signal, allowedOrigin }: Call): Promise<IncomingMessage> {
  const isAllowed = url.origin === allowedOrigin
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const call = request(url, {
      signal,
      agent: false,
      headers: { Accept: 'text/calendar', 'Accept-Encoding': 'identity', 'User-Agent': 'Lumbung' },
      ...(!isAllowed && { lookup: lookupPublic }),
    })
    call.once('response', resolve)
    call.once('error', reject)
    call.end()
  })
}

const lookupPublic: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '')
    const [first] = addresses
    if (!first || !addresses.every(({ address }) => isPublicAddress(address))) {
      return done(new CalendarUnavailable('private-address'), '')
    }
    if (options.all) done(null, addresses)
    else done(null, first.address, first.family)
  })
}

async function readBody(response: IncomingMessage): Promise<Buffer> {
  const encoding = response.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') throw new CalendarUnavailable('unreadable')
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > largestBytes) throw new CalendarUnavailable('too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
