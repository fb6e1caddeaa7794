import { fractionOf, titles, type Words } from '#kernel'
import { organisations } from '#people'
import type { Ctx, Result, ToldEntry } from '#platform'
import { noticeResults } from './notice-results.ts'
import type { Tender } from './rules/tender.ts'
import { bidRows, challenge, complaint, tender } from './store/index.ts'
import { redressResults } from './rules/redress-words.ts'
import { resultWords } from './words.ts'

/**
 * Whom an outcome of a tender concerns: each bidder, the winner otherwise than the others, and the office where the clock decided.
 * Until the bids are opened nothing may be written down by which anybody could tell who bid: what happens then is told to every
 * institution alike, as the call itself is.
 */
export async function results(ctx: Ctx, e: ToldEntry): Promise<readonly Result[]> {
  if (e.subjectKind === 'complaint' && e.subjectId) return await ofComplaint(ctx, e)
  if (e.subjectKind === 'challenge' && e.subjectId) return await ofChallenge(ctx, e)
  if (ofNotice.has(e.action) && e.subjectId) return await noticeResults(ctx, e)
  const says = toBidders[e.action]
  // What one member found tells nobody anything: what the panel decided does.
  const undecided = e.action === 'bids.conform' && e.facts.out === undefined
  if (!says || undecided || e.subjectKind !== 'tender' || !e.subjectId) return []
  const t = await tender(ctx, e.subjectId)
  if (!t) return []
  const href = `/tenders/${t.id}`
  const rows = t.openedAt && !beforeOpening.has(e.action) ? await bidRows(ctx, t.id) : undefined
  const told = (rows ? namesIn(inTalks.has(e.action) ? rows.filter((b) => b.state === 'opened') : rows) : await institutions(ctx)).map(
    (id): Result => {
      const own = rows?.find((b) => b.provider_id === id)
      return { organisationId: id, may: 'bids.submit', title: says(titles(t), e, id === e.facts.provider, own), href }
    },
  )
  const office = toOffice[e.action]
  if (office) told.push({ organisationId: t.purchaserId, may: 'tenders.edit', title: office(titles(t)), href })
  return told
}

const ofNotice: ReadonlySet<string> = new Set(['tenders.announce', 'tenders.invite', 'objections.answer', 'bids.negotiate'])

/** What is told alike to all also where it is told late: by whom alone it was told would say the rest. */
const beforeOpening: ReadonlySet<string> = new Set(['tenders.publish', 'tenders.answer'])
/** What is said in the talks is for who is still in. */
const inTalks: ReadonlySet<string> = new Set(['panel.begin-talks', 'panel.change-requirements', 'panel.ask-last-offers'])
type Bid = Awaited<ReturnType<typeof bidRows>>[number]
type Says = (title: Words, e: ToldEntry, isWinner: boolean, own?: Bid) => Words
/** Who did not win hears their own score and rank, or that they were rejected, with the result; the grounds stand on the page. */
const awarded: Says = (title, _, isWinner, own) => {
  if (isWinner) return resultWords.both('won', title)
  if (own?.state === 'rejected') return resultWords.both('rejected', title)
  if (own?.quality_score === null && own.rank !== null) return resultWords.both('notWonRank', title, own.rank)
  return own?.total_score && own.rank !== null
    ? resultWords.both('notWonWith', title, fractionOf(own.total_score), own.rank)
    : resultWords.both('notWon', title)
}
const toBidders: Readonly<Record<string, Says | undefined>> = {
  'tenders.publish': (title) => resultWords.both('called', title),
  'awards.decide': awarded,
  'awards.by-silence': awarded,
  'awards.lapse': (title) => redressResults.both('lapsed', title),
  'awards.name-next': (title, _, isWinner) => redressResults.both(isWinner ? 'youAreNext' : 'nextNamed', title),
  'tenders.restart': (title) => resultWords.both('void', title),
  'tenders.open': (title) => resultWords.both('opened', title),
  'bids.qualify': (title, _, __, own) => resultWords.both(own?.state === 'rejected' ? 'rejected' : 'lookedAt', title),
  'bids.conform': (title, _, __, own) => resultWords.both(own?.state === 'rejected' ? 'rejected' : 'lookedAt', title),
  'panel.begin-talks': (title) => resultWords.both('talks', title),
  'panel.change-requirements': (title) => resultWords.both('requirementsChanged', title),
  'panel.ask-last-offers': (title) => resultWords.both('lastOffersAsked', title),
  'tenders.close-last-offers': (title) => resultWords.both('lastOffersOpened', title),
  'tenders.cancel': (title) => resultWords.both('cancelled', title),
  'tenders.void': (title) => resultWords.both('void', title),
  'tenders.answer': (title, e) => resultWords.both(e.facts.deadline ? 'deadlineMoved' : 'answered', title),
}
/** What the office did not do itself. */
const toOffice: Readonly<Record<string, ((title: Words) => Words) | undefined>> = {
  'awards.by-silence': (title) => resultWords.both('awardedBySilence', title),
  'tenders.open': (title) => resultWords.both('opened', title),
}

/** What came of a challenge: to whoever challenged, to the other suppliers concerned, and where the result changed to finance. */
async function ofChallenge(ctx: Ctx, e: ToldEntry): Promise<readonly Result[]> {
  const c = await challenge(ctx, e.subjectId!)
  const t = c && (await tender(ctx, c.tenderId))
  if (!c || !t) return []
  const href = `/challenges/${c.id}`
  const [title, answered] = [titles(t), e.action === 'challenges.answer']
  if (e.action === 'challenges.file' && c.state === 'returned')
    return [{ organisationId: c.providerId, may: 'challenges.file', title: redressResults.both('returned', title), href }]
  if (!answered && e.action !== 'challenges.carry-out') return []
  const says = redressResults.both(answered ? 'answered' : 'carriedOut', title)
  const others = c.about === 'inquiry' || !t.openedAt ? [] : (await bidders(ctx, t)).filter((id) => id !== c.providerId)
  const told: Result[] = [c.providerId, ...others].map((id) => ({ organisationId: id, may: 'challenges.file', title: says, href }))
  const changed = !answered && (c.about === 'process' || c.about === 'result')
  const finance = changed ? await organisations(ctx, { kind: 'finance', open: true }) : []
  return [
    ...told,
    ...finance.map(
      (o): Result => ({
        organisationId: o.id,
        may: 'tenders.read',
        title: redressResults.both('toFinance', title),
        href: `/tenders/${t.id}/redress`,
      }),
    ),
  ]
}

/** What came of a complaint: to both sides as it is served and decided, and to all who bid where the procurement stands still. */
async function ofComplaint(ctx: Ctx, e: ToldEntry): Promise<readonly Result[]> {
  const c = await complaint(ctx, e.subjectId!)
  const t = c && (await tender(ctx, c.tenderId))
  if (!c || !t || !toParties.has(e.action)) return []
  const says = e.action === 'complaints.suspend' ? 'suspended' : e.action === 'complaints.decide' ? 'decided' : 'complaint'
  const title = redressResults.both(says, titles(t))
  const href = `/complaints/${c.id}`
  const own: Result = { organisationId: c.providerId, may: 'complaints.file', title, href }
  const office: Result = { organisationId: c.purchaserId, may: 'complaints.answer', title, href }
  const served = c.acceptedOn !== null || c.suspendedOn !== null
  const decides = e.action === 'complaints.suspend' || e.action === 'complaints.decide'
  const others = decides && t.openedAt ? (await bidders(ctx, t)).filter((id) => id !== c.providerId) : []
  return [
    own,
    ...(served ? [office] : []),
    ...others.map((id): Result => ({ organisationId: id, may: 'challenges.file', title, href: `/tenders/${t.id}/redress` })),
  ]
}
const toParties: ReadonlySet<string> = new Set(
  ['ask-correction', 'refuse', 'accept', 'suspend', 'resume', 'decide', 'withdraw'].map((v) => `complaints.${v}`),
)

const institutions = async (ctx: Ctx): Promise<string[]> => (await organisations(ctx, { kind: 'institution', open: true })).map((o) => o.id)

/** Who bid, once that is no secret any more. */
const bidders = async (ctx: Ctx, t: Tender): Promise<string[]> => namesIn(await bidRows(ctx, t.id))
const namesIn = (rows: readonly Bid[]): string[] => [...new Set(rows.flatMap((b) => b.provider_id ?? []))]
