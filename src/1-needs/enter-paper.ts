import { isAfter, isRefusal, newAnonymousId, overDeadline, readReadableCode, type Refusal, sayDay } from '#kernel'
import { change, type Ctx, type Db, fingerprint, recordRefusal, sentOtherwise, stale } from '#platform'
import { type Campaign, campaign, endOf, mayNotEnter, paperUntil, questionsOf } from './campaigns.ts'
import { codeHash, saltOf, submissionHash } from './code-hash.ts'
import { readAnswers, scoreOf, type Typed } from './rules/answering.ts'
import type { Answers, Question } from './rules/questionnaire.ts'
import { keepSheet, keptSheet } from './keyed-sheet.ts'
import { closedOrNotYet } from './store-answer.ts'
import {
  countSheetOfDay,
  emptySheet,
  insertFirstKeying,
  insertSettledSheet,
  keepSecondKeying,
  keyedSheet,
  lockSheet,
  type Row,
  type SheetAt,
  sheetsOf,
  takeDiffering,
} from './store/index.ts'
import { putAnswer, whyNotPut } from './put-answer.ts'
import { refuse } from './words.ts'
import { withoutWords } from './without-words.ts'

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
    ...(c.purpose === 'vote' && !i.code && { code: refuse('ballot-without-code').words }),
    ...(!c.communityIds.includes(i.communityId) && { communityId: refuse('choose-community').words }),
  }
  if (Object.keys(fields).length) return refuse('answer-wrong').with({ fields })
  const salt = await saltOf(ctx)
  const hash = code ? codeHash(salt, code) : null
  const submission = submissionHash(salt, newAnonymousId('response'))
  const what = { action: 'needs.enter-paper', facts: { campaign: c.id, sheet: i.sheet }, countedLater: true as const }
  const known = { campaign: c, communityId: i.communityId, codeHash: hash, submission, questions, answers: read.answers }
  const keyed = await change(ctx, what, async (tx) => {
    await countSheetOfDay(ctx, tx, c.id, 'keyed')
    const at = { campaignId: c.id, sheet: i.sheet }
    const first = await lockSheet(ctx, tx, at)
    if (first && (!c.keyedTwice || first.state !== 'keyed-once')) return refuse('sheet-known', i.sheet)
    return first ? await keySecond(ctx, tx, at, known, first) : await keyFirst(ctx, tx, at, known)
  })
  // Nothing is kept of what a resident answered to tell two sheets apart by: another sheet in the same form is known by its number.
  if (isRefusal(keyed) || keyed.sheet === i.sheet) return keyed
  return await recordRefusal(ctx, 'needs.enter-paper', sentOtherwise(keyed), { subject: { kind: 'campaign', id: c.id } })
}

/** A sheet as it was keyed now. */
interface KeyedNow {
  campaign: Campaign
  communityId: string
  codeHash: string | null
  submission: string
  questions: readonly Question[]
  answers: Answers
}

/** A sheet nobody has keyed: it waits for its second keying, or its answer is put. */
async function keyFirst(ctx: Ctx, tx: Db, at: SheetAt, k: KeyedNow): Promise<Keyed | Refusal> {
  if (k.campaign.keyedTwice) {
    const kept = await keepSheet(ctx, tx, at.campaignId, { answers: k.answers, codeHash: k.codeHash })
    if (!kept) return closedOrNotYet(ctx, k.campaign)
    await insertFirstKeying(ctx, tx, at, k.communityId, kept)
    return { sheet: at.sheet, state: 'keyed-once' }
  }
  const no = await putSheet(ctx, tx, k)
  if (no) return no
  await insertSettledSheet(ctx, tx, at, k.communityId)
  return { sheet: at.sheet, state: 'stored' }
}

/** A sheet that was keyed before, by somebody else: where both agree its answer is put. */
async function keySecond(ctx: Ctx, tx: Db, at: SheetAt, k: KeyedNow, first: Row<'paper_sheets'>): Promise<Keyed | Refusal> {
  if (first.first_keyed_by === ctx.asker.userId) return refuse('other-person')
  const before = await keptSheet(ctx, tx, first, first.first_content)
  if (!before) return closedOrNotYet(ctx, k.campaign)
  if (fingerprint(before.answers) !== fingerprint(k.answers)) {
    const second = (await keepSheet(ctx, tx, at.campaignId, { answers: k.answers, codeHash: null }))!
    await keepSecondKeying(ctx, tx, at, second)
    return { sheet: at.sheet, state: 'differs' }
  }
  const no = await putSheet(ctx, tx, { ...k, codeHash: before.codeHash, communityId: first.community_id })
  if (no) return no
  await emptySheet(ctx, tx, at, 1)
  return { sheet: at.sheet, state: 'stored' }
}

/** Puts the answer of a sheet among those that wait, or says why it cannot be put. */
async function putSheet(ctx: Ctx, tx: Db, k: KeyedNow): Promise<Refusal | undefined> {
  const put = {
    campaignId: k.campaign.id,
    submission: k.submission,
    codeHash: k.codeHash,
    communityId: k.communityId,
    route: 'paper' as const,
    draftHash: null,
    score: scoreOf(k.questions, k.answers) ?? null,
    answers: withoutWords(await saltOf(ctx, tx), k.questions, k.answers),
    until: paperUntil(k.campaign),
  }
  const stored = await putAnswer(ctx, tx, put)
  if (stored.answer) return undefined
  return stored.open ? await whyNot(ctx, tx, put) : closedOrNotYet(ctx, k.campaign)
}

async function whyNot(ctx: Ctx, tx: Db, put: Parameters<typeof whyNotPut>[2]): Promise<Refusal> {
  const why = await whyNotPut(ctx, tx, put)
  return refuse(why === 'again' ? 'code-used' : why)
}

function tooLate(ctx: Ctx, c: Campaign): Refusal | undefined {
  const until = paperUntil(c)
  if (c.countedOn) return refuse('already-counted', sayDay(c.countedOn, ctx.lang))
  return isAfter(ctx.today, until)
    ? refuse('paper-too-late', sayDay(until, ctx.lang), overDeadline(endOf(until, ctx.zone), ctx))
    : undefined
}

export interface OpenSheet {
  sheet: string
  communityId: string
  state: 'keyed-once' | 'differs'
  version: number
}

/** Sheets that wait for their second keying or for somebody to settle them, and the next free number. */
export async function openSheets(ctx: Ctx, campaignId: string): Promise<{ waiting: OpenSheet[]; next: string }> {
  const rows = await sheetsOf(ctx, campaignId)
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
  const row = await keyedSheet(ctx, { campaignId, sheet })
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
    const at = { campaignId: c.id, sheet }
    await countSheetOfDay(ctx, tx, c.id, 'settled')
    const communityId = await takeDiffering(ctx, tx, at, found.version)
    if (communityId === undefined) return stale()
    const no = await putSheet(ctx, tx, { campaign: c, communityId, codeHash: found.codeHash, submission, questions, answers })
    if (no) return no
    await emptySheet(ctx, tx, at, 0)
    return { sheet, state: 'stored' as const }
  })
}
