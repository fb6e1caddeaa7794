import { contract, workedOn } from '#contracts'
import { addServiceRecord } from '#delivery'
import { isBefore, isOfSessions, isRefusal, noUnitTerms, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { changeEvent, runsEvent } from './change-event.ts'
import type { HoldInput } from './event-form.ts'
import { eventWords } from './event-words.ts'
import { type CommunityEvent, peopleAt, signedIn } from './rules/event.ts'
import { phonesAt } from './store/index.ts'
import { refuse } from './words.ts'

/** Records an event that took place: one service record of as many people as were there. Nobody types that number twice. */
export const holdEvent = (ctx: Ctx, i: HoldInput & { id: string }): Promise<{ id: string } | Refusal> =>
  changeEvent(ctx, { id: i.id, verb: 'hold' }, async ({ tx, inside, now, set }) => {
    if (!runsEvent(ctx, now)) return refuse('not-your-event')
    if (isBefore(ctx.today, now.heldOn)) return refuse('not-held-yet', now.heldOn)
    const counted = { heads: i.heads ?? null, onPaper: i.onPaper ?? null }
    const phones = await phonesAt(inside, now.id, tx)
    const wrong = whyNotCounted(i, counted, phones)
    if (wrong) return wrong
    const helped = { volunteers: i.volunteers ?? null, volunteer_minutes: i.volunteerHours ? minutesOf(i.volunteerHours) : null }
    const { version, ...part } = inside
    const added = await writeRecord(part, now, i, { people: peopleAt(counted, phones), ...helped })
    if (isRefusal(added)) return atEvent(added)
    return await set({
      ...{ heads: counted.heads, on_paper: counted.onPaper, ...helped },
      ...{ record_id: added.id, closing_note: i.note ?? null },
    })
  })

const minutesOf = (hours: string): number => Math.round(Number(hours) * 60)
/** Everybody who was there is counted at least once, and volunteers have hours. */
function whyNotCounted(i: HoldInput, counted: { heads: number | null; onPaper: number | null }, phones: number): Refusal | undefined {
  const signed = signedIn(counted, phones)
  if (peopleAt(counted, phones) === 0) return refuse('nobody-at-event').at('heads')
  // Somebody who signed in was there, or a word says why not.
  if (counted.heads !== null && counted.heads < signed && !i.note) return refuse('fewer-heads', signed).at('heads')
  const hours = Number(i.volunteerHours ?? 0)
  if ((i.volunteers ?? 0) > 0 !== hours > 0) return refuse('volunteers-hours').at(hours > 0 ? 'volunteers' : 'volunteerHours')
  return undefined
}

async function writeRecord(
  ctx: Ctx,
  e: CommunityEvent,
  i: HoldInput,
  n: { people: number; volunteers: number | null; volunteer_minutes: number | null },
): Promise<{ id: string } | Refusal> {
  const c = await contract(ctx, e.contractId)
  const line = c && workedOn(c, e.heldOn).lines.find((l) => l.id === e.lineId)
  if (!line || !c) return refuse('no-line')
  const ofOne = line.kind === 'project' && !isOfSessions(line.unitTerms ?? noUnitTerms)
  const t = eventWords[ctx.lang]
  const helped = n.volunteers && n.volunteer_minutes ? t.helped(n.volunteers, String(Math.round(n.volunteer_minutes / 6) / 10)) : ''
  return await addServiceRecord(ctx, {
    ...{ contractId: c.id, lineId: e.lineId, servedOn: e.heldOn, category: 'direct', what: 'event', minutes: i.minutes },
    ...{ askedBy: 'own-plan', people: n.people, units: ofOne && i.unit ? 1 : 0, communityId: e.communityId ?? undefined },
    note: [t.noteOf(e.title, e.place), helped, i.note].filter(Boolean).join(' '),
  })
}

/** What the form of an event calls a field of the record. */
const names: Record<string, string> = {
  people: 'heads',
  units: 'unit',
  what: 'unit',
  lineId: 'unit',
  deliverableId: 'unit',
  servedOn: 'minutes',
}
const atEvent = (no: Refusal): Refusal =>
  no.fields ? { ...no, fields: Object.fromEntries(Object.entries(no.fields).map(([name, says]) => [names[name] ?? name, says])) } : no
