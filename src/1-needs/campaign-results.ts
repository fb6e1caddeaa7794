import { both, type Day, isRefusal, type Words } from '#kernel'
import { type CountTree, hideInTree } from '#measures'
import { type Community, communities, nameOf } from '#people'
import { beside, besideFile, counting, type Ctx, type Db, Refused } from '#platform'
import { type Campaign, campaigns, questionsOfAll } from './campaigns.ts'
import { asShown } from './rules/as-shown.ts'
import { type Counted, countSurvey, type Sample } from './rules/count-survey.ts'
import type { Question } from './rules/questionnaire.ts'
import type { QuestionResult, RankedNeed } from './rules/results.ts'
import { smallest } from './rules/shown-counts.ts'
import type { MarginTable } from './rules/margin-table.ts'
import {
  answerLines,
  codesByCommunity,
  countedCensus,
  type CountedCensus,
  type Route,
  type Row,
  routesOfAnswer,
  totalsOf,
  writtenTexts,
} from './store/index.ts'

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
const task = counting(besideFile('count-task', import.meta.url))
async function countBeside(sample: Sample): Promise<Counted> {
  const counted = await beside.do<Sample, Counted>(task, sample)
  if (isRefusal(counted)) throw new Refused(counted)
  return counted
}

/**
 * Everything a counted survey says, with its weights, intervals and hidden cells. Before it is counted it says nothing: there is one
 * state of its results, so that there is no difference between two. It is held against the census of the day it was counted.
 */
export async function campaignResults(ctx: Ctx, campaignId: string): Promise<CampaignResults | undefined> {
  return (await campaignResultsOf(ctx, [campaignId])).get(campaignId)
}

/** The same of several surveys at once. A vote is counted by the rule of votes, and nowhere else. */
export async function campaignResultsOf(ctx: Ctx, campaignIds: readonly string[]): Promise<Map<string, CampaignResults>> {
  const found = (await campaigns(ctx, { ids: campaignIds })).filter((c) => c.countedOn && c.purpose !== 'vote')
  if (found.length === 0) return new Map()
  const totals = await totalsOf(
    ctx,
    found.map((c) => c.id),
  )
  const places = await communities(ctx, { ids: found.flatMap((c) => c.communityIds) })
  const census = await countedCensus(
    ctx,
    found.map((c) => c.id),
  )
  const bySurvey = Map.groupBy(totals, (t) => t.campaign_id)
  const facts = new Map(
    found.map((c): [string, Facts] => {
      const { communities: counted, margins } = census.get(c.id)!
      return [
        c.id,
        {
          totals: bySurvey.get(c.id) ?? [],
          profile: margins,
          // In the order of that day too: which thin groups are merged hangs on it.
          places: counted.flatMap((p) => places.filter((x) => x.id === p.id).map((x) => ({ ...x, residents: p.residents }))),
        },
      ]
    }),
  )
  const small = found.filter((c) => !keptOf(ctx, c, facts.get(c.id)!) && invitedIn(facts.get(c.id)!) < large)
  const given = await givenOf(ctx, small)
  const out = new Map<string, CampaignResults>()
  for (const c of found) {
    const results = await known(ctx, c, facts.get(c.id)!, given.get(c.id))
    out.set(c.id, { ...results, campaign: c, countedOn: c.countedOn! })
  }
  return out
}

interface Facts {
  totals: readonly Total[]
  profile: CountedCensus['margins']
  /** As they are called now, with the residents of that day. */
  places: readonly Community[]
}

const invitedIn = ({ totals }: Facts): number => totals.reduce((n, t) => n + (t.invited ? t.answers : 0), 0)

/** What a survey is counted from. */
interface Given {
  readonly lines: readonly string[]
  readonly questions: readonly Question[]
  readonly codes: ReadonlyMap<string, number>
}

/** One question for all of them. Large surveys are asked for one by one, so that the answers of two never lie in memory together. */
async function givenOf(ctx: Ctx, some: readonly Campaign[]): Promise<Map<string, Given>> {
  if (some.length === 0) return new Map()
  const ids = some.map((c) => c.id)
  const questions = await questionsOfAll(ctx, some)
  const [lines, codes] = [await answerLines(ctx, ids), await codesByCommunity(ctx, ids)]
  return new Map(
    some.map((c) => [
      c.id,
      { questions: questions.get(c.questionnaireId)!, lines: lines.get(c.id) ?? [], codes: codes.get(c.id) ?? new Map<string, number>() },
    ]),
  )
}

const ofFacts = (f: Facts) => JSON.stringify([f.totals.reduce((n, t) => n + t.answers, 0), f.places.map((p) => [p.id, p.name, p.name_en])])
const keyOf = (ctx: Ctx, c: Campaign) => `${ctx.jurisdiction} ${c.id}`
/** What was counted, in the names the communities have now. */
function keptOf(ctx: Ctx, c: Campaign, f: Facts): Kept | undefined {
  const found = kept.get(ctx.db)?.get(keyOf(ctx, c))
  return found?.of === ofFacts(f) ? found : undefined
}

/** What was counted, or counts. Who asks for the same while it is counted waits for it. */
async function known(ctx: Ctx, c: Campaign, f: Facts, given: Given | undefined): Promise<CampaignResults> {
  const found = keptOf(ctx, c, f)
  if (found) return await found.results
  const all = kept.get(ctx.db) ?? new Map<string, Kept>()
  kept.set(ctx.db, all)
  if (all.size > 100) all.clear()
  const results = count(ctx, c, f, given)
  all.set(keyOf(ctx, c), { of: ofFacts(f), results })
  results.catch(() => all.delete(keyOf(ctx, c)))
  return await results
}

/** A community of a sample. */
export const named = (p: Pick<Community, 'id' | 'name' | 'name_en' | 'residents'>) => ({
  id: p.id as string,
  name: both(nameOf(p, 'zh'), nameOf(p, 'en')),
  residents: p.residents,
})

type Total = Omit<Row<'answer_totals'>, 'jurisdiction' | 'campaign_id'>

async function count(ctx: Ctx, c: Campaign, f: Facts, given: Given | undefined): Promise<CampaignResults> {
  const { totals, profile, places } = f
  const { lines, questions, codes } = given ?? (await givenOf(ctx, [c])).get(c.id)!
  const sample: Sample = { lines, questions, profile, communities: places.map(named) }
  const counted = asShown(invitedIn(f) < large ? countSurvey(sample) : await countBeside(sample))
  const sumOf = (of: (t: Total) => boolean) => totals.filter(of).reduce((n, t) => n + t.answers, 0)
  const routeCounts = shownRoutes(sumOf)
  const totalsIn = Map.groupBy(totals, (t) => t.community_id)
  const here = (p: Community, invited: boolean) =>
    (totalsIn.get(p.id) ?? []).reduce((n, t) => n + (t.invited === invited ? t.answers : 0), 0)
  const open = hide(places.map((p) => ({ key: p.id, count: here(p, false) })))
  const { ranking, n, nEff, deff, weighted, notes, margins, invited } = counted
  const isList = Array.isArray(ranking)
  return {
    campaign: c,
    byRoute: routesOfAnswer.map((route) => ({ route, n: routeCounts.get(route) ?? null })),
    byCommunity: places.map((p) => {
      // Of those with a code alone: whoever has the open link could answer until the others can be worked out of a mean of both.
      const own = (totalsIn.get(p.id) ?? []).filter((t) => t.invited)
      const scored = own.reduce((sum, t) => sum + t.scored, 0)
      const made = codes.get(p.id) ?? 0
      const answered = invited[p.id] ?? null
      return {
        community: p,
        codes: made,
        invited: answered,
        open: open.get(p.id) ?? null,
        rate: made && answered !== null ? Math.round((1000 * answered) / made) / 1000 : null,
        meanScore:
          answered !== null && scored >= smallest
            ? Math.round(Number(own.reduce((s, t) => s + t.score_milli, 0n)) / scored / 10) / 100
            : null,
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

/**
 * Free texts, for the office to read: in an order that tells nothing, and only when enough people wrote. Whoever has the open link can write
 * as often as it takes, so those without a code make up no number for others: they are read among enough with a code. A survey that made
 * no codes has nothing else, and whoever answers it is told so.
 */
export async function textsOf(
  ctx: Ctx,
  { id, codesMade }: Pick<Campaign, 'id' | 'codesMade'>,
  questionId: string,
): Promise<readonly string[] | undefined> {
  const texts = await writtenTexts(ctx, id, questionId)
  const wrote = texts.filter((t) => t.invited || codesMade === 0).length
  return wrote < smallest ? undefined : texts.map((t) => t.text).sort()
}
