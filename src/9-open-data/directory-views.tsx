import { contactLines } from '#people'
import { type Ctx, notThere } from '#platform'
import { type C, type FrameFacts, linkTo, param, type View } from '#ui'
import { hasBureau } from '#voices'
import { communityNeeds } from './community-needs.ts'
import { directory } from './directory.ts'
import { jsonAnswer } from './json-answer.ts'
import { CommunityPage } from './pages/community-page.tsx'
import { type Asked, DirectoryPage } from './pages/directory-page.tsx'
import { ListingPage } from './pages/listing-page.tsx'
import { NoticePage } from './pages/notice-page.tsx'
import type { Listing } from './rules/directory.ts'
import { hsdsPage } from './hsds-page.ts'
import { troubles } from './rules/trouble-words.ts'
import { isFor, matches } from './rules/troubles.ts'

/** Services that fit what somebody asks for: in their own words, by trouble, place, group and language. */
function fitting(all: readonly Listing[], a: Asked): Listing[] {
  const trouble = troubles.find((t) => t.key === a.trouble)
  return all.filter(
    (l) =>
      matches(l, a.q) &&
      (!trouble || isFor(l, trouble)) &&
      (!a.place || l.places.some((p) => p.id === a.place)) &&
      (!a.group || l.entry?.forWhom.some((g) => g === a.group || g === 'everybody')) &&
      (!a.language || l.entry?.languages.some((x) => x === a.language)),
  )
}

export async function directoryPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const of = (name: string) => (c.req.query(name) ?? '').trim().slice(0, 100)
  const asked: Asked = { q: of('q'), trouble: of('trouble'), place: of('place'), group: of('group'), language: of('language') }
  const all = await directory(ctx)
  return <DirectoryPage ctx={ctx} frame={frame} all={all} found={fitting(all, asked)} asked={asked} />
}

export async function listingPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const l = (await directory(ctx)).find((x) => x.contractId === param(c, 'contract') && x.lineId === param(c, 'line'))
  if (!l) return notThere()
  return <ListingPage ctx={ctx} frame={frame} l={l} contact={await contactLines(ctx)} hasBureau={await hasBureau(ctx)} />
}

/** A sheet for the notice board of one community. */
export async function noticePage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const all = await directory(ctx)
  const placeId = c.req.query('place') ?? ''
  const address = linkTo(c, '/open/directory')
  return <NoticePage ctx={ctx} frame={frame} all={all} placeId={placeId} address={address} contact={await contactLines(ctx)} />
}

/** What became of everything that one community said. */
export async function communityPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const found = await communityNeeds(ctx, param(c, 'id'))
  return found ? <CommunityPage ctx={ctx} frame={frame} found={found} /> : notThere()
}

/** The whole directory for programs. */
export async function directoryJson(c: C): Promise<Response> {
  const ctx = c.get('ctx')
  const offset = ctx.now.toZonedDateTimeISO(ctx.zone).offset
  return jsonAnswer(c, hsdsPage(await directory(ctx), { origin: c.get('origin'), offset }))
}
