import { isRefusal, titles } from '#kernel'
import { type Action, organisation } from '#people'
import type { Ctx, DueItem } from '#platform'
import { signBy, tenders, unsignedAwards } from '#tenders'
import { contracts } from './contracts.ts'
import { priceDue } from './price-due.ts'
import { dutiesOf } from './duties-of.ts'
import { awaitingSignature, openGrounds } from './store/index.ts'
import type { Duty } from './rules/duty.ts'
import type { Contract } from './rules/contract.ts'
import { doneAddress, dutyNeeds, isByHand, isPaying } from './rules/duty-terms.ts'
import { dueWords } from './words.ts'

/** Contracts without a tender that the bureau has to decide on, or that it and the auditors should look at. */
async function directItems(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const who = await organisation(ctx, organisationId)
  if (who?.kind !== 'bureau' && who?.kind !== 'finance') return []
  const open = await openGrounds(ctx)
  return open.flatMap(({ contract: c, ground: g }): DueItem[] => {
    const waits = g?.state === 'asked' && !c.signedOn
    if (who.kind === 'finance' && waits) return []
    return [
      {
        id: `ground-${c.id}`,
        purchaseId: c.purchaseId,
        side: 'ours',
        title: dueWords.both(waits ? 'ground' : 'look', c.number, titles(c)),
        why: dueWords.both(waits ? 'groundWhy' : 'lookWhy'),
        dueOn: null,
        cites: ctx.law.cites('approval-without-tender'),
        href: `/contracts/${c.id}#without-tender`,
        // Nobody decides any more once it is signed: whoever supervises reads it.
        ...(waits
          ? { may: 'contracts.approve-ground' satisfies Action }
          : { may: 'contracts.read' satisfies Action, reads: true as const }),
      },
    ]
  })
}

/** What was awarded and has no contract yet: the office drafts it, to be signed in the time the law gives from the notice. */
async function toDraft(ctx: Ctx, purchaserId: string): Promise<DueItem[]> {
  const open = await unsignedAwards(ctx, purchaserId)
  if (open.length === 0) return []
  const made = await contracts(ctx, { purchaseIds: open.map((a) => a.purchaseId) })
  const drafted = new Set(made.filter((c) => c.signedOn || c.state !== 'terminated').map((c) => c.purchaseId))
  const left = open.filter((a) => !drafted.has(a.purchaseId))
  const called = new Map((await tenders(ctx, { ids: left.map((a) => a.tenderId) })).map((t) => [t.id as string, t]))
  const items: DueItem[] = []
  for (const award of left) {
    const t = called.get(award.tenderId)!
    const by = await signBy(ctx, award)
    items.push({
      id: `draft-${t.id}`,
      purchaseId: t.purchaseId,
      side: 'ours',
      title: dueWords.both('draft', titles(t)),
      why: dueWords.both('draftWhy'),
      dueOn: isRefusal(by) ? null : by.value,
      cites: isRefusal(by) ? [] : by.cites,
      href: `/contracts/new?purchase=${t.purchaseId}`,
      may: 'contracts.draft',
    })
  }
  return items
}

/** A text on the table that this side has not signed yet. Where a proposal already made answering it a duty, that is the one told. */
const signItem = (ctx: Ctx, c: Contract, organisationId: string): DueItem => ({
  id: `sign-${c.id}`,
  purchaseId: c.purchaseId,
  side: 'ours',
  title: dueWords.both('sign', titles(c)),
  why: dueWords.both(c.purchaserId === organisationId ? 'signAsPurchaser' : 'signAsProvider'),
  dueOn: null,
  cites: ctx.law.cites('award-and-contract'),
  href: `/contracts/${c.id}`,
  of: c.number,
  may: 'contracts.sign',
})

const sideOfDuty = (d: Duty, organisationId: string): 'ours' | 'theirs' =>
  (d.debtor === 'purchaser' ? d.purchaserId : d.providerId) === organisationId ? 'ours' : 'theirs'

/** What somebody of the debtor has to be allowed for doing it. */
function needs(d: Duty): Action {
  const of = dutyNeeds[d.kind]
  return typeof of === 'string' ? of : of[d.debtor]
}

/**
 * An open duty as the page of today tells it. What a person says was done leads the side that owes it to where they say so.
 * @param number of its contract
 */
export const dutyItem = (d: Duty, organisationId: string, number: string | undefined): DueItem => ({
  id: d.id,
  purchaseId: d.purchaseId,
  side: sideOfDuty(d, organisationId),
  title: d.title,
  dueOn: d.dueOn,
  why: d.mayMove ? { zh: `${d.why.zh} ${d.dueSays!.zh}`, en: `${d.why.en} ${d.dueSays!.en}` } : d.why,
  cites: d.cites,
  href: sideOfDuty(d, organisationId) === 'ours' && isByHand(d.kind) ? doneAddress(d) : d.href,
  may: needs(d),
  ...(number && { of: number }),
})

/** What an organisation owes and is owed under its contracts and is open: late, or due within `ahead` days. */
export async function dueItems(ctx: Ctx, organisationId: string, ahead = 30): Promise<DueItem[]> {
  const open = await dutiesOf(ctx, { organisationId, open: true, until: ctx.today.add({ days: ahead }), limit: 500 })
  const waiting = await awaitingSignature(ctx, organisationId)
  const known = await contracts(ctx, { ids: open.map((d) => d.contractId) })
  const numbers = new Map(known.map((c) => [c.id as string, c.number]))
  const owed = open
    // What is to be paid lies on one desk after the other: the step that knows them tells it to the side that owes it.
    .filter((d) => sideOfDuty(d, organisationId) === 'theirs' || !isPaying(d.kind))
    .map((d) => dutyItem(d, organisationId, numbers.get(d.contractId)))
  return [
    ...(await directItems(ctx, organisationId)),
    ...(await toDraft(ctx, organisationId)),
    ...waiting.map((w) => signItem(ctx, w, organisationId)),
    ...(await priceDue(ctx, organisationId)),
    ...owed,
  ]
}
