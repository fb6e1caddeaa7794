import { isRefusal, type Moment, type Refusal, sayMoment } from '#kernel'
import type { Ctx } from '#platform'
import { mostEntries, type SentEntry } from './entry-form.ts'
import type { Answer, Taken } from './island/carried.ts'
import { phoneAsking, type Shown } from './phone-asking.ts'
import { asksDay, minutesAhead, tellsClock } from './rules/clock.ts'
import { storeEntry } from './store-entry.ts'
import { noteSeen, takenOf } from './store/index.ts'
import { refuse } from './words.ts'

/**
 * What was written on a telephone, in the order in which it was written. Each entry is stored for itself: one that is refused keeps none
 * of the others waiting, and says why.
 */
export async function takeEntries(
  ctx: Ctx,
  i: { phone: Shown; clock: string; waiting: number; entries: readonly SentEntry[] },
  photos: readonly File[] = [],
): Promise<Taken | Refusal> {
  const phone = await phoneAsking(ctx, i.phone)
  if (isRefusal(phone)) return phone
  if (i.entries.length > mostEntries) return refuse('too-many-entries', mostEntries)
  // An entry never comes without the pictures that were taken with it: it comes alone, and all of them beside it.
  if (i.entries.some((e) => (e.photos ?? 0) !== photos.length)) return refuse('request-unread')
  const clock = moment(i.clock)
  if (!clock) return refuse('request-unread')
  const ahead = minutesAhead(clock, ctx.now)
  const before = new Map((await takenOf(ctx, { phoneId: phone.id, ids: i.entries.map((e) => e.id) })).map((t) => [t.id, t]))
  const answers: Answer[] = []
  for (const e of i.entries) {
    const at = moment(e.at)
    const isOff = !at || (!before.has(e.id) && asksDay({ at, dayKept: e.dayKept ?? false }, ahead, ctx.now))
    answers.push(isOff ? askDay(ctx, e, clock) : await storeEntry(ctx, phone, e, before.get(e.id), photos))
  }
  const stored = answers.filter((a) => a.is === 'stored' || a.is === 'already').length
  await noteSeen(ctx, { id: phone.id, unsent: Math.max(0, i.waiting - stored), sessionId: ctx.session?.id ?? null })
  return { now: ctx.now.toString(), ahead: tellsClock(ahead) ? ahead : null, answers }
}

function moment(text: string): Moment | undefined {
  try {
    return Temporal.Instant.from(text)
  } catch {
    return undefined
  }
}

function askDay(ctx: Ctx, e: SentEntry, clock: Moment): Answer {
  const no = refuse('ask-day', sayMoment(clock, ctx.lang, ctx.zone), sayMoment(ctx.now, ctx.lang, ctx.zone))
  return { id: e.id, is: 'ask-day', says: no.words[ctx.lang], fields: {} }
}
