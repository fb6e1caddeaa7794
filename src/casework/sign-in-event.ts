import { createHash, randomBytes } from 'node:crypto'
import { isRefusal, readReadableCode, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import type { CommunityEvent } from './rules/event.ts'
import { eventOfCode, isSignedIn, phonesAt, signPhoneIn } from './store/index.ts'
import { refuse } from './words.ts'

/** What the browser of somebody who comes keeps for one event, and for nothing else. */
export const newDeviceMark = (): string => randomBytes(16).toString('base64url')
/** What is kept of it here: of two events one person's marks have nothing in common, as they are made anew. */
const printOf = (e: CommunityEvent, mark: string): string => createHash('sha256').update(`${e.id} ${mark}`).digest('base64url')

/** More phones than any event has people. */
const mostPhones = 20_000

/** The event to which an address leads, with whether this phone was counted. */
export async function eventAt(
  ctx: Ctx,
  code: string,
  mark: string | undefined,
): Promise<{ e: CommunityEvent; counted: boolean } | Refusal> {
  const known = readReadableCode(code)
  const e = known && (await eventOfCode(ctx, known))
  if (!e || e.state === 'dropped') return refuse('no-such-event')
  return { e, counted: mark !== undefined && (await isSignedIn(ctx, { eventId: e.id, device: printOf(e, mark) })) }
}

/** Whether people can say now that they are there. */
export const isSignInOpen = (ctx: Ctx, e: CommunityEvent): boolean => e.state === 'planned' && e.heldOn.equals(ctx.today)

/** Somebody says with their own phone that they are there. Nobody asks who; a phone counts once. */
export async function signInToEvent(ctx: Ctx, i: { code: string; mark: string | undefined }): Promise<{ e: CommunityEvent } | Refusal> {
  const at = await eventAt(ctx, i.code, i.mark)
  if (isRefusal(at)) return at
  if (at.counted) return { e: at.e }
  if (!isSignInOpen(ctx, at.e)) return refuse('sign-in-closed')
  if (!i.mark) return refuse('no-cookie')
  if ((await phonesAt(ctx, at.e.id)) >= mostPhones) return refuse('event-full')
  return (await signPhoneIn(ctx, { eventId: at.e.id, device: printOf(at.e, i.mark) })) ? { e: at.e } : refuse('sign-in-closed')
}
