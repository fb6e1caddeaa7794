import { type IndexStep, isAfter, isRefusal, type Refusal, totalOf } from '#kernel'
import { calendarOf, organisation, whyNotInUse } from '#people'
import { readValues, valuesThatCount } from '#plans'
import type { Ctx, Db } from '#platform'
import { keepsAward } from './won-by.ts'
import { changeContract, type ContractChange, partyOf } from './change-contract.ts'
import { askAgain } from './ground-waits.ts'
import { besideFollowOns } from './judge-ground.ts'
import { standsByPlan } from './stands-by-plan.ts'
import { staysApproved } from './may-sign-without-tender.ts'
import { dueAfter } from './due-after.ts'
import { fulfilDuty, raiseDuty, addVersion, moveVersion, readVersions, storeText, textColumns } from './store/index.ts'
import { boughtBy, checkSupplement } from './rules/supplement.ts'
import { isContradicted, isProtected } from './rules/basis.ts'
import { asParty, type Party } from './rules/party.ts'
import { checkText } from './rules/check-text.ts'
import { differences } from './rules/differences.ts'
import { asAgreed, firstLines } from './rules/in-force.ts'
import { type Contract, type ContractText, type ContractVersion, isUnsigned, isUntouched, otherSide, type Side } from './rules/contract.ts'
import { raisedWords, refuse } from './words.ts'

export interface Proposal {
  contractId: string
  text: ContractText
  reason: string
  /** Number of the own proposal, signed by nobody, that this one contains and takes the place of. */
  onto?: number | undefined
  /** Version of the contract the person saw. */
  version: number
}

/**
 * Either side proposes another text. Before signing it takes the place of the text on the table; afterwards it waits beside the
 * text in force until both have signed it. The other side gets the duty to answer.
 */
export const proposeChange = (ctx: Ctx, i: Proposal): Promise<{ number: number } | Refusal> =>
  changeContract(
    { ...ctx, version: i.version },
    { id: i.contractId, action: 'contracts.propose', verb: (c) => (isUnsigned(c) ? 'propose' : 'proposeChange') },
    async (at) => {
      const { tx, inside, now, entry, set } = at
      const side = partyOf(ctx, now)
      if (isRefusal(side)) return side
      entry.facts = { side }
      const versions = await readVersions(inside, now.id)
      const open = versions.find((v) => v.state === 'open')
      const addsTo = open !== undefined && open.number === i.onto && open.proposedBy === side && isUntouched(open)
      if (open && !isUnsigned(now) && !addsTo) return refuse('already-open')
      const text = await textToPropose(at, i.text)
      if (isRefusal(text)) return text
      const last = asAgreed(now)
      if (isSame(last, text)) return refuse('nothing-changed')
      if (addsTo && isSame(open.text, text)) return refuse('nothing-changed')
      const number = (versions[0]?.number ?? 0) + 1
      if (open) {
        if (!(await moveVersion(ctx, tx, now.id, open, { state: 'replaced', answered_at: ctx.now }))) return refuse('stale')
        await fulfilDuty(ctx, tx, { contractId: now.id, kind: 'answer-change', subjectId: `${now.id}:${open.number}`, on: ctx.today })
      }
      await addVersion(ctx, tx, now.id, { number, proposedBy: side, reason: i.reason, text })
      // Before signing, the text on the table is the contract as everybody reads it.
      const moved = await set(isUnsigned(now) ? textColumns(number, text) : {})
      if (isRefusal(moved)) return moved
      await raiseAnswer(ctx, tx, now, side, number)
      entry.facts = { side, number, total: totalOf(text.lines).toString() }
      entry.before = { ...(entry.before as object), text: storeText(last) }
      entry.after = { ...(entry.after as object), text: storeText(text) }
      return { number }
    },
  )

/** Whether a text changes nothing of another. The day from which it holds is no change by itself, but where it moves the day of another change. */
function isSame(before: ContractText, next: ContractText): boolean {
  const moves = before.effectiveOn && next.effectiveOn && !before.effectiveOn.equals(next.effectiveOn)
  return differences(before, moves ? next : { ...next, effectiveOn: null }).length === 0
}

/** The text as it would hold, or what is wrong with it: before signing against award or plan, afterwards against what both signed. */
async function textToPropose({ tx, inside, now }: ContractChange, wanted: ContractText): Promise<ContractText | Refusal> {
  const before = isUnsigned(now)
  if (before && (await isFormWrong(inside, now))) return refuse('form-contradicted')
  const wrong = checkText(wanted, {
    providerIsEnterprise: await providerIsEnterprise(inside, now),
    lawDay: now.lawDay,
    law: inside.law,
    awardTotal: before ? (now.awardTotal ?? undefined) : undefined,
    signed: before ? undefined : asAgreed(now),
  })
  if (wrong) return wrong
  if (!before) return await supplementOf(inside, tx, now, wanted)
  const text = { ...wanted, effectiveOn: null }
  const kept = await keepsAward(inside, tx, now, text)
  if (kept) return kept
  if (now.tenderId) return text
  const stands = await standsByPlan(inside, tx, now, text)
  if (isRefusal(stands)) return stands
  return (await askAgain(inside, now.id, text)) ?? text
}

/** The institution as it was called when the first text was signed, or the one that waits where a side has signed it. */
const signedAs = async (inside: Ctx, c: Contract, open?: ContractVersion): Promise<Party | undefined> =>
  (open?.parties ?? (await readVersions(inside, c.id)).find((v) => v.state === 'agreed')?.parties)?.provider

/** Whether its credit code says that the institution of a contract is not what it was signed with, or before that is registered as. */
export async function isFormWrong(inside: Ctx, c: Contract): Promise<boolean> {
  const signed = await signedAs(inside, c)
  if (signed) return isContradicted(signed)
  const now = await organisation(inside, c.providerId)
  return now !== undefined && isContradicted(asParty(now))
}

/**
 * Whether the payment regulation reaches the institution, by what it was when both signed: registered anew since, it is the same contract. Where
 * its code contradicts that form, both may agree on what the code says.
 * @param open the text that waits, where one side has signed it already
 */
export async function providerIsEnterprise(inside: Ctx, c: Contract, open?: ContractVersion): Promise<boolean> {
  const party = await signedAs(inside, c, open)
  const form = party?.legalForm
  if (form !== undefined) return isContradicted(party) !== isProtected(form)
  if (!isUnsigned(c) && asAgreed(c).terms.basis === 'statute') return true
  return isProtected((await organisation(inside, c.providerId))?.legal_form)
}

/** A change of a signed contract as it would hold: held against what both signed and, without a tender, against plan and approval. */
export async function supplementOf(inside: Ctx, tx: Db, now: Contract, wanted: ContractText): Promise<ContractText | Refusal> {
  const first = firstLines(now)
  const text = checkSupplement(now, wanted, inside, first)
  if (isRefusal(text)) return text
  const other = await notAsEntered(inside, now, text)
  if (other) return other
  const more = boughtBy(text.lines, first) > boughtBy(asAgreed(now).lines, first) || isAfter(text.endsOn, asAgreed(now).endsOn)
  const gone = await sideOutOfUse(inside, now, more ? 'buy-more' : 'change-terms')
  if (gone) return gone
  const beyond = await besideFollowOns(inside, now, text)
  if (beyond) return beyond
  return now.tenderId ? text : ((await staysApproved(inside, tx, now, text)) ?? text)
}

/** Why a price may not follow as a text says: the value it names is not what the office has entered for that month, or was put right since. */
async function notAsEntered(inside: Ctx, now: Contract, text: ContractText): Promise<Refusal | undefined> {
  const stood = new Set(now.lines.map((l) => stepMark(l.indexed)))
  const steps = text.lines.flatMap((l) => (l.indexed && !stood.has(stepMark(l.indexed)) ? [l.indexed] : []))
  const { index } = now.terms
  if (!index || steps.length === 0) return undefined
  const known = valuesThatCount((await readValues(inside, [index.seriesId])).get(index.seriesId) ?? [])
  const isKnown = (s: IndexStep) =>
    known.some((v) => v.month === s.month && v.number === s.number && v.value === s.value && !isAfter(v.publishedOn, inside.today))
  return steps.every(isKnown) ? undefined : refuse('series-put-right')
}
const stepMark = (s: IndexStep | undefined): string => (s ? `${s.on} ${s.month}:${s.number} ${s.value}` : '')

/** Why this cannot be begun between these two: one of them is out of use. */
export const sideOutOfUse = async (
  inside: Ctx,
  c: Contract,
  what: 'sign-contract' | 'buy-more' | 'change-terms',
): Promise<Refusal | undefined> => (await whyNotInUse(inside, c.purchaserId, what)) ?? (await whyNotInUse(inside, c.providerId, what))

/** The other side owes an answer, in the same working days as this side would. */
async function raiseAnswer(ctx: Ctx, tx: Db, c: Contract, proposer: Side, number: number): Promise<void> {
  const count = c.terms.answerWorkingDays
  await raiseDuty(ctx, tx, {
    contractId: c.id,
    kind: 'answer-change',
    debtor: otherSide(proposer),
    subjectKind: 'version',
    subjectId: `${c.id}:${number}`,
    title: raisedWords.both('answerVersion', number),
    why: raisedWords.both('answerVersionWhy', count),
    otherwise: raisedWords.both('mediation'),
    dueOn: dueAfter(ctx, ctx.today, ctx.today, { count, unit: 'working-days' }, await calendarOf(ctx, tx)),
    dueSays: raisedWords.both('inWorkingDays', count),
    clause: '14',
    cites: [],
    href: `/contracts/${c.id}/versions/${number}`,
  })
}
