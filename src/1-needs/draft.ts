import { newAnonymousId, newReadableCode, readReadableCode, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { boxed, unboxed } from './boxed.ts'
import { type Campaign, campaign, questionsOf, stateOf } from './campaigns.ts'
import { codeHash, draftHash, linkHash, saltOf, submissionHash } from './code-hash.ts'
import { asked, readAnswer, type Typed } from './rules/answering.ts'
import type { Answers, Question } from './rules/questionnaire.ts'
import { closedOrNotYet, type Received, storeRead } from './store-answer.ts'
import { campaignOfCode, campaignOfLink, insertDraft, keptDraft, type Route, type Row, writeDraft } from './store/index.ts'
import { draftKey, keyOf } from './key-of.ts'
import { refuse } from './words.ts'

/*
 * A draft is kept on the server under a short code shown on screen, page by page, so that a lost signal loses nothing.
 * Until it is sent it is nobody's record: it is not written to the log, and it is emptied in the transaction that stores the answer.
 */

/** What a slip's code or an open link leads to. */
export interface Invitation {
  campaign: Campaign
  /** Undefined for an open link: the person says where they live. */
  communityId: string | undefined
}

/**
 * The survey behind a code as typed, or why it cannot be answered now. Whether the code is spent is not looked at: whoever kept the
 * printed slips could count the households that have answered and see which they are. It is said when an answer is sent.
 */
export async function invitationOf(ctx: Ctx, typed: string): Promise<Invitation | Refusal> {
  const code = readReadableCode(typed)
  if (!code) return refuse('code-mistyped')
  const found = await campaignOfCode(ctx, codeHash(await saltOf(ctx), code))
  if (!found) return refuse('code-unknown')
  return stateOf(found.campaign, ctx.today) === 'open' ? found : closedOrNotYet(ctx, found.campaign)
}

/** The survey behind the secret of an open link, or why it cannot be answered now. */
export async function openInvitation(ctx: Ctx, token: string): Promise<Invitation | Refusal> {
  const c = await campaignOfLink(ctx, linkHash(await saltOf(ctx), token))
  if (!c) return refuse('link-unknown')
  return stateOf(c, ctx.today) === 'open' ? { campaign: c, communityId: undefined } : closedOrNotYet(ctx, c)
}

type Begin = { code: string; route: Exclude<Route, 'paper' | 'open-link'> } | { openToken: string; communityId: string | undefined }

/** Begins an answer. Gives the short code under which it can be taken up again. */
export async function beginAnswer(ctx: Ctx, i: Begin): Promise<{ draft: string } | Refusal> {
  const invited = 'code' in i ? await invitationOf(ctx, i.code) : await openInvitation(ctx, i.openToken)
  if ('refused' in invited) return invited
  const communityId = invited.communityId ?? ('communityId' in i ? i.communityId : undefined)
  if (!communityId || !invited.campaign.communityIds.includes(communityId)) return refuse('choose-community')
  const draft = newReadableCode()
  const salt = await saltOf(ctx)
  await insertDraft(ctx, {
    id_hash: draftHash(salt, draft),
    campaign_id: invited.campaign.id,
    community_id: communityId,
    route: 'code' in i ? i.route : 'open-link',
    box: await boxOf(ctx, invited.campaign.id, draft, {
      codeHash: 'code' in i ? codeHash(salt, readReadableCode(i.code)!) : null,
      submissionId: newAnonymousId('response'),
      answers: {},
    }),
  })
  return { draft }
}

/** What a draft holds: readable only with its short code, which the person answering has and the server does not keep. */
interface Inside {
  codeHash: string | null
  submissionId: string | null
  answers: Answers
}

async function boxOf(ctx: Ctx, campaignId: string, code: string, inside: Inside): Promise<Uint8Array | null> {
  const key = await keyOf(ctx, campaignId)
  return key ? boxed(draftKey(key, code), inside) : null
}

type KeptDraft = Row<'answer_drafts'>
/** A draft begun before drafts were encrypted has no box. */
async function insideOf(ctx: Ctx, row: KeptDraft, code: string): Promise<Inside> {
  const key = row.box && (await keyOf(ctx, row.campaign_id))
  return row.box && key
    ? unboxed<Inside>(draftKey(key, code), row.box)
    : { codeHash: row.code_hash, submissionId: row.submission_id, answers: row.content }
}

export interface Draft {
  /** As stored: without spaces. */
  code: string
  campaign: Campaign
  communityId: string
  route: Exclude<Route, 'paper'>
  questions: readonly Question[]
  answers: Answers
  sent: boolean
}

const rowOf = async (ctx: Ctx, code: string): Promise<KeptDraft | undefined> => await keptDraft(ctx, draftHash(await saltOf(ctx), code))

/** The draft under a short code as typed, with what it holds. */
export async function draftOf(ctx: Ctx, typed: string): Promise<Draft | Refusal> {
  const code = readReadableCode(typed)
  if (!code) return refuse('code-mistyped')
  const row = await rowOf(ctx, code)
  const c = row && (await campaign(ctx, row.campaign_id))
  if (!row || !c) return refuse('draft-unknown')
  return {
    code,
    campaign: c,
    communityId: row.community_id,
    route: row.route,
    questions: await questionsOf(ctx, c),
    answers: (await insideOf(ctx, row, code)).answers,
    sent: row.sent,
  }
}

/** The screens of a draft: the questions asked, given what was answered. */
export const screensOf = (d: Pick<Draft, 'questions' | 'answers'>): Question[] => asked(d.questions, d.answers)

/** Keeps one screen. With `lenient` an empty or half answer is kept as it is, as when going back. */
export async function saveScreen(ctx: Ctx, d: Draft, q: Question, typed: Typed, o: { lenient?: boolean } = {}): Promise<Draft | Refusal> {
  if (d.sent) return d
  if (stateOf(d.campaign, ctx.today) !== 'open') return closedOrNotYet(ctx, d.campaign)
  const read = readAnswer(q, typed)
  if (read.wrong && o.lenient) return d
  if (read.wrong) return refuse('answer-wrong').with({ fields: { [q.id]: read.wrong } })
  const { [q.id]: _, ...others } = d.answers
  const answers: Answers = read.value === undefined ? others : { ...others, [q.id]: read.value }
  const row = await rowOf(ctx, d.code)
  if (!row || row.sent) return d
  const box = await boxOf(ctx, d.campaign.id, d.code, { ...(await insideOf(ctx, row, d.code)), answers })
  await writeDraft(ctx, row.id_hash, box)
  return { ...d, answers }
}

/** Sends a draft. Sending it twice, or from two tabs, is one answer. */
export async function sendDraft(ctx: Ctx, d: Draft): Promise<Received | Refusal> {
  if (d.sent) return { received: true, again: true }
  const row = await rowOf(ctx, d.code)
  if (!row) return refuse('draft-unknown')
  const inside = await insideOf(ctx, row, d.code)
  if (row.sent || inside.submissionId === null) return { received: true, again: true }
  return await storeRead(ctx, d.campaign, {
    submission: submissionHash(await saltOf(ctx), inside.submissionId),
    codeHash: inside.codeHash,
    communityId: inside.codeHash === null ? row.community_id : null,
    route: row.route,
    draftHash: row.id_hash,
    answers: inside.answers,
  })
}
