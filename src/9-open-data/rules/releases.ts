import { createHash } from 'node:crypto'
import { dayAt, type Moment, startOf } from '#kernel'
import { awarded, awardEnded } from './award-release.ts'
import { contracted } from './contract-releases.ts'
import type { Happening } from './happening.ts'
import type { Release, Tag } from './ocds.ts'
import { planning } from './plan-release.ts'
import type { PublicPurchase } from './public-facts.ts'
import { areaAt, ocidOf, prefixAt, type Publishing } from './publishing.ts'
import { speaker } from './speaker.ts'
import { tendering } from './tender-releases.ts'

/**
 * A purchase as the releases of its events, in the order in which they became public. Each is made only of facts that do not change
 * after their event, so the same event always gives the same release; its id ends with a fingerprint, so one id can never stand for
 * two contents (the address of the server does not count). A release is dated by its publication, in UTC: who asks for everything
 * since the last date misses nothing, also not a payment that was entered weeks after it was made. Where the record log does not know
 * that moment, the beginning of the day of the fact stands for it. Releases are merged in the order of their dates as text.
 */
export function releasesOf(p: PublicPurchase, how: Publishing): Release[] {
  const say = speaker(p, how)
  const all = [
    ...(p.plan ? [planning(p, p.plan, say)] : []),
    ...p.tenders.flatMap((t, i) => tendering(p, t, i, say)),
    ...p.awards.flatMap((a) => [awarded(p, a, say), ...(a.ended ? [awardEnded(a, a.ended, say)] : [])]),
    ...p.contracts.flatMap((c) => contracted(p, c, say)),
  ]
  const inOrder = all
    .map((h) => {
      const known = p.published.get(h.key) ?? h.at
      return { ...h, known, on: known ? dayAt(known, how.zone) : h.on }
    })
    .toSorted(
      (a, b) =>
        Temporal.PlainDate.compare(a.on, b.on) ||
        (a.known && b.known ? Temporal.Instant.compare(a.known, b.known) : 0) ||
        a.stage - b.stage ||
        (a.key < b.key ? -1 : 1),
    )
  const [first] = inOrder
  if (!first) return []
  const ocid = ocidOf(p, prefixAt(how, first.known ?? startOf(first.on, how.zone)))
  let last: Moment | null = null
  let begun = false
  const over = new Set<string>()
  return inOrder.map((h) => {
    const delivering = h.tag[0] === 'implementation'
    const tag: readonly Tag[] = delivering && begun ? ['implementationUpdate'] : h.tag
    begun ||= delivering
    let at: Moment = h.known ?? startOf(h.on, how.zone)
    if (last && Temporal.Instant.compare(at, last) <= 0) at = last.add({ seconds: 1 })
    last = at
    const body = placedAt(asOver(h.body, over), areaAt(how, at), p.purchaser.id)
    const content = { ocid, date: utc(at), tag, initiationType: 'tender' as const, language: 'zh' as const, ...body }
    return {
      ...content,
      id: `${ocid}-${h.key}-${createHash('sha256').update(JSON.stringify(content).replaceAll(how.origin, '')).digest('hex').slice(0, 10)}`,
    }
  })
}

/** What is told of a contract after its end does not set it running again: acceptances and payments follow for weeks. */
function asOver(body: Happening['body'], over: Set<string>): Happening['body'] {
  if (!body.contracts) return body
  const contracts = body.contracts.map((c) => (over.has(c.id) ? { ...c, status: 'terminated' as const } : c))
  for (const c of contracts) if (c.status === 'terminated') over.add(c.id)
  return { ...body, contracts }
}

/** The office with where it is, by the name its place had when this was published; where an institution sits nobody asked. */
function placedAt(body: Happening['body'], area: ReturnType<typeof areaAt>, officeId: string): Happening['body'] {
  if (!body.parties || Object.keys(area).length === 0) return body
  return {
    ...body,
    parties: body.parties.map((p) => (p.id === officeId && p.address ? { ...p, address: { ...area, ...p.address } } : p)),
  }
}

const utc = (m: Moment): string => m.toString({ smallestUnit: 'second' })
