import { randomBytes } from 'node:crypto'
import { type Day, isAfter, isBefore, isRefusal, newId, newReadableCode, plusDays, type Refusal } from '#kernel'
import { communities } from '#people'
import { change, type Ctx, recordRefusal, stale } from '#platform'
import { askedAlready } from './asked-already.ts'
import { campaign, mayNotRun, stateOf } from './campaigns.ts'
import { codeHash, linkHash, saltOf } from './code-hash.ts'
import { countCampaign } from './count-campaign.ts'
import {
  anyAnswer,
  insertCampaign,
  insertCodes,
  insertSlips,
  moveLastDay,
  purchase,
  type Purpose,
  questionnaire,
  sealedSlips,
  takeIntoUse,
} from './store/index.ts'
import { refuse } from './words.ts'

export interface NewCampaign {
  /** Null for a survey that belongs to no purchase, as of needs in general. */
  purchaseId: string | null
  questionnaireId: string
  title: string
  titleEn?: string | undefined
  purpose: Purpose
  communityIds: readonly string[]
  opensOn: Day
  closesOn: Day
  /** Codes for a drawn sample of households; none when left out or zero. */
  householdsPerCommunity?: number | undefined
  /** A link anybody may use. Its answers are counted apart and never estimated from. */
  openLink: boolean
  about?: string | undefined
  aboutEn?: string | undefined
  contactName?: string | undefined
  contactPhone?: string | undefined
  /** Paper is entered twice, by two people. */
  keyedTwice?: boolean | undefined
  /** The evaluator whose drawn sample it is, and who alone runs it. */
  drawnBy?: string | undefined
}

export interface Slips {
  codes: readonly { communityId: string; codes: readonly string[] }[]
  openToken: string | null
}

export const mostCodes = 20_000

/**
 * Opens a survey: fixes the questionnaire, makes the household codes and the open link.
 * Codes are kept as salted fingerprints; for printing they lie sealed under the master secret until the survey is over.
 */
export async function openCampaign(ctx: Ctx, i: NewCampaign): Promise<({ id: string } & Slips) | Refusal> {
  const form = await questionnaire(ctx, i.questionnaireId)
  if (!form) return refuse('not-there')
  const bought = i.purchaseId ? await purchase(ctx, i.purchaseId) : undefined
  const owner = bought?.purchaserId ?? form.purchaser_id
  const no = mayNotRun(ctx.asker, { purpose: i.purpose, purchaserId: owner, drawnBy: i.drawnBy ?? null })
  if (no) return await recordRefusal(ctx, 'needs.open-campaign', no, i.purchaseId ? { purchaseId: i.purchaseId } : {})
  const places = await communities(ctx, { ids: i.communityIds, organisationId: owner, ...(!i.drawnBy && { open: true }) })
  const salt = await saltOf(ctx)
  const perCommunity = i.householdsPerCommunity ?? 0
  const total = perCommunity * places.length
  const made: Slips =
    total <= mostCodes
      ? makeSlips(
          places.map((p) => p.id),
          perCommunity,
          i.openLink,
        )
      : { codes: [], openToken: null }
  const envelope = await ctx.seal.newEnvelope()
  const sealed = await ctx.seal.seal(envelope.recipient, Buffer.from(JSON.stringify(made)))
  const opened = await change(
    ctx,
    { action: 'needs.open-campaign', ...(i.purchaseId && { purchaseId: i.purchaseId }) },
    async (tx, entry) => {
      if (i.purchaseId && !bought) return refuse('not-there')
      if (form.purchaser_id !== owner) return refuse('not-there')
      if (form.content.questions.length === 0) return refuse('questionnaire-empty')
      if (places.length === 0 || places.length !== new Set(i.communityIds).size) return refuse('not-our-community')
      if (isBefore(i.closesOn, i.opensOn) || isBefore(i.closesOn, ctx.today)) return refuse('closes-before-opening').at('closesOn')
      if (total > mostCodes) return refuse('too-many-codes', mostCodes)
      if (total === 0 && !i.openLink) return refuse('no-way-in')
      if (total > 0 && i.purpose !== 'needs' && !i.drawnBy) return refuse('sample-by-evaluator').at('households')
      const { questions } = form.content
      const asked = i.drawnBy ? undefined : await askedAlready(ctx, tx, { ...i, communityIds: places.map((p) => p.id), questions })
      if (asked) return asked
      const id = newId('campaign', ctx.now)
      const row = {
        jurisdiction: ctx.jurisdiction,
        id,
        purchaser_id: owner,
        purchase_id: i.purchaseId,
        questionnaire_id: i.questionnaireId,
        title: i.title,
        title_en: i.titleEn ?? null,
        purpose: i.purpose,
        community_ids: places.map((p) => p.id),
        opens_on: i.opensOn,
        closes_on: i.closesOn,
        about: i.about ?? null,
        about_en: i.aboutEn ?? null,
        contact_name: i.contactName ?? null,
        contact_phone: i.contactPhone ?? null,
        keyed_twice: i.keyedTwice ?? false,
        open_token_hash: made.openToken ? linkHash(salt, made.openToken) : null,
        codes_made: total,
        law_day: bought?.lawDay ?? ctx.today,
        opened_at: ctx.now,
        drawn_by: i.drawnBy ?? null,
      }
      await insertCampaign(tx, row)
      await takeIntoUse(ctx, tx, i.questionnaireId)
      const hashes = made.codes.flatMap((c) => c.codes.map((code) => ({ hash: codeHash(salt, code), communityId: c.communityId })))
      // In the order of their fingerprints, so that storage does not keep the order of the slips.
      hashes.sort((a, b) => (a.hash < b.hash ? -1 : 1))
      await insertCodes(ctx, tx, id, hashes)
      await insertSlips(ctx, tx, { campaignId: id, lockedKey: envelope.lockedKey, sealed })
      Object.assign(entry, {
        subject: { kind: 'campaign', id },
        facts: { title: i.title, codes: total, openLink: i.openLink },
        after: { ...row, open_token_hash: null },
      })
      return { id: id as string }
    },
  )
  if (isRefusal(opened)) return opened
  // Read back, so that a form sent twice gets the codes of the survey it opened the first time.
  const kept = await readSlips(ctx, opened.id)
  return { id: opened.id, ...(kept ?? { codes: [], openToken: null }) }
}

function makeSlips(communityIds: readonly string[], perCommunity: number, openLink: boolean): Slips {
  const seen = new Set<string>()
  const fresh = () => {
    for (;;) {
      const code = newReadableCode()
      if (seen.has(code)) continue
      seen.add(code)
      return code
    }
  }
  return {
    codes: communityIds.map((communityId) => ({ communityId, codes: Array.from({ length: perCommunity }, fresh) })),
    openToken: openLink ? randomBytes(12).toString('base64url') : null,
  }
}

async function readSlips(ctx: Ctx, campaignId: string): Promise<Slips | undefined> {
  const kept = await sealedSlips(ctx, campaignId)
  return kept && (JSON.parse(Buffer.from(await ctx.seal.open(kept.lockedKey, kept.sealed)).toString('utf8')) as Slips)
}

/**
 * The codes once more, for printing, until the first answer has come: whoever could print them later could see which of them are
 * spent. Recorded each time.
 */
export async function slipsOf(ctx: Ctx, campaignId: string): Promise<Slips | Refusal> {
  const c = await campaign(ctx, campaignId)
  if (!c) return refuse('not-there')
  const no = mayNotRun(ctx.asker, c)
  const subject = { kind: 'campaign' as const, id: campaignId }
  if (no) return await recordRefusal(ctx, 'needs.print-slips', no, { subject })
  const slips = await readSlips(ctx, campaignId)
  if (!slips) return refuse('no-slips')
  const withCodes = slips.codes.some((s) => s.codes.length > 0)
  const printed = await change(ctx, { action: 'needs.print-slips', subject }, async (tx) =>
    withCodes && (await anyAnswer(ctx, campaignId, tx)) ? refuse('slips-answered') : null,
  )
  return isRefusal(printed) ? printed : slips
}

/** The open link, for posters, as long as the survey takes answers: it is no secret and belongs to nobody. */
export async function openLinkOf(ctx: Ctx, campaignId: string): Promise<string | Refusal> {
  const c = await campaign(ctx, campaignId)
  if (!c) return refuse('not-there')
  const no = mayNotRun(ctx.asker, c)
  if (no) return no
  const slips = c.openLink && stateOf(c, ctx.today) !== 'closed' ? await readSlips(ctx, campaignId) : undefined
  return slips?.openToken ?? refuse('no-open-link')
}

/** Ends a survey now and counts it: nothing comes in any more, on no way, and its results are there. */
export async function closeCampaign(ctx: Ctx, campaignId: string): Promise<{ id: string } | Refusal> {
  const c = await campaign(ctx, campaignId)
  if (!c) return refuse('not-there')
  const no = mayNotRun(ctx.asker, c)
  const subject = { kind: 'campaign' as const, id: campaignId }
  if (no) return await recordRefusal(ctx, 'needs.close-campaign', no, { subject })
  return await change(ctx, { action: 'needs.close-campaign', subject, ...(c.purchaseId && { purchaseId: c.purchaseId }) }, async (tx) => {
    if (c.countedOn) return refuse('already-closed')
    const yesterday = plusDays(ctx.today, -1)
    const last = isAfter(c.opensOn, yesterday) ? c.opensOn : yesterday
    const closesOn = isBefore(c.closesOn, last) ? c.closesOn : last
    const moved = await moveLastDay(ctx, tx, { id: campaignId, version: ctx.version ?? c.version }, closesOn)
    return moved ? await countCampaign(ctx, tx, campaignId) : stale()
  })
}
