import { both, type Day, isRefusal } from '#kernel'
import { hideSmall } from '#measures'
import { type Community, communities, nameOf } from '#people'
import type { Ctx, Db } from '#platform'
import { sql } from 'kysely'
import { type Campaign, campaign, questionsOf } from './campaigns.ts'
import { profiles } from './keep-profile.ts'
import { estimateQuestions, type QuestionResult, rankByDiscrepancy, type RankedNeed, smallest } from './rules/results.ts'
import { type MarginTable, type Respondent, weigh } from './rules/weighting.ts'
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

/** Totals by community, exact at once: they are written in the transaction of each answer. */
export async function answerTotals(ctx: Ctx, campaignId: string): Promise<CommunityTotal[]> {
  // Added up where they lie: a large survey has a row for each community, route and kind of invitation.
  const { rows } = await sql<{ community_id: string; invited: number; open: number; scored: number; milli: bigint }>`
    select community_id, coalesce(sum(answers) filter (where invited), 0)::int as invited, coalesce(sum(answers) filter (where not invited), 0)::int as open,
      sum(scored)::int as scored, sum(score_milli)::bigint as milli
    from answer_totals where jurisdiction = ${ctx.jurisdiction} and campaign_id = ${campaignId} group by community_id`.execute(ctx.db)
  return rows.map((r) => ({
    communityId: r.community_id,
    invited: r.invited,
    open: r.open,
    meanScore: r.scored ? Number(r.milli) / r.scored / 1000 : undefined,
    scored: r.scored,
  }))
}

/** How many answers each of several surveys has, by its id. */
export async function answerCounts(ctx: Ctx, campaignIds: readonly string[]): Promise<Map<string, number>> {
  if (campaignIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('answer_totals')
    .select('campaign_id')
    .select(sql<number>`sum(answers)::int`.as('n'))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', 'in', [...campaignIds])
    .groupBy('campaign_id')
    .execute()
  return new Map(rows.map((r) => [r.campaign_id, r.n]))
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
  until: number
  results: CampaignResults
}
const kept = new WeakMap<Db, Map<string, Kept>>()

/** Counting a hundred thousand answers takes seconds: results of a survey this large may be some minutes old while it runs. */
const large = 20_000
const largeKeptMs = 300_000

/** Everything a survey says, with its weights, intervals and hidden cells. Counted again only when an answer or the census has changed. */
export async function campaignResults(ctx: Ctx, campaignId: string): Promise<CampaignResults | undefined> {
  const c = await campaign(ctx, campaignId)
  if (!c) return undefined
  const totals = await tables(ctx.db)
    .selectFrom('answer_totals')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', '=', campaignId)
    .execute()
  const profile = await profiles(ctx, c.communityIds)
  const places = await communities(ctx, { ids: c.communityIds })
  const of = JSON.stringify([
    c.version,
    totals.reduce((n, t) => n + t.answers, 0),
    profile.map((p) => [p.communityId, p.category, p.people]),
    places.map((p) => p.residents),
  ])
  const known = kept.get(ctx.db) ?? new Map<string, Kept>()
  kept.set(ctx.db, known)
  const key = `${ctx.jurisdiction} ${campaignId}`
  const found = known.get(key)
  if (found && (found.of === of || found.until > performance.now())) return { ...found.results, campaign: c, countedOn: ctx.today }
  const results = await count(ctx, c, totals, profile, places)
  if (known.size > 100) known.clear()
  known.set(key, { of, until: results.n >= large ? performance.now() + largeKeptMs : 0, results })
  return results
}

type Total = { community_id: string; route: Route; invited: boolean; answers: number; scored: number; score_milli: bigint }

async function count(
  ctx: Ctx,
  c: Campaign,
  totals: readonly Total[],
  profile: Awaited<ReturnType<typeof profiles>>,
  places: readonly Community[],
): Promise<CampaignResults> {
  const questions = await questionsOf(ctx, c)
  const db = tables(ctx.db)
  const rows = await db
    .selectFrom('answers')
    .select(['community_id', 'content'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', '=', c.id)
    .where('invited', '=', true)
    .execute()
  const sample: Respondent[] = rows.map((r) => ({ communityId: r.community_id, answers: r.content }))
  const weighting = weigh(
    sample,
    questions,
    profile,
    places.map((p) => ({ id: p.id, name: both(nameOf(p, 'zh'), nameOf(p, 'en')), residents: p.residents })),
  )
  const codes = await db
    .selectFrom('household_codes')
    .select('community_id')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', '=', c.id)
    .groupBy('community_id')
    .execute()
  const sumOf = (of: (t: Total) => boolean) => totals.filter(of).reduce((n, t) => n + t.answers, 0)
  const routeCounts = hide(Object.fromEntries(routesOfAnswer.map((r) => [r, sumOf((t) => t.route === r)])))
  const invited = hide(Object.fromEntries(places.map((p) => [p.id, sumOf((t) => t.community_id === p.id && t.invited)])))
  const open = hide(Object.fromEntries(places.map((p) => [p.id, sumOf((t) => t.community_id === p.id && !t.invited)])))
  const ranking = rankByDiscrepancy(sample, questions, weighting)
  const isList = Array.isArray(ranking)
  return {
    campaign: c,
    byRoute: routesOfAnswer.map((route) => ({ route, n: routeCounts[route] ?? null })),
    byCommunity: places.map((p) => {
      const own = totals.filter((t) => t.community_id === p.id)
      const scored = own.reduce((n, t) => n + t.scored, 0)
      const made = codes.find((k) => k.community_id === p.id)?.n ?? 0
      const n = invited[p.id] ?? null
      return {
        community: p,
        codes: made,
        invited: n,
        open: open[p.id] ?? null,
        rate: made && n !== null ? n / made : null,
        meanScore: scored >= smallest ? Number(own.reduce((s, t) => s + t.score_milli, 0n)) / scored / 1000 : null,
      }
    }),
    n: weighting.n,
    nEff: weighting.nEff,
    deff: weighting.deff,
    openAnswers: sumOf((t) => !t.invited),
    weighted: weighting.weighted,
    notes: weighting.notes,
    margins: weighting.margins,
    questions: estimateQuestions(sample, questions, weighting),
    ranking: isList ? ranking : [],
    noRanking: isList ? null : (ranking as { zh: string; en: string }),
    countedOn: ctx.today,
  }
}

function hide(counts: Record<string, number>): Readonly<Record<string, number | null>> {
  const safe = hideSmall(counts, { k: smallest })
  return isRefusal(safe) ? {} : safe.counts
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

/** What residents were asked for a purchase: R-01 wants it before the documents of the tender. */
export async function consultation(
  ctx: Ctx,
  purchaseId: string,
): Promise<{ campaignIds: string[]; answers: number; lastClosedOn: Day | null } | undefined> {
  const rows = await tables(ctx.db)
    .selectFrom('campaigns')
    .select(['id', 'closes_on'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('purchase_id', '=', purchaseId)
    .where('purpose', '=', 'needs')
    .execute()
  if (rows.length === 0) return undefined
  const counts = await answerCounts(
    ctx,
    rows.map((r) => r.id),
  )
  const closed = rows
    .map((r) => r.closes_on)
    .filter((d) => Temporal.PlainDate.compare(d, ctx.today) < 0)
    .sort(Temporal.PlainDate.compare)
  return {
    campaignIds: rows.map((r) => r.id),
    answers: [...counts.values()].reduce((a, b) => a + b, 0),
    lastClosedOn: closed.at(-1) ?? null,
  }
}
