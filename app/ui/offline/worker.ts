import type { Ask, Signal } from './send-notes.ts'

// The service worker of one page, and of nothing else: a phone that opened it once opens it again without
// signal. What it keeps is the same for everybody: an empty page, its scripts and its looks.

type Filled = {
  name: string
  version: string
  shell: string
  page: string
  files: readonly string[]
}
/** Filled in by the build (app/server/http/phone-bundle.ts). */
declare const phoneFiles: Filled

type Waiting = Event & { waitUntil(work: Promise<unknown>): void }
type Asked = Waiting & { request: Request; respondWith(answer: Promise<Response>): void }
type Synced = Waiting & { tag: string }
type Worker = {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void
  addEventListener(type: 'sync', listener: (event: Synced) => void): void
}

const worker = globalThis as unknown as Worker
const { name, version, shell, page, files } = phoneFiles
const prefix = `${name} `
/** With a weak signal the kept page is there sooner. */
const patienceMs = 3000

worker.addEventListener('install', (event) => event.waitUntil(install()))
worker.addEventListener('activate', (event) => event.waitUntil(activate()))
worker.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== location.origin) return
  if (mode === 'navigate' && pathname === page) event.respondWith(openPage(event.request))
  else if (pathname === `/${name}.js` || pathname.startsWith('/assets/')) {
    event.respondWith(keptOr(event.request))
  }
})
/** What the phone has to tell goes when there is signal, though the page is closed. */
export function sendInBackground(tag: string, send: (ask: Ask) => Promise<Signal>): void {
  worker.addEventListener('sync', (event) => {
    if (event.tag === tag) event.waitUntil(sendLater(send))
  })
}

/** All of a version or nothing: one that is not complete never takes over. */
async function install(): Promise<void> {
  const cache = await caches.open(prefix + version)
  const answer = await fetch(shell, { cache: 'no-cache', redirect: 'error' })
  if (!answer.ok) throw new Error(`${shell} answered ${answer.status}`)
  const looks = [
    ...(await answer.clone().text()).matchAll(/"(\/assets\/[\w.-]+\.css|\/enhance\.js)"/g),
  ]
  const needed = new Set([...files, ...looks.flatMap(([, file]) => file ?? [])])
  await cache.addAll([...needed])
  await cache.put(shell, answer)
  await worker.skipWaiting()
}

/** The version before stays, for windows that are still open with its scripts; older ones go. */
async function activate(): Promise<void> {
  const kept = (await caches.keys()).filter((each) => each.startsWith(prefix))
  const before = kept.filter((each) => each !== prefix + version).slice(0, -1)
  await Promise.all(before.map((each) => caches.delete(each)))
  await worker.clients.claim()
}

/** As the server has it; without signal the empty page, which the phone fills by itself. */
async function openPage(request: Request): Promise<Response> {
  const patience = new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null))
  const answer = await Promise.race([fetch(request).catch(() => null), patience])
  if (answer && answer.status < 500) return answer
  return (await keptCopy(shell)) ?? answer ?? Response.error()
}

async function keptOr(request: Request): Promise<Response> {
  return (await keptCopy(new URL(request.url).pathname)) ?? fetch(request)
}

/** Of this version, else of the one before: a page always has the scripts it was made with. */
async function keptCopy(address: string): Promise<Response | undefined> {
  const cache = await caches.open(prefix + version)
  return (await cache.match(address)) ?? caches.match(address)
}

/** A promise that is rejected is tried again by the browser, when there is signal. */
async function sendLater(send: (ask: Ask) => Promise<Signal>): Promise<void> {
  const signal = await send((address, request) => fetch(address, request))
  if (signal === 'offline') throw new Error('No signal yet')
}
