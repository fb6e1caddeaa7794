import type { PhoneData, Taken } from './carried.ts'
import type { Opened } from './opened.ts'
import { momentNow } from './phone-clock.ts'
import { nextToSend } from './queue.ts'
import { reach, type Said } from './reach.ts'

/** How sending ended: all that could be was sent, or why not. `ahead`: minutes by which the clock of the telephone is wrong. */
export type Sent = { is: 'sent'; ahead: number | null } | Exclude<Said<never>, { is: 'said' }>

let going: Promise<Sent> | undefined

/** Sends what waits, in its order, and fetches what is new. Once at a time. */
export function send(o: Opened): Promise<Sent> {
  going ??= sendAll(o).finally(() => (going = undefined))
  return going
}

async function sendAll(o: Opened): Promise<Sent> {
  let ahead: number | null = null
  for (;;) {
    const entries = nextToSend(o.queue)
    if (entries.length === 0) break
    const photos = entries[0]!.photos ? await o.photosOf(entries[0]!.id) : []
    const said = { phone: o.vault.phone, clock: momentNow(), waiting: o.queue.length, entries }
    const r = await reach<Taken>(photos.length > 0 ? 'photos' : 'entries', said, photos)
    if (r.is !== 'said') return r
    ahead = r.said.ahead
    await o.take(r.said.answers, entries)
  }
  const r = await reach<PhoneData>('data', { phone: o.vault.phone, waiting: o.queue.length })
  if (r.is !== 'said') return r
  await o.keepData(r.said)
  return { is: 'sent', ahead }
}
