import { isBefore, newId, type Refusal, type Words } from '#kernel'
import { needs, type Purchase, purchase } from '#needs'
import { mayNot, whyNotInUse } from '#people'
import { change, type Ctx, notThere, recordRefusal } from '#platform'
import { changeVote } from './change-vote.ts'
import { insertVote } from './store/index.ts'
import type { VoteInput } from './vote-form.ts'
import { refuse } from './words.ts'

/** As many codes as a survey has. */
const mostCodes = 20_000

/** Begins a vote under a purchase of which it is known what is needed. */
export async function beginVote(ctx: Ctx, i: VoteInput & { purchaseId: string }): Promise<{ id: string } | Refusal> {
  const of = await purchase(ctx, i.purchaseId)
  if (!of) return await recordRefusal(ctx, 'votes.begin', notThere())
  const no = mayNot(ctx.asker, 'plans.edit', { purchaserId: of.purchaserId })
  if (no) return await recordRefusal(ctx, 'votes.begin', no, { purchaseId: of.id })
  const id = newId('vote', ctx.now)
  const what = { action: 'votes.begin', purchaseId: of.id, subject: { kind: 'vote', id } as const, facts: { title: i.title } }
  return await change(ctx, what, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    const closed = await whyNotInUse(inside, of.purchaserId, 'draft-plan')
    if (closed) return closed
    if ((await needs(inside, { purchaseId: of.id, state: 'accepted' })).length === 0) return refuse('no-needs')
    const wrong = wrongVote(ctx, i, of)
    if (wrong) return wrong
    await insertVote(ctx, tx, { id, purchaser_id: of.purchaserId, purchase_id: of.id, law_day: ctx.today, ...columnsOf(i) })
    entry.after = { state: 'draft', version: 1 }
    return { id: id as string }
  })
}

/** Changes a vote that is not opened yet. */
export const editVote = (ctx: Ctx, i: VoteInput & { id: string }): Promise<{ id: string } | Refusal> =>
  changeVote(ctx, { id: i.id, verb: 'edit' }, async ({ inside, now, set }) => {
    const wrong = wrongVote(ctx, i, (await purchase(inside, now.purchaseId))!)
    return wrong ?? (await set(columnsOf(i)))
  })

/** Everything that is wrong with a vote, by field. */
function wrongVote(ctx: Ctx, i: VoteInput, of: Purchase): Refusal | undefined {
  const fields: Record<string, Words> = {}
  if (i.communityIds.length === 0 || i.communityIds.some((c) => !of.communityIds.includes(c)))
    fields['communityIds'] = refuse('no-communities').words
  if (isBefore(i.closesOn, i.opensOn) || isBefore(i.closesOn, ctx.today)) fields['closesOn'] = refuse('days-turned').words
  if (i.households * i.communityIds.length > mostCodes) fields['households'] = refuse('too-many-codes', mostCodes).words
  if (i.budget > 10n ** 15n) fields['budget'] = refuse('too-large').words
  return Object.keys(fields).length > 0 ? refuse('vote-wrong').with({ fields }) : undefined
}

const columnsOf = (i: VoteInput) => ({
  title: i.title,
  title_en: i.titleEn ?? null,
  about: i.about ?? null,
  budget_minor: i.budget,
  most: i.most ?? null,
  community_ids: [...new Set(i.communityIds)],
  opens_on: i.opensOn,
  closes_on: i.closesOn,
  households: i.households,
  keyed_twice: i.keyedTwice,
  contact_phone: i.contactPhone ?? null,
})
