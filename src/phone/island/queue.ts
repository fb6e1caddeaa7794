import type { Answer, Entry, Stands } from './carried.ts'

/** An entry that is still on the telephone: waiting to be sent, or sent and in need of its owner. */
export interface Waiting {
  entry: Entry
  is: 'waiting' | 'refused' | 'ask-day' | 'session-there' | 'conflict'
  /** Why the server did not take it. */
  says?: string | undefined
  wrong?: Readonly<Record<string, string>> | undefined
  /** What stands on the server instead. */
  stands?: Stands | null | undefined
}

export const newlyWritten = (entry: Entry): Waiting => ({ entry, is: 'waiting' })

/** In the order in which they were written: a record before what corrects it, one session before the next. */
export const inOrder = (queue: readonly Waiting[]): Waiting[] => queue.toSorted((a, b) => (a.entry.id < b.entry.id ? -1 : 1))

/** Most entries and characters of one sending. */
const most = { entries: 100, characters: 60_000 }

/** What is sent next: entries that wait, as many as fit. What needs its owner stays. */
export function nextToSend(queue: readonly Waiting[]): Entry[] {
  const sent: Entry[] = []
  let size = 0
  for (const { entry, is } of inOrder(queue)) {
    if (is !== 'waiting') continue
    // What was taken with an entry is large: such an entry goes alone.
    if (entry.photos) return sent.length > 0 ? sent : [entry]
    size += JSON.stringify(entry).length
    if (sent.length >= most.entries || (sent.length > 0 && size > most.characters)) break
    sent.push(entry)
  }
  return sent
}

/** The queue after an answer: what is stored leaves it, everything else stays with what was said of it. */
export function answered(queue: readonly Waiting[], a: Answer, sent: Entry): Waiting[] {
  return queue.flatMap((w): Waiting[] => {
    // Written anew while it was on its way: what was answered is not what stands here now.
    if (w.entry.id !== a.id || JSON.stringify(w.entry) !== JSON.stringify(sent)) return [w]
    if (!('says' in a)) return []
    if (a.is === 'conflict') return [{ entry: w.entry, is: a.is, says: a.says, stands: a.stands }]
    return [{ entry: w.entry, is: a.is, says: a.says, wrong: a.fields }]
  })
}

/** Puts what was written into the queue: in place of the entry it was written over, or of an earlier correction of the same record. */
export function written(queue: readonly Waiting[], entry: Entry): { queue: Waiting[]; dropped: string[] } {
  const isReplaced = (w: Waiting) =>
    w.entry.id === entry.id || (entry.kind === 'correction' && w.entry.kind === 'correction' && w.entry.of === entry.of)
  return {
    queue: inOrder([...queue.filter((w) => !isReplaced(w)), newlyWritten(entry)]),
    dropped: queue.filter((w) => isReplaced(w) && w.entry.id !== entry.id).map((w) => w.entry.id),
  }
}

/**
 * What the owner wrote, to be sent over what stands: a correction of the version that they have seen now. What became something else than a
 * record, as a contact, has other fields: it is corrected by hand.
 */
export function mineOver(w: Waiting, o: { id: string; at: string; reason: string }): Entry | undefined {
  if (!w.stands || (w.entry.kind !== 'correction' && w.entry.kind !== 'record')) return undefined
  const reason = w.entry.kind === 'correction' ? w.entry.fields.reason : o.reason
  const fields = { ...w.entry.fields, reason: reason ?? o.reason }
  return { id: o.id, at: o.at, kind: 'correction', of: w.stands.id, version: w.stands.version, fields }
}
