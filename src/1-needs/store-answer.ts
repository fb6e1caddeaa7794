import { overDeadline, readReadableCode, type Refusal, sayDay } from '#kernel'
import { type Ctx, KeptKnown, recordRefusal } from '#platform'
import { type Campaign, campaign, endOf, mayNotEnter, questionsOf } from './campaigns.ts'
import { codeHash, linkHash, saltOf, submissionHash } from './code-hash.ts'
import { readAnswers, scoreOf, type Typed, typedOf } from './rules/answering.ts'
import type { Answers } from './rules/questionnaire.ts'
import { campaignOfLink, type Route } from './store/index.ts'
import { putAnswer, whyNotPut } from './put-answer.ts'
import { refuse } from './words.ts'
import { withoutWords } from './without-words.ts'

export interface Submission {
  campaignId: string
  /** A random number made by the form or device: the same again is the same answer. */
  submissionId: string
  route: Exclude<Route, 'paper'>
  /** The household code, as it was typed. Without one the answer is counted apart, and the community must be named. */
  code?: string | undefined
  /** Secret of the open link, when somebody without an account answers without a code. */
  openToken?: string | undefined
  communityId?: string | undefined
  /** Fields of the questionnaire as a form sends them, or read answers. */
  typed?: Typed | undefined
  answers?: Answers | undefined
}

/** `again` when this very answer had arrived before. */
export interface Received {
  received: true
  again: boolean
}

/**
 * Stores what a resident sends. Nothing about the person goes with it: no account, no address, no code, no time of day, and no entry
 * in the record log, which is told the number of answers of a day once the day is over. The answer waits, encrypted, until it is
 * mixed with others; that its code is spent is known at once.
 */
export async function storeAnswer(ctx: Ctx, i: Submission): Promise<Received | Refusal> {
  const c = await liveCampaign(ctx, i.campaignId)
  if (!c) return refuse('not-there')
  const code = i.code === undefined ? undefined : readReadableCode(i.code)
  if (i.code !== undefined && code === undefined) return refuse('code-mistyped')
  const salt = await saltOf(ctx)
  if (code === undefined) {
    const allowed = await mayAnswerOpenly(ctx, c, i.openToken && linkHash(salt, i.openToken))
    if (allowed) return allowed
    if (!i.communityId || !c.communityIds.includes(i.communityId)) return refuse('choose-community')
  }
  return await storeRead(ctx, c, {
    submission: submissionHash(salt, i.submissionId),
    codeHash: code ? codeHash(salt, code) : null,
    communityId: i.communityId ?? null,
    route: code === undefined ? 'open-link' : i.route,
    draftHash: null,
    typed: i.typed ?? {},
    answers: i.answers,
  })
}

interface ReadSubmission {
  submission: string
  codeHash: string | null
  communityId: string | null
  route: Exclude<Route, 'paper'>
  draftHash: string | null
  typed?: Typed
  answers?: Answers | undefined
}

/** The same when code and community are known already, as from a draft. */
export async function storeRead(ctx: Ctx, c: Campaign, i: ReadSubmission): Promise<Received | Refusal> {
  const questions = await questionsOf(ctx, c)
  const read = readAnswers(questions, i.answers ? typedOf(questions, i.answers) : (i.typed ?? {}))
  if (Object.keys(read.wrong).length) return refuse('answer-wrong').with({ fields: read.wrong })
  const answers = withoutWords(await saltOf(ctx), questions, read.answers)
  const put = {
    campaignId: c.id,
    submission: i.submission,
    codeHash: i.codeHash,
    communityId: i.communityId,
    route: i.route,
    draftHash: i.draftHash,
    score: scoreOf(questions, answers) ?? null,
    answers,
    until: c.closesOn,
  }
  const stored = await putAnswer(ctx, ctx.db, put)
  if (stored.answer) return { received: true, again: false }
  const why = await whyNotPut(ctx, ctx.db, put)
  if (why === 'again') return { received: true, again: true }
  return stored.open ? refuse(why) : await closedNow(ctx, c.id)
}

/** Why a survey takes no answers, by its days as they are now. */
async function closedNow(ctx: Ctx, campaignId: string): Promise<Refusal> {
  return closedOrNotYet(ctx, (await campaign(ctx, campaignId))!)
}

/** Why a survey that does not take answers does not: it is to come, or over. */
export const closedOrNotYet = (ctx: Ctx, c: Pick<Campaign, 'opensOn' | 'closesOn' | 'countedOn'>): Refusal =>
  c.countedOn === null && Temporal.PlainDate.compare(ctx.today, c.opensOn) < 0
    ? refuse('survey-not-open', sayDay(c.opensOn, ctx.lang))
    : refuse('survey-closed', sayDay(c.closesOn, ctx.lang), overDeadline(endOf(c.closesOn, ctx.zone), ctx))

/** Without a code: whoever has the open link, or a token of a member of the office that may enter answers. */
async function mayAnswerOpenly(ctx: Ctx, c: Campaign, hash: string | undefined | ''): Promise<Refusal | undefined> {
  if (hash) {
    return (await campaignOfLink(ctx, hash))?.id === c.id ? undefined : refuse('link-unknown')
  }
  const no = mayNotEnter(ctx.asker, c)
  return no && (await recordRefusal(ctx, 'needs.answer', no, { subject: { kind: 'campaign', id: c.id } }))
}

const live = new KeptKnown<Campaign | undefined>({ most: 500 })
/** A survey as it was some seconds ago. Its dates are checked again where the answer is stored. */
export async function liveCampaign(ctx: Ctx, id: string): Promise<Campaign | undefined> {
  const key = `${ctx.jurisdiction} ${id}`
  const found = await live.get(ctx.db, key, () => campaign(ctx, id))
  // That there is none is asked again by whoever comes next: one may have been opened meanwhile.
  if (!found) live.forget(ctx.db, key)
  return found
}
