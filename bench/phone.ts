import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Answer, Entry, PhoneData } from '../src/phone/island/carried.ts'
import { find, indexOf } from '../src/phone/island/search.ts'
import { uuidAt } from '../src/phone/island/uuid-at.ts'
import { shellOf } from '../src/phone/shell.ts'
import type { Loaded } from './load.ts'
import { median, table, verdict } from './servers.ts'

/*
 * The worker's telephone: how large the island is, how long somebody waits for what they look for among 5,000 cases and 50,000 contacts,
 * by the very function of the island, and how long 500 entries take to be sent.
 */

const [cases, contacts] = [5000, 50_000]

/** Rows of a table: what, how much, whether within the aim. */
export function islandRows(): string[][] {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const kilobytes = [...shellOf(root).files.values()].reduce((n, f) => n + gzipSync(f.body).length, 0) / 1000
  const ms = searched()
  return [
    ['Island of the telephone, compressed', `${kilobytes.toFixed(1)} KB`, verdict(kilobytes, 150, 'KB')],
    [`Search over ${cases} cases and ${contacts} contacts`, `${ms.toFixed(1)} ms`, verdict(ms, 100, 'ms')],
  ]
}

/** The slowest of several searches: what is found late, not at all, and by two words. */
function searched(): number {
  const index = indexOf(carried())
  const times = ['K4999', 'nothing of the kind', '2026-02-28 K0007', 'home 2026'].map((words) =>
    median(
      Array.from({ length: 9 }, () => {
        const from = performance.now()
        find(index, words)
        return performance.now() - from
      }),
    ),
  )
  return Math.max(...times)
}

function carried(): PhoneData {
  const on = (n: number) => `2026-0${1 + (n % 2)}-${String(1 + (n % 28)).padStart(2, '0')}`
  const nothing = { contracts: [], communities: [], deliverables: [], groups: [], records: [] }
  return {
    ...{ now: '2026-03-01T00:00:00Z', today: '2026-03-01', lang: 'en', owner: 'usr_x', keepDays: 14, ...nothing },
    cases: Array.from({ length: cases }, (_, n) => ({
      ...{ id: `cas_${n}`, code: `K${String(n).padStart(4, '0')}`, line: 'Casework', asksUnit: false, next: null },
      contacts: Array.from({ length: contacts / cases }, (_, m): [string, string] => [on(n + m), m % 2 ? 'home-visit' : 'phone']),
    })),
    choices: {
      what: [],
      askedBy: [],
      category: [],
      contact: [['home-visit', 'Home visit'] as const, ['phone', 'Telephone'] as const].map(([a, b]) => [a, b]),
      minutes: [],
    },
  }
}

/** Sends 500 entries as the telephone does, a hundred at a time, to a server that runs. */
export async function syncRow(base: string, l: Loaded): Promise<string[]> {
  const headers = { cookie: l.workerCookie, 'content-type': 'application/json', origin: base }
  const ask = async <T>(path: string, body: unknown): Promise<T> => {
    const r = await fetch(`${base}/phone/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!r.ok) throw new Error(`/phone/${path}: ${r.status} ${await r.text()}`)
    return (await r.json()) as T
  }
  const { id, token } = await ask<{ id: string; token: string }>('enter', { name: 'bench' })
  const now = Temporal.Now.instant()
  const entry = (n: number): Entry => ({
    ...{ id: uuidAt(now.epochMilliseconds + n), kind: 'record', at: now.toString() },
    fields: {
      ...{
        what: 'casework',
        minutes: '1',
        askedBy: 'own-plan',
        category: 'direct',
        line: `${l.contractId}/${l.lineId}`,
        people: '1',
        units: '',
      },
      ...{
        servedOn: Temporal.PlainDate.from(l.firstDay)
          .add({ days: n % 200 })
          .toString(),
        communityId: l.communityId,
      },
    },
  })
  const all = Array.from({ length: 500 }, (_, n) => entry(n))
  const from = performance.now()
  for (let at = 0; at < all.length; at += 100) {
    const sent = {
      phone: { id, token },
      clock: Temporal.Now.instant().toString(),
      waiting: all.length - at,
      entries: all.slice(at, at + 100),
    }
    const { answers } = await ask<{ answers: Answer[] }>('entries', sent)
    const wrong = answers.find((a) => a.is !== 'stored')
    if (wrong) throw new Error(`an entry was not stored: ${JSON.stringify(wrong)}`)
  }
  const seconds = (performance.now() - from) / 1000
  return ['500 entries sent from a telephone', `${seconds.toFixed(2)} s`, verdict(seconds, 3, 's')]
}

/** Alone, without a server: `npm run bench -- --phone`. */
export const printIsland = (): void => void process.stdout.write(`${table(['The telephone', 'measured', 'aim'], islandRows())}\n`)
