import { both, type Day, isRefusal, type Words } from '#kernel'
import { type CountTree, hideInTree } from '#measures'
import { type Community, communities, nameOf } from '#people'
import { type Ctx, type Db, threadOf } from '#platform'
import { sql } from 'kysely'
import { type Campaign, campaigns, mayNotRun, questionsOf } from './campaigns.ts'
import { mixedBy } from './count-answers.ts'
import { profiles } from './keep-profile.ts'
import { type Counted, countSurvey, type Sample } from './rules/count-survey.ts'
import type { QuestionResult, RankedNeed } from './rules/results.ts'
import { smallest } from './rules/shown-counts.ts'
import type { MarginTable } from './rules/weighting.ts'
import { type Route, routesOfAnswer, tables } from './store.ts'

export interface CommunityTotal {
  communityId: string
  /** Answers that came with a household code, and those that came without. */
  invited: number
  open: number
  /** Mean score of all answers that have one, 1 to 5; undefined when none has. */
  meanScore: number | undefined
  scored: number
}

/** While a survey is not counted its numbers are given down to the ten. */
const toTen = (n: number): number => n - (n % mixedBy)

/**
 * Totals by community. Before a survey is counted they are numbers of answers alone, in steps of ten each and of those that are
 * mixed; no score, for the difference of two scores would be somebody's. Afterwards they are exact.
 */
export async function answerTotals(ctx: Ctx, c: Pick<Campaign, 'id' | 'countedOn'>): Promise<CommunityTotal[]> {
  // Added up where they lie: a large survey has a row for each community, route and kind of invitation.
  const { rows } = await sql<{ community_id: string; invited: number; open: number; scored: number; milli: bigint }>`
    select community_id, coalesce(sum(answers) filter (where invited), 0)::int as invited, coalesce(sum(answers) filter (where not invited), 0)::int as open,
      sum(scored)::int as scored, sum(score_milli)::bigint as milli
    from answer_totals where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${c.id} group by community_id`.execute(ctx.db)
  if (!c.countedOn)
    return rows
      .map((r) => ({ communityId: r.community_id, invited: toTen(r.invited), open: toTen(r.open), meanScore: undefined, scored: 0 }))
      .filter((r) => r.invited + r.open > 0)
  return rows.map((r) => ({
    communityId: r.community_id,
    invited: r.invited,
    open: r.open,
    meanScore: r.scored ? Number(r.milli) / r.scored / 1000 : undefined,
    scored: r.scored,
  }))
}

/**
 * How many answers each of several surveys has, by its id: exact once it is counted, before that in steps of ten. The progress of
 * a drawn sample is told to nobody but the evaluator that runs it: it is left out.
 */
export async function answerCounts(ctx: Ctx, campaignIds: readonly string[]): Promise<Map<string, number>> {
  if (campaignIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('campaigns as c')
    .leftJoin('answer_totals as t', (on) => on.onRef('t.jurisdiction', '=', 'c.jurisdiction').onRef('t.campaign_id', '=', 'c.id'))
    .select(['c.id', 'c.counted_on', 'c.drawn_by', 'c.purpose', 'c.purchaser_id'])
    .select(sql<number>`coalesce(sum(t.answers), 0)::int`.as('n'))
    .where('c.jurisdiction', '=', ctx.jurisdiction)
    .where('c.id', 'in', [...campaignIds])
    .groupBy(['c.id', 'c.counted_on', 'c.drawn_by', 'c.purpose', 'c.purchaser_id'])
    .execute()
  return new Map(
    rows.flatMap((r): [string, number][] => {
      if (r.counted_on) return [[r.id, r.n]]
      const run = { drawnBy: r.drawn_by, purpose: r.purpose, purchaserId: r.purchaser_id }
      return r.drawn_by && mayNotRun(ctx.asker, run) ? [] : [[r.id, toTen(r.n)]]
    }),
  )
}

export interface CampaignResults {
  campaign: Campaign
  /** Answers by the way they came; null where hidden. */
  byRoute: readonly { route: Route; n: number | null }[]
  byCommunity: readonly {
    community: Community
    codes: number
    invited: number | null
    open: number | null
    rate: number | null
    meanScore: number | null
  }[]
  /** Invited respondents: the only ones estimated from. */
  n: number
  nEff: number
  deff: number
  /** Answers without a code: shown as a count, never estimated from. */
  openAnswers: number
  weighted: boolean
  notes: readonly { zh: string; en: string }[]
  margins: readonly MarginTable[]
  questions: readonly QuestionResult[]
  ranking: readonly RankedNeed[]
  /** Why there is no ranking. */
  noRanking: { zh: string; en: string } | null
  countedOn: Day
}

interface Kept {
  of: string
  results: Promise<CampaignResults>
}
const kept = new WeakMap<Db, Map<string, Kept>>()

/** From so many answers on a survey is counted in a thread of its own; below, the thread would cost more than the counting. */
const large = 2000
// Beside this file stands the worker: TypeScript in the source tree, JavaScript in the built program.
const counting = threadOf<Sample, Counted>(
  new URL(import.meta.url.endsWith('.ts') ? './count-worker.ts' : './count-worker.js', import.meta.url),
)

/**
 * Everything a counted survey says, with its weights, intervals and hidden cells. Before it is counted it says nothing: there is one
 * state of its results, so that there is no difference between two. Worked out again only when the census has changed.
 */
export async function campaignResults(ctx: Ctx, campaignId: string): Promise<CampaignResults | undefined> {
  return (await campaignResultsOf(ctx, [campaignId])).get(campaignId)
}

/** The same of several surveys at once. */
export async function campaignResultsOf(ctx: Ctx, campaignIds: readonly string[]): Promise<Map<string, CampaignResults>> {
  const found = (await campaigns(ctx, { ids: campaignIds })).filter((c) => c.countedOn)
  if (found.length === 0) return new Map()
  const totals = await tables(ctx.db)
    .selectFrom('answer_totals')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where(
      'campaign_id',
      'in',
      found.map((c) => c.id),
    )
    .execute()
  const places = await communities(ctx, { ids: found.flatMap((c) => c.communityIds) })
  const profile = await profiles(ctx, [...new Set(found.flatMap((c) => c.communityIds))])
  const totalsOf = Map.groupBy(totals, (t) => t.campaign_id)
  const out = new Map<string, CampaignResults>()
  for (const c of found) {
    const within = new Set(c.communityIds)
    const results = await known(ctx, c, {
      totals: totalsOf.get(c.id) ?? [],
      profile: profile.filter((p) => within.has(p.communityId)),
      places: places.filter((p) => within.has(p.id)),
    })
    out.set(c.id, { ...results, campaign: c, countedOn: c.countedOn! })
  }
  return out
}

interface Facts {
  totals: readonly Total[]
  profile: Awaited<ReturnType<typeof profiles>>
  places: readonly Community[]
}

/** What was counted from the same answers and the same census, or counts. Who asks for the same while it is counted waits for it. */
async function known(ctx: Ctx, c: Campaign, f: Facts): Promise<CampaignResults> {
  const of = JSON.stringify([
    c.version,
    f.totals.reduce((n, t) => n + t.answers, 0),
    f.profile.map((p) => [p.communityId, p.category, p.people]),
    f.places.map((p) => p.residents),
  ])
  const all = kept.get(ctx.db) ?? new Map<string, Kept>()
  kept.set(ctx.db, all)
  const key = `${ctx.jurisdiction} ${c.id}`
  const found = all.get(key)
  if (found?.of === of) return await found.results
  if (all.size > 100) all.clear()
  const results = count(ctx, c, f)
  all.set(key, { of, results })
  results.catch(() => all.delete(key))
  return await results
}

type Total = { community_id: string; route: Route; invited: boolean; answers: number; scored: number; score_milli: bigint }

async function count(ctx: Ctx, c: Campaign, { totals, profile, places }: Facts): Promise<CampaignResults> {
  const questions = await questionsOf(ctx, c)
  const invitedInAll = totals.reduce((n, t) => n + (t.invited ? t.answers : 0), 0)
  const sample: Sample = {
    lines: await linesOf(ctx, c.id),
    questions,
    profile,
    communities: places.map((p) => ({ id: p.id, name: both(nameOf(p, 'zh'), nameOf(p, 'en')), residents: p.residents })),
  }
  const counted = invitedInAll < large ? countSurvey(sample) : await counting.ask(sample)
  const codes = await tables(ctx.db)
    .selectFrom('household_codes')
    .select('community_id')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', '=', c.id)
    .groupBy('community_id')
    .execute()
  const sumOf = (of: (t: Total) => boolean) => totals.filter(of).reduce((n, t) => n + t.answers, 0)
  const routeCounts = shownRoutes(sumOf)
  const [totalsIn, codesIn] = [Map.groupBy(totals, (t) => t.community_id), new Map(codes.map((k) => [k.community_id, k.n]))]
  const here = (p: Community, invited: boolean) =>
    (totalsIn.get(p.id) ?? []).reduce((n, t) => n + (t.invited === invited ? t.answers : 0), 0)
  const open = hide(places.map((p) => ({ key: p.id, count: here(p, false) })))
  const { ranking, n, nEff, deff, weighted, notes, margins, invited } = counted
  const isList = Array.isArray(ranking)
  return {
    campaign: c,
    byRoute: routesOfAnswer.map((route) => ({ route, n: routeCounts.get(route) ?? null })),
    byCommunity: places.map((p) => {
      const own = totalsIn.get(p.id) ?? []
      const scored = own.reduce((sum, t) => sum + t.scored, 0)
      const made = codesIn.get(p.id) ?? 0
      const answered = invited[p.id] ?? null
      return {
        community: p,
        codes: made,
        invited: answered,
        open: open.get(p.id) ?? null,
        rate: made && answered !== null ? answered / made : null,
        meanScore: scored >= smallest ? Number(own.reduce((s, t) => s + t.score_milli, 0n)) / scored / 1000 : null,
      }
    }),
    n,
    nEff,
    deff,
    openAnswers: sumOf((t) => !t.invited),
    weighted,
    notes,
    margins,
    questions: counted.questions,
    ranking: isList ? ranking : [],
    noRanking: isList ? null : (ranking as Words),
    countedOn: c.countedOn!,
  }
}

/**
 * The answers of invited people as the database writes them, some thousand to a text: they are read where they are counted,
 * so that a large survey does not stop the server while each of its answers is taken apart.
 */
async function linesOf(ctx: Ctx, campaignId: string): Promise<string[]> {
  // JSON has no bare line break and no bare tab, and an id has neither.
  const { rows } = await sql<{ text: string }>`
    select string_agg(community_id || E'\\t' || content::text, E'\\n') as text
    from (select community_id, content, row_number() over () / 2000 as part from answers
      where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${campaignId} and invited) a group by part`.execute(ctx.db)
  return rows.map((r) => r.text)
}

/** How many came which way. Those with a code and those without are totals that are said by themselves. */
function shownRoutes(sumOf: (of: (t: Total) => boolean) => number): ReadonlyMap<Route, number | null> {
  const parts = [true, false].map((invited) => ({
    key: String(invited),
    count: sumOf((t) => t.invited === invited),
    known: true,
    parts: routesOfAnswer.map((route) => ({ key: `${invited} ${route}`, count: sumOf((t) => t.invited === invited && t.route === route) })),
  }))
  const safe = hide(parts)
  return new Map(
    routesOfAnswer.map((route) => {
      const [withCode, without] = [safe.get(`true ${route}`)!, safe.get(`false ${route}`)!]
      return [route, withCode === null || without === null ? null : withCode + without]
    }),
  )
}

/** Counts whose sum is said as well. */
function hide(parts: readonly CountTree[]): ReadonlyMap<string, number | null> {
  const safe = hideInTree({ key: '', count: parts.reduce((n, p) => n + p.count, 0), known: true, parts }, { k: smallest })
  if (isRefusal(safe)) throw new Error(safe.words.en)
  return safe
}

/** Free texts, for the office to read: in an order that tells nothing, and only when enough people wrote. */
export async function textsOf(ctx: Ctx, campaignId: string, questionId: string): Promise<readonly string[] | undefined> {
  const { rows } = await sql<{ text: string }>`
    select content ->> ${questionId} as text from answers
    where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${campaignId} and content ? ${questionId} order by 1 limit 1000`.execute(
    ctx.db,
  )
  return rows.length < smallest ? undefined : rows.map((r) => r.text)
}

export interface Consultation {
  campaignIds: string[]
  answers: number
  lastClosedOn: Day | null
}

/** What residents were asked for a purchase: R-01 wants it before the documents of the tender. */
export async function consultation(ctx: Ctx, purchaseId: string): Promise<Consultation | undefined> {
  return (await consultations(ctx, [purchaseId])).get(purchaseId)
}

/** The same for several purchases at once. One for which nobody was asked is left out. */
export async function consultations(ctx: Ctx, purchaseIds: readonly string[]): Promise<Map<string, Consultation>> {
  if (purchaseIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('campaigns')
    .select(['id', 'closes_on', 'purchase_id', 'counted_on'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('purchase_id', 'in', [...purchaseIds])
    .where('purpose', '=', 'needs')
    .execute()
  const counts = await answerCounts(
    ctx,
    rows.map((r) => r.id),
  )
  return new Map(
    [...Map.groupBy(rows, (r) => r.purchase_id!)].map(([purchaseId, own]): [string, Consultation] => [
      purchaseId,
      {
        campaignIds: own.map((r) => r.id),
        answers: own.reduce((n, r) => n + (counts.get(r.id) ?? 0), 0),
        lastClosedOn:
          own
            .map((r) => r.closes_on)
            .filter((d) => Temporal.PlainDate.compare(d, ctx.today) < 0)
            .sort(Temporal.PlainDate.compare)
            .at(-1) ?? null,
      },
    ]),
  )
}
