import { moneyText } from '#kernel'
import { aDay, amount, choice, type Ctx, idOf, longText, optional, text, ticked, wholeNumber } from '#platform'
import { type FormState, freshForm } from '#ui'
import { z } from 'zod'
import { proposers, type Vote, type VoteProject } from './rules/vote.ts'

const someCommunities = z.preprocess((v) => [v ?? []].flat().filter((x) => x !== ''), z.array(idOf('community')).max(200, 'more:200'))

/** What the form of a vote takes. */
export const voteForm = z.object({
  title: text(100),
  titleEn: optional(text(100)),
  about: optional(longText(1000)),
  budget: amount(),
  most: optional(wholeNumber({ min: 1, max: 100 })),
  communityIds: someCommunities,
  opensOn: aDay(),
  closesOn: aDay(),
  households: wholeNumber({ min: 1, max: 20_000 }),
  keyedTwice: ticked(),
  contactPhone: optional(text(40, 1, { phone: true })),
})
export type VoteInput = Omit<z.infer<typeof voteForm>, 'communityIds'> & { communityIds: readonly string[] }
export const newVoteForm = voteForm.extend({ purchaseId: idOf('purchase') })

/** A vote of three weeks, in the communities of its purchase. */
export const newVoteValues = (ctx: Ctx, of: { id: string; communityIds: readonly string[] }): FormState =>
  freshForm({
    purchaseId: of.id,
    communityIds: [...of.communityIds],
    opensOn: ctx.today.toString(),
    closesOn: ctx.today.add({ days: 21 }).toString(),
  })
export const voteValues = (v: Vote): FormState =>
  freshForm({
    title: v.title,
    titleEn: v.titleEn ?? '',
    about: v.about ?? '',
    budget: moneyText(v.budget),
    most: v.most === null ? '' : String(v.most),
    communityIds: [...v.communityIds],
    opensOn: v.opensOn.toString(),
    closesOn: v.closesOn.toString(),
    households: String(v.households),
    keyedTwice: v.keyedTwice ? 'yes' : '',
    contactPhone: v.contactPhone ?? '',
  })

/** What the office says of a project. */
export const projectForm = z.object({
  title: text(80),
  titleEn: optional(text(80)),
  what: longText(500),
  cost: optional(amount()),
  needId: optional(idOf('need')),
  communityIds: someCommunities,
  proposedBy: choice(proposers),
})
export type ProjectInput = Omit<z.infer<typeof projectForm>, 'communityIds' | 'needId'> & {
  communityIds: readonly string[]
  needId?: string | undefined
}
export const projectValues = (p: VoteProject): FormState =>
  freshForm({
    title: p.title,
    titleEn: p.titleEn ?? '',
    what: p.what,
    cost: p.cost === null ? '' : moneyText(p.cost),
    needId: p.needId ?? '',
    communityIds: [...p.communityIds],
    proposedBy: p.proposedBy,
  })

/** What a resident proposes: no more than what and where. */
export const proposalForm = z.object({ title: text(80), what: longText(500), communityId: optional(idOf('community')) })
export type ProposalInput = Omit<z.infer<typeof proposalForm>, 'communityId'> & { communityId?: string | undefined }
export const whyForm = z.object({ reason: longText(500) })
