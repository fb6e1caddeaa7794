import { titles, type Words } from '#kernel'
import { organisations } from '#people'
import type { Ctx, Result, ToldEntry } from '#platform'
import { blindBidder } from './cover.ts'
import type { Tender } from './rules/tender.ts'
import { bidRows, tender } from './store/index.ts'
import { resultWords } from './words.ts'

/** Whom an outcome of a tender concerns: each bidder, the winner otherwise than the others, and the office where the clock decided. */
export async function results(ctx: Ctx, e: ToldEntry): Promise<readonly Result[]> {
  const says = toBidders[e.action]
  if (!says || e.subjectKind !== 'tender' || !e.subjectId) return []
  const t = await tender(ctx, e.subjectId)
  if (!t) return []
  const href = `/tenders/${t.id}`
  const told = (await bidders(ctx, t)).map(
    (id): Result => ({ organisationId: id, may: 'bids.submit', title: says(titles(t), e, id === e.facts.provider), href }),
  )
  const office = toOffice[e.action]
  if (office) told.push({ organisationId: t.purchaserId, may: 'tenders.edit', title: office(titles(t)), href })
  return told
}

type Says = (title: Words, e: ToldEntry, isWinner: boolean) => Words
const awarded: Says = (title, _, isWinner) => resultWords.both(isWinner ? 'won' : 'notWon', title)
const toBidders: Readonly<Record<string, Says | undefined>> = {
  'awards.decide': awarded,
  'awards.by-silence': awarded,
  'tenders.open': (title) => resultWords.both('opened', title),
  'tenders.cancel': (title) => resultWords.both('cancelled', title),
  'tenders.void': (title) => resultWords.both('void', title),
  'tenders.answer': (title, e) => resultWords.both(e.facts.deadline ? 'deadlineMoved' : 'answered', title),
}
/** What the office did not do itself. */
const toOffice: Readonly<Record<string, ((title: Words) => Words) | undefined>> = {
  'awards.by-silence': (title) => resultWords.both('awardedBySilence', title),
  'tenders.open': (title) => resultWords.both('opened', title),
}

/** Who bid. While the bids are sealed nobody but this program can tell, by trying each institution, and each is told only of itself. */
async function bidders(ctx: Ctx, t: Tender): Promise<string[]> {
  const rows = (await bidRows(ctx, t.id)).filter((b) => b.state !== 'withdrawn')
  if (rows.length === 0) return []
  const institutions = rows.some((b) => b.provider_id === null) ? await organisations(ctx, { kind: 'institution' }) : []
  const blind = new Map(institutions.map((o) => [blindBidder(ctx, t.id, o.id), o.id as string]))
  return [...new Set(rows.flatMap((b) => b.provider_id ?? (b.bidder_blind ? (blind.get(b.bidder_blind) ?? []) : [])))]
}
