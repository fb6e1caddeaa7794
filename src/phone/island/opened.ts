import type { Answer, Entry, Fields, PhoneData } from './carried.ts'
import { lock, lockBytes, type Locked, unlock, unlockBytes, type Vault } from './lock.ts'
import { answered, inOrder, type Waiting, written } from './queue.ts'
import { dropLocked, locked, placesOf, putLocked, putVault } from './store.ts'

/** A visit that goes on: what it will be recorded as, and since when. */
interface Visit {
  form: string
  since: string
}

/** What lies on the telephone while it is open: everything is written to the disk, locked, before it counts as kept. */
export class Opened {
  vault: Vault
  data: PhoneData | undefined
  queue: Waiting[] = []
  drafts = new Map<string, Fields>()
  visit: Visit | undefined
  readonly #key: CryptoKey

  constructor(vault: Vault, key: CryptoKey) {
    this.vault = vault
    this.#key = key
  }

  #place = (what: string): string => `${this.vault.owner}/${what}`
  async #put(what: string, value: unknown): Promise<void> {
    await putLocked(this.#place(what), await lock(this.#key, value, this.#place(what)))
  }
  async #get<T>(place: string): Promise<T | undefined> {
    const l: Locked | undefined = await locked(place)
    return l && (await unlock<T>(this.#key, l, place))
  }

  /** Reads what lies there; what was fetched is not read where it is too old, and taken off. */
  async load(o: { tooOld: boolean }): Promise<void> {
    if (o.tooOld) await dropLocked(this.#place('data'))
    this.data = await this.#get<PhoneData>(this.#place('data'))
    this.visit = await this.#get<Visit>(this.#place('visit'))
    await this.readQueue()
    for (const place of await placesOf(this.#place('draft/')))
      this.drafts.set(place.slice(this.#place('draft/').length), (await this.#get<Fields>(place)) ?? {})
  }

  /** The queue as it lies on the disk: another window may have written to it. */
  async readQueue(): Promise<void> {
    const all: Waiting[] = []
    for (const place of await placesOf(this.#place('entry/'))) {
      const w = await this.#get<Waiting>(place)
      if (w) all.push(w)
    }
    this.queue = inOrder(all)
  }

  async keepData(data: PhoneData): Promise<void> {
    await this.#put('data', data)
    this.data = data
    this.vault = { ...this.vault, lang: data.lang, heardAt: data.now, keepDays: data.keepDays }
    await putVault(this.vault)
  }

  /** Writes an entry. @throws where there is no room: then everything is as it was before */
  async write(entry: Entry, draft?: string): Promise<void> {
    const { queue, dropped } = written(this.queue, entry)
    await this.#put(
      `entry/${entry.id}`,
      queue.find((w) => w.entry.id === entry.id),
    )
    for (const id of dropped) await dropLocked(this.#place(`entry/${id}`))
    this.queue = queue
    if (draft !== undefined) await this.dropDraft(draft)
  }
  #photos = (id: string): string => this.#place(`photo/${id}/`)
  /**
   * Keeps pictures and recordings for an entry that is about to be written, each locked for itself. @returns how many it has now
   * @throws where there is no room: then none of the new ones is kept
   */
  async keepPhotos(id: string, photos: readonly Blob[]): Promise<number> {
    const before = await placesOf(this.#photos(id))
    const kept: string[] = []
    try {
      for (const photo of photos) {
        const place = `${this.#photos(id)}${String(before.length + kept.length).padStart(2, '0')}`
        await putLocked(place, await lockBytes(this.#key, new Uint8Array(await photo.arrayBuffer()), place))
        kept.push(place)
      }
    } catch (e) {
      for (const place of kept) await dropLocked(place)
      throw e
    }
    return before.length + kept.length
  }
  async photosOf(id: string): Promise<Blob[]> {
    const all: Blob[] = []
    for (const place of await placesOf(this.#photos(id))) {
      const l = await locked(place)
      if (l) all.push(new Blob([await unlockBytes(this.#key, l, place)]))
    }
    return all
  }
  async dropPhotos(id: string): Promise<void> {
    for (const place of await placesOf(this.#photos(id))) await dropLocked(place)
  }

  async drop(id: string): Promise<void> {
    await this.dropPhotos(id)
    await dropLocked(this.#place(`entry/${id}`))
    this.queue = this.queue.filter((w) => w.entry.id !== id)
  }

  /** Takes what the server said of what was sent. */
  async take(answers: readonly Answer[], sent: readonly Entry[]): Promise<void> {
    await this.readQueue()
    for (const a of answers) {
      const of = sent.find((e) => e.id === a.id)
      if (!of) continue
      const after = answered(this.queue, a, of)
      const now = after.find((w) => w.entry.id === a.id)
      if (!now) await this.drop(a.id)
      else if (now !== this.queue.find((w) => w.entry.id === a.id)) await this.#put(`entry/${a.id}`, now)
      this.queue = after
    }
  }

  async keepDraft(form: string, fields: Fields): Promise<void> {
    this.drafts.set(form, fields)
    await this.#put(`draft/${form}`, fields)
  }
  async dropDraft(form: string): Promise<void> {
    this.drafts.delete(form)
    await dropLocked(this.#place(`draft/${form}`))
  }

  async begin(visit: Visit): Promise<void> {
    this.visit = visit
    await this.#put('visit', visit)
  }
  async end(): Promise<void> {
    this.visit = undefined
    await dropLocked(this.#place('visit'))
  }
}
