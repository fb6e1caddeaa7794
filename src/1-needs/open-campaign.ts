import { type Community, communities, whyNotInUse } from '#people'
import { type Day, isBefore, isRefusal, newId, type Refusal } from '#kernel'
import { change, type Ctx, recordRefusal } from '#platform'
import { askedAlready } from './asked-already.ts'
import { mayNotRun } from './campaigns.ts'
import { codeHash, linkHash, saltOf } from './code-hash.ts'
import { makeSlips, noSlips, readSlips, sealSlips, type Slips } from './slips.ts'
import {
  holdSurveys,
  insertCampaign,
  insertCodes,
  insertSlips,
  type Purchase,
  purchase,
  type Purpose,
  questionnaire,
  type Questionnaire,
  takeIntoUse,
} from './store/index.ts'
import { refuse } from './words.ts'

export interface NewCampaign {
  /** Null for a survey that belongs to no purchase, as of needs in general. */
  purchaseId: string | null
  questionnaireId: string
  title: string
  titleEn?: string | undefined
  /** That of the questionnaire, where it is not said. */
  purpose?: Purpose | undefined
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

const mostCodes = 20_000

/**
 * Opens a survey: fixes the questionnaire, makes the household codes and the open link.
 * Codes are kept as salted fingerprints; for printing they lie sealed under the master secret until the survey is over.
 */
export async function openCampaign(ctx: Ctx, i: NewCampaign): Promise<({ id: string } & Slips) | Refusal> {
  const form = await questionnaire(ctx, i.questionnaireId)
  if (!form) return refuse('not-there')
  const bought = i.purchaseId ? await purchase(ctx, i.purchaseId) : undefined
  const owner = bought?.purchaserId ?? form.purchaserId
  const purpose = i.purpose ?? form.purpose
  const no = mayNotRun(ctx.asker, { purpose, purchaserId: owner, drawnBy: i.drawnBy ?? null })
  if (no) return await recordRefusal(ctx, 'needs.open-campaign', no, i.purchaseId ? { purchaseId: i.purchaseId } : {})
  const places = await communities(ctx, { ids: i.communityIds, organisationId: owner, ...(!i.drawnBy && { open: true }) })
  const opening: Opening = { ...i, purpose, form, bought, owner, places, total: (i.householdsPerCommunity ?? 0) * places.length }
  const handed = await handedOut(ctx, opening)
  const opened = await change(
    ctx,
    { action: 'needs.open-campaign', ...(i.purchaseId && { purchaseId: i.purchaseId }) },
    async (tx, entry) => {
      const closed = purpose === 'needs' ? await whyNotInUse({ ...ctx, db: tx }, owner, 'ask-needs') : undefined
      if (closed) return closed
      if (!i.drawnBy) await holdSurveys(ctx, tx)
      // In use first, so that its questions are those that are looked at here and stay so.
      await takeIntoUse(ctx, tx, i.questionnaireId)
      const now = { ...opening, form: (await questionnaire({ ...ctx, db: tx }, i.questionnaireId))! }
      const wrong = whyNotOpen(ctx, now) ?? (i.drawnBy ? undefined : await askedAlready(ctx, tx, asking(now)))
      if (wrong) return wrong
      const row = rowOf(ctx, now, handed)
      await insertCampaign(tx, row)
      await insertCodes(ctx, tx, row.id, handed.hashes)
      await insertSlips(ctx, tx, { campaignId: row.id, ...handed.kept })
      Object.assign(entry, {
        subject: { kind: 'campaign', id: row.id },
        facts: { title: i.title, codes: opening.total, openLink: i.openLink },
        after: { ...row, open_token_hash: null },
      })
      return { id: row.id }
    },
  )
  if (isRefusal(opened)) return opened
  // Read back, so that a form sent twice gets the codes of the survey it opened the first time.
  return { id: opened.id, ...((await readSlips(ctx, opened.id)) ?? noSlips) }
}

/** A survey that is to open, with what was found of it. */
interface Opening extends NewCampaign {
  purpose: Purpose
  form: Questionnaire
  bought: Purchase | undefined
  owner: string
  places: readonly Community[]
  /** Codes in all its communities. */
  total: number
}

const placesOf = (o: Opening) => o.places.map((p) => p.id)
const asking = (o: Opening) => ({ ...o, communityIds: placesOf(o), questions: o.form.content.questions })

function whyNotOpen(ctx: Ctx, o: Opening): Refusal | undefined {
  if (o.purchaseId && !o.bought) return refuse('not-there')
  if (o.form.purchaserId !== o.owner) return refuse('not-there')
  if (o.form.content.questions.length === 0) return refuse('questionnaire-empty')
  if (o.places.length === 0 || o.places.length !== new Set(o.communityIds).size) return refuse('not-our-community')
  if (isBefore(o.closesOn, o.opensOn) || isBefore(o.closesOn, ctx.today)) return refuse('closes-before-opening').at('closesOn')
  if (o.total > mostCodes) return refuse('too-many-codes', mostCodes)
  if (o.total === 0 && !o.openLink) return refuse('no-way-in')
  return o.total > 0 && o.purpose !== 'needs' && !o.drawnBy ? refuse('sample-by-evaluator').at('households') : undefined
}

/** What a survey hands out, as it is kept: sealed for printing, and as fingerprints. */
export async function handedOut(
  ctx: Ctx,
  o: Pick<Opening, 'total' | 'householdsPerCommunity' | 'openLink'> & { readonly places: readonly { readonly id: string }[] },
) {
  const salt = await saltOf(ctx)
  const made =
    o.total <= mostCodes
      ? makeSlips(
          o.places.map((p) => p.id),
          o.householdsPerCommunity ?? 0,
          o.openLink,
        )
      : noSlips
  const hashes = made.codes.flatMap((c) => c.codes.map((code) => ({ hash: codeHash(salt, code), communityId: c.communityId })))
  return {
    kept: await sealSlips(ctx, made),
    // In the order of their fingerprints, so that storage does not keep the order of the slips.
    hashes: hashes.sort((a, b) => (a.hash < b.hash ? -1 : 1)),
    linkHash: made.openToken ? linkHash(salt, made.openToken) : null,
  }
}

const rowOf = (ctx: Ctx, o: Opening, handed: { linkHash: string | null }) => ({
  jurisdiction: ctx.jurisdiction,
  id: newId('campaign', ctx.now) as string,
  purchaser_id: o.owner,
  purchase_id: o.purchaseId,
  questionnaire_id: o.questionnaireId,
  title: o.title,
  title_en: o.titleEn ?? null,
  purpose: o.purpose,
  community_ids: placesOf(o),
  opens_on: o.opensOn,
  closes_on: o.closesOn,
  about: o.about ?? null,
  about_en: o.aboutEn ?? null,
  contact_name: o.contactName ?? null,
  contact_phone: o.contactPhone ?? null,
  keyed_twice: o.keyedTwice ?? false,
  open_token_hash: handed.linkHash,
  codes_made: o.total,
  law_day: o.bought?.lawDay ?? ctx.today,
  opened_at: ctx.now,
  drawn_by: o.drawnBy ?? null,
})
