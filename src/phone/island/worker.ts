/*
 * Keeps the files of the island, and nothing else: what somebody reads or writes never passes through here. Before this file the server
 * puts which files there are and of which version.
 */
declare const kept: { version: string; addresses: string[] }
interface Extendable {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Extendable {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface Scope {
  addEventListener(type: 'install' | 'activate', work: (e: Extendable) => void): void
  addEventListener(type: 'fetch', work: (e: Fetching) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}
const worker = globalThis as unknown as Scope
const cacheName = `tandem-phone-${kept.version}`

worker.addEventListener('install', (e) => {
  const all = kept.addresses.map((a) => new Request(a, { cache: 'reload', credentials: 'omit' }))
  e.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll(all))
      .then(() => worker.skipWaiting()),
  )
})

worker.addEventListener('activate', (e) => {
  e.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((n) => n.startsWith('tandem-phone-') && n !== cacheName).map((n) => caches.delete(n))))
      .then(() => worker.clients.claim()),
  )
})

worker.addEventListener('fetch', (e) => {
  const { pathname, origin } = new URL(e.request.url)
  if (e.request.method !== 'GET' || origin !== location.origin || !kept.addresses.includes(pathname)) return
  e.respondWith(caches.match(pathname, { cacheName }).then((found) => found ?? fetch(e.request)))
})
