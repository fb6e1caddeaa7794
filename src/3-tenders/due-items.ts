import { type Citation, type Day, dayAt, isRefusal, type Moment, type Refusal, titles, type Words } from '#kernel'
import type { Answer } from '#law'
import { type Action, may, mayAtAll, organisation } from '#people'
import type { Ctx, DueItem } from '#platform'
import { beginTalksFacts } from './begin-talks.ts'
import { lastCover } from './last-cover.ts'
import { applyItems, inviteItems } from './apply-items.ts'
import { myBids } from './my-bid.ts'
import { afterLapseFacts } from './name-next.ts'
import { noticeItems } from './notice-items.ts'
import { redressItems, redressOwnWork } from './redress-items.ts'
import { isComplete, type Seat, seatOf, sitting } from './rules/panel.ts'
import { hasPanel, hasStage, isCompared, mayOffer, nextToExamine } from './rules/stages.ts'
import type { Tender } from './rules/tender.ts'
import { decideBy } from './sign-by.ts'
import { seatsNeeded } from './seats-needed.ts'
import {
  explanationsWanted,
  findingsOpen,
  lastOfferOf,
  type LowBidReview,
  panelsOf,
  reviewsOpen,
  seatedIn,
  seatsByTender,
  tenders,
  unanswered,
  looksOf,
} from './store/index.ts'
import { allScored } from './visible-scores.ts'
import { redressDue } from './rules/redress-words.ts'
import { dueWords } from './words.ts'

/** What this organisation, and the person asking as a panel member, has to do about tenders. */
export async function dueItems(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const who = await organisation(ctx, organisationId)
  return [
    ...(who?.kind === 'purchaser'
      ? [
          ...(await ofPurchaser(ctx, organisationId)),
          ...(await lapsedItems(ctx, organisationId)),
          ...(await noticeItems(ctx, organisationId)),
          ...(await inviteItems(ctx, organisationId)),
        ]
      : []),
    ...(await redressItems(ctx, organisationId, who?.kind)),
    ...(who?.kind === 'institution' && mayAtAll(ctx.asker, 'bids.submit')
      ? [...(await ofInstitution(ctx)), ...(await applyItems(ctx))]
      : []),
    ...(ctx.asker.userId ? await ofMember(ctx, ctx.asker.userId) : []),
  ]
}

interface What {
  key: string
  verb: Verb
  /** Left out where the verb says why by itself. */
  why?: Words
  href: string
  dueOn?: Day | null
  dueAt?: Moment
  cites?: readonly Citation[]
  may: Action
  onlyShown?: true
}
type Verb =
  | 'answer'
  | 'finding'
  | 'compare'
  | 'qualify'
  | 'conform'
  | 'talk'
  | 'lastOffer'
  | 'appoint'
  | 'award'
  | 'bid'
  | 'explain'
  | 'declare'
  | 'score'
  | 'confirm'
  | 'review'
type SaidAlone = Exclude<Verb, 'answer' | 'finding'>

const item = (t: Tender, i: What): DueItem => ({
  id: `tender-${t.id}-${i.key}`,
  purchaseId: t.purchaseId,
  side: 'ours',
  title: dueWords.both(i.verb, titles(t)),
  why: i.why ?? dueWords.both(`${i.verb as SaidAlone}-why`),
  href: i.href,
  dueOn: i.dueOn ?? null,
  cites: i.cites ?? [],
  ...(i.dueAt && { dueAt: i.dueAt }),
  may: i.may,
  ...(i.onlyShown && { onlyShown: true }),
})
const onDay = (ctx: Ctx, at: Moment) => ({ dueOn: dayAt(at, ctx.zone), dueAt: at })
const idsOf = (all: readonly Tender[]): string[] => all.map((t) => t.id)

async function ofPurchaser(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const running = await tenders(ctx, { purchaserId: organisationId, states: ['published', 'opened', 'talking', 'last-offers', 'scored'] })
  const [waiting, panels] = [await unanswered(ctx, idsOf(running)), await seatsByTender(ctx, idsOf(running))]
  const aside = await findingsOpen(ctx, idsOf(running.filter((t) => t.state === 'opened')))
  const scored = running.filter((t) => t.state === 'scored')
  const reviewed = await reviewsOpen(ctx, idsOf(scored))
  const lastDays = new Map<string, Answer<Day> | Refusal>()
  for (const t of scored.filter((x) => !reviewed.has(x.id))) lastDays.set(t.id, await decideBy(ctx, t))
  return running.flatMap((t) => {
    const at = `/tenders/${t.id}`
    const closes = onDay(ctx, t.deadlineAt!)
    const open = t.state === 'published' ? (waiting.get(t.id) ?? 0) : 0
    const differ = aside.get(t.id)
    const found: What[] = []
    if (open > 0)
      found.push({
        key: 'answer',
        verb: 'answer',
        why: dueWords.both('answer-why', open),
        href: `${at}#questions`,
        ...closes,
        may: 'tenders.answer',
      })
    if (differ !== undefined)
      found.push({ key: 'finding', verb: 'finding', why: dueWords.both('finding-why', differ), href: at, may: 'bids.confirm-finding' })
    if (t.state === 'opened' && isCompared(t) && differ === undefined)
      found.push({ key: 'compare', verb: 'compare', href: `${at}/compare`, may: 'bids.compare' })
    if (t.state === 'opened' && nextToExamine(t) === 'qualify' && differ === undefined)
      found.push({ key: 'qualify', verb: 'qualify', href: `${at}/qualify`, may: 'bids.compare' })
    if (hasPanel(t) && t.state !== 'scored' && sitting(panels.get(t.id) ?? []).length < seatsNeeded(ctx, t).size)
      found.push({ key: 'panel', verb: 'appoint', href: `${at}/panel`, ...closes, may: 'panel.appoint' })
    // Nothing is awarded while a low bid is under review.
    const by = lastDays.get(t.id)
    if (by)
      found.push({
        key: 'award',
        verb: 'award',
        href: `${at}/award`,
        dueOn: isRefusal(by) ? null : by.value,
        cites: isRefusal(by) ? [] : by.cites,
        may: 'awards.decide',
      })
    return found.map((i) => item(t, i))
  })
}

/** The award ended before its contract: a head says what follows, and whoever recorded it reads that another does. */
async function lapsedItems(ctx: Ctx, purchaserId: string): Promise<DueItem[]> {
  const items: DueItem[] = []
  for (const t of await tenders(ctx, { purchaserId, states: ['lapsed'] })) {
    const waits = may(ctx.asker, 'awards.decide', t) && (await afterLapseFacts(ctx, t)).byRecorder
    items.push({
      id: `tender-${t.id}-lapsed`,
      purchaseId: t.purchaseId,
      side: 'ours',
      title: redressDue.both(waits ? 'lapsedWaits' : 'lapsed', titles(t)),
      why: redressDue.both('lapsed-why'),
      href: `/tenders/${t.id}/after`,
      dueOn: null,
      cites: ctx.law.cites('award-lapses'),
      ...(waits ? { may: 'awards.report' satisfies Action, reads: true as const } : { may: 'awards.decide' satisfies Action }),
    })
  }
  return items
}

async function ofInstitution(ctx: Ctx): Promise<DueItem[]> {
  const running = await tenders(ctx, { states: ['published', 'last-offers', 'scored'] })
  const bids = await myBids(ctx, idsOf(running))
  const explain = await explanationsWanted(
    ctx,
    [...bids.values()].map((b) => b.bidId),
  )
  const sent = new Map<string, number>()
  for (const t of running.filter((x) => x.state === 'last-offers')) {
    const row = bids.has(t.id) ? await lastOfferOf(ctx, ctx.db, bids.get(t.id)!.bidId) : undefined
    if (row) sent.set(t.id, lastCover(ctx, row).revision)
  }
  return running
    .filter((t) => mayOffer(t, ctx.asker.organisationId))
    .flatMap((t) => {
      const mine = bids.get(t.id)
      const revision = sent.get(t.id)
      const at = `/tenders/${t.id}`
      const isOpen = t.state === 'published' && Temporal.Instant.compare(ctx.now, t.deadlineAt!) <= 0
      const last = t.state === 'last-offers' && mine?.state === 'opened'
      const until = t.state === 'scored' && mine ? explain.get(mine.bidId) : undefined
      const found: What[] = []
      if (isOpen && mine?.state !== 'sealed')
        found.push({ key: 'bid', verb: 'bid', href: at, ...onDay(ctx, t.deadlineAt!), may: 'bids.submit', onlyShown: true })
      // It stays until the deadline also where one was sent: a notice that went away would write down who sent one.
      if (last)
        found.push({
          ...{ key: 'last-offer', verb: 'lastOffer', href: `${at}/bid`, ...onDay(ctx, t.deadlineAt!), may: 'bids.submit' },
          ...(revision !== undefined && { why: dueWords.both('lastOffer-sent', revision) }),
        })
      if (until) found.push({ key: 'explain', verb: 'explain', href: `${at}/bid`, ...onDay(ctx, until), may: 'bids.submit' })
      return found.map((i) => item(t, i))
    })
}

const ofPanels = ['opened', 'talking', 'scored'] as const
/** Whoever sits on a panel has what is theirs alone. */
export const ownWork = async (ctx: Ctx) => [...(await seatedIn(ctx, ofPanels)), ...(await redressOwnWork(ctx))]

async function ofMember(ctx: Ctx, userId: string): Promise<DueItem[]> {
  const seated = await panelsOf(ctx, userId, ofPanels)
  const panels = await seatsByTender(ctx, idsOf(seated))
  const reviews = await reviewsOpen(ctx, idsOf(seated.filter((t) => t.state === 'scored')))
  const looks = await looksOf(ctx, idsOf(seated.filter((t) => t.state === 'opened' && nextToExamine(t) === 'conform')))
  const talks = new Map<string, Before>()
  for (const t of seated.filter((x) => x.state === 'opened' && hasStage(x, 'talk') && !x.talkedAt))
    talks.set(t.id, await beginTalksFacts(ctx, t))
  return seated.flatMap((t) => {
    const verb =
      t.state === 'talking'
        ? 'talk'
        : t.state === 'opened'
          ? memberDoes(ctx, t, {
              ...{ all: panels.get(t.id) ?? [], userId, talks: talks.get(t.id) },
              looked: (looks.get(t.id) ?? []).some((l) => l.userId === userId),
            })
          : (reviews.get(t.id) ?? []).some((r) => mayVote(ctx, r, userId))
            ? 'review'
            : undefined
    return verb
      ? [
          item(t, {
            key: verb === 'review' ? 'review' : 'panel',
            verb,
            href: verb === 'talk' ? `/panel/${t.id}/talks` : verb === 'conform' ? `/panel/${t.id}/conform` : `/panel/${t.id}`,
            may: memberNeeds[verb],
          }),
        ]
      : []
  })
}

/** How it stands with talks that were not held yet. */
type Before = Awaited<ReturnType<typeof beginTalksFacts>>
type MemberVerb = 'conform' | 'talk' | 'declare' | 'score' | 'confirm' | 'review'
const memberNeeds = {
  conform: 'panel.score',
  talk: 'panel.talk',
  declare: 'panel.declare',
  score: 'panel.score',
  confirm: 'panel.agree',
  review: 'panel.score',
} as const satisfies Record<MemberVerb, Action>

/** A member votes once, after the bidder has explained or had the time to. */
const mayVote = (ctx: Ctx, r: LowBidReview, userId: string): boolean =>
  !r.votes.some((v) => v.userId === userId) && (r.explanation !== null || Temporal.Instant.compare(ctx.now, r.explainUntilAt) > 0)

/** What is next for a member of the panel; nothing while others are still at it, and once the scores are locked. */
function memberDoes(
  ctx: Ctx,
  t: Tender,
  { all, userId, talks, looked }: { all: readonly Seat[]; userId: string; talks: Before | undefined; looked: boolean },
): MemberVerb | undefined {
  const seat = seatOf(all, userId)
  if (!seat || t.consensusLockedAt) return undefined
  if (seat.state === 'appointed') return 'declare'
  // Talks come before the scores: whoever scored first would find that there are none any more.
  if (talks && !talks.isScored) return talks.isComplete && !talks.findings ? 'talk' : undefined
  const toExamine = nextToExamine(t)
  if (toExamine) return toExamine === 'conform' && !looked ? 'conform' : undefined
  if (seat.state === 'declared') return 'score'
  return allScored(ctx, t, all) && isComplete(all, seatsNeeded(ctx, t)) ? 'confirm' : undefined
}
