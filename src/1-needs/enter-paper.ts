import { isAfter, newAnonymousId, readReadableCode, type Refusal, sayDay } from '#kernel'
import { change, type Ctx, fingerprint, recordRefusal } from '#platform'
import { type Campaign, campaign, mayNotEnter, paperUntil, questionsOf } from './campaigns.ts'
import { codeHash, saltOf, submissionHash } from './codes.ts'
import { readAnswers, scoreOf, type Typed } from './rules/answering.ts'
import type { Answers, Question } from './rules/questionnaire.ts'
import { keepSheet, keptSheet } from './keyed-paper.ts'
import { countPaper } from './paper-of-day.ts'
import { closedOrNotYet } from './store-answer.ts'
import { tables } from './store.ts'
import { putAnswer, whyNotPut } from './waiting-answers.ts'
import { refuse } from './words.ts'

export interface Paper {
  campaignId: string
  /** Running number written on the paper. */
  sheet: string
  communityId: string
  /** The household code printed on the paper, when it has one: then it belongs to the drawn sample. */
  code?: string | undefined
  typed: Typed
}
export type Keyed = { sheet: string; state: 'stored' | 'keyed-once' | 'differs' }

/**
 * Enters a paper questionnaire. Where the survey asks for two keyings the first one waits for the second; the answer is stored
 * when both agree or somebody has settled the differences. The answer does not know its sheet, and the sheet is emptied.
 * The record log is told the number of sheets of a day once the day is over.
 */
export async function enterPaper(ctx: Ctx, i: Paper): Promise<Keyed | Refusal> {
  const c = await campaign(ctx, i.campaignId)
  if (!c) return refuse('not-there')
  const no = mayNotEnter(ctx.asker, c)
  const subject = { kind: 'campaign' as const, id: c.id }
  if (no) return await recordRefusal(ctx, 'needs.enter-paper', no, { subject })
  const late = tooLate(ctx, c)
  if (late) return late
  const questions = await questionsOf(ctx, c)
  const read = readAnswers(questions, i.typed)
  const code = i.code ? readReadableCode(i.code) : undefined
  const fields = {
    ...read.wrong,
    ...(i.code && !code && { code: refuse('code-mistyped').words }),
    ...(!c.communityIds.includes(i.communityId) && { communityId: refuse('choose-community').words }),
  }
  if (Object.keys(fields).length) return refuse('answer-wrong').with({ fields })
  const salt = await saltOf(ctx)
  const hash = code ? codeHash(salt, code) : null
  const submission = submissionHash(salt, newAnonymousId('response'))
  const what = { action: 'needs.enter-paper', facts: { campaign: c.id, sheet: i.sheet }, countedLater: true as const }
  return await change(ctx, what, async (tx) => {
    const db = tables(tx)
    await countPaper(ctx, tx, c.id, 'keyed')
    const at = { jurisdiction: ctx.jurisdiction, campaign_id: c.id, sheet: i.sheet }
    const first = await db
      .selectFrom('paper_sheets')
      .selectAll()
      .where('jurisdiction', '=', at.jurisdiction)
      .where('campaign_id', '=', at.campaign_id)
      .where('sheet', '=', at.sheet)
      .forUpdate()
      .executeTakeFirst()
    if (first && (!c.keyedTwice || first.state !== 'keyed-once')) return refuse('sheet-known', i.sheet)
    if (!first && c.keyedTwice) {
      const kept = await keepSheet(ctx, tx, c.id, { answers: read.answers, codeHash: hash })
      if (!kept) return closedOrNotYet(ctx, c)
      await db
        .insertInto('paper_sheets')
        .values({
          ...at,
          community_id: i.communityId,
          code_hash: null,
          state: 'keyed-once',
          first_content: kept,
          second_content: null,
          first_keyed_by: ctx.asker.userId,
          keyed_on: ctx.today,
        })
        .execute()
      return { sheet: i.sheet, state: 'keyed-once' as const }
    }
    if (first && first.first_keyed_by === ctx.asker.userId) return refuse('other-person')
    const before = first && (await keptSheet(ctx, tx, first, first.first_content))
    if (first && !before) return closedOrNotYet(ctx, c)
    if (before && fingerprint(before.answers) !== fingerprint(read.answers)) {
      const second = (await keepSheet(ctx, tx, c.id, { answers: read.answers, codeHash: null }))!
      await db
        .updateTable('paper_sheets')
        .set((e) => ({ state: 'differs' as const, second_content: second, version: e('version', '+', 1) }))
        .where('jurisdiction', '=', at.jurisdiction)
        .where('campaign_id', '=', at.campaign_id)
        .where('sheet', '=', at.sheet)
        .execute()
      return { sheet: i.sheet, state: 'differs' as const }
    }
    const put = {
      campaignId: c.id,
      submission,
      codeHash: before ? before.codeHash : hash,
      communityId: first ? first.community_id : i.communityId,
      route: 'paper' as const,
      draftHash: null,
      score: scoreOf(questions, read.answers) ?? null,
      answers: read.answers,
      until: paperUntil(c),
    }
    const stored = await putAnswer(ctx, tx, put)
    if (!stored.answer) return stored.open ? await whyNot(ctx, tx, put) : closedOrNotYet(ctx, c)
    const settled = { state: 'settled' as const, first_content: null, second_content: null, code_hash: null, first_keyed_by: null }
    if (first)
      await db
        .updateTable('paper_sheets')
        .set((e) => ({ ...settled, version: e('version', '+', 1) }))
        .where('jurisdiction', '=', at.jurisdiction)
        .where('campaign_id', '=', at.campaign_id)
        .where('sheet', '=', at.sheet)
        .execute()
    else
      await db
        .insertInto('paper_sheets')
        .values({ ...at, ...settled, community_id: i.communityId, keyed_on: ctx.today })
        .execute()
    return { sheet: i.sheet, state: 'stored' as const }
  })
}

async function whyNot(ctx: Ctx, tx: Ctx['db'], put: Parameters<typeof whyNotPut>[2]): Promise<Refusal> {
  const why = await whyNotPut(ctx, tx, put)
  return refuse(why === 'again' ? 'code-used' : why)
}

function tooLate(ctx: Ctx, c: Campaign): Refusal | undefined {
  const until = paperUntil(c)
  if (c.countedOn) return refuse('already-counted', sayDay(c.countedOn, ctx.lang))
  return isAfter(ctx.today, until) ? refuse('paper-too-late', sayDay(until, ctx.lang)) : undefined
}

export interface OpenSheet {
  sheet: string
  communityId: string
  state: 'keyed-once' | 'differs'
  version: number
}

/** Sheets that wait for their second keying or for somebody to settle them, and the next free number. */
export async function openSheets(ctx: Ctx, campaignId: string): Promise<{ waiting: OpenSheet[]; next: string }> {
  const rows = await tables(ctx.db)
    .selectFrom('paper_sheets')
    .select(['sheet', 'community_id', 'state', 'version'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', '=', campaignId)
    .execute()
  const highest = rows.reduce((max, r) => Math.max(max, /^\d{1,6}$/.test(r.sheet) ? Number(r.sheet) : 0), 0)
  const waiting = rows.flatMap((r) =>
    r.state === 'settled' ? [] : [{ sheet: r.sheet, communityId: r.community_id, state: r.state, version: r.version }],
  )
  return { waiting: waiting.sort((a, b) => a.sheet.localeCompare(b.sheet, 'en', { numeric: true })), next: String(highest + 1) }
}

export interface Difference {
  question: Question
  first: Answers[string] | undefined
  second: Answers[string] | undefined
}

/** Where the two keyings of a sheet differ, question by question. */
export async function differencesOf(
  ctx: Ctx,
  campaignId: string,
  sheet: string,
): Promise<{ campaign: Campaign; differences: Difference[]; first: Answers; codeHash: string | null; version: number } | Refusal> {
  const c = await campaign(ctx, campaignId)
  if (!c) return refuse('not-there')
  const row = await tables(ctx.db)
    .selectFrom('paper_sheets')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('campaign_id', '=', campaignId)
    .where('sheet', '=', sheet)
    .executeTakeFirst()
  if (!row) return refuse('not-there')
  const [one, two] = [await keptSheet(ctx, ctx.db, row, row.first_content), await keptSheet(ctx, ctx.db, row, row.second_content)]
  if (row.state !== 'differs' || !one || !two) return refuse('sheet-not-differing')
  const [a, b] = [one.answers, two.answers]
  const questions = await questionsOf(ctx, c)
  const differences = questions
    .filter((q) => fingerprint(a[q.id] ?? null) !== fingerprint(b[q.id] ?? null))
    .map((question) => ({ question, first: a[question.id], second: b[question.id] }))
  return { campaign: c, differences, first: a, codeHash: one.codeHash, version: row.version }
}

/** Settles a sheet: for every difference the paper is looked at again and one of the two is taken. */
export async function settlePaper(
  ctx: Ctx,
  campaignId: string,
  sheet: string,
  picks: Readonly<Record<string, 'first' | 'second'>>,
): Promise<Keyed | Refusal> {
  const found = await differencesOf(ctx, campaignId, sheet)
  if ('refused' in found) return found
  const { campaign: c, differences } = found
  const no = mayNotEnter(ctx.asker, c)
  if (no) return await recordRefusal(ctx, 'needs.settle-paper', no, { subject: { kind: 'campaign', id: c.id } })
  if (differences.some((d) => !picks[d.question.id])) return refuse('settle-all')
  const questions = await questionsOf(ctx, c)
  const answers: Record<string, Answers[string]> = { ...found.first }
  for (const d of differences) {
    const value = picks[d.question.id] === 'first' ? d.first : d.second
    if (value === undefined) delete answers[d.question.id]
    else answers[d.question.id] = value
  }
  const submission = submissionHash(await saltOf(ctx), newAnonymousId('response'))
  const what = { action: 'needs.settle-paper', facts: { campaign: c.id, sheet }, countedLater: true as const }
  return await change(ctx, what, async (tx) => {
    const db = tables(tx)
    await countPaper(ctx, tx, c.id, 'settled')
    const row = await db
      .updateTable('paper_sheets')
      .set((e) => ({ version: e('version', '+', 1) }))
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('campaign_id', '=', c.id)
      .where('sheet', '=', sheet)
      .where('state', '=', 'differs')
      .where('version', '=', found.version)
      .returning('community_id')
      .executeTakeFirst()
    if (!row) return refuse('stale')
    const put = {
      campaignId: c.id,
      submission,
      codeHash: found.codeHash,
      communityId: row.community_id,
      route: 'paper' as const,
      draftHash: null,
      score: scoreOf(questions, answers) ?? null,
      answers,
      until: paperUntil(c),
    }
    const stored = await putAnswer(ctx, tx, put)
    if (!stored.answer) return stored.open ? await whyNot(ctx, tx, put) : closedOrNotYet(ctx, c)
    await db
      .updateTable('paper_sheets')
      .set({ state: 'settled', first_content: null, second_content: null, code_hash: null, first_keyed_by: null })
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('campaign_id', '=', c.id)
      .where('sheet', '=', sheet)
      .execute()
    return { sheet, state: 'stored' as const }
  })
}
