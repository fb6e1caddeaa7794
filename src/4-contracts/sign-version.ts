import { daysBetween, isAfter, isBefore, isRefusal, type Refusal, totalOf } from '#kernel'
import { sayLength } from '#law'
import { calendarOf } from '#people'
import type { Ctx, Db } from '#platform'
import { awardBegun, awardSigned, mayNotSign } from '#tenders'
import { parties } from './asked.ts'
import { raiseSuccess } from './say-success.ts'
import { keepsAward } from './won-by.ts'
import { changeContract, type ContractChange, partyOf } from './change-contract.ts'
import { askAgain } from './ground-waits.ts'
import { maySignWithoutTender } from './may-sign-without-tender.ts'
import { followHandIns, raiseHandIns } from './hand-in-duties.ts'
import { handOverOfRooms } from './follow-hand-overs.ts'
import { dueAfter } from './due-after.ts'
import { fulfilDuty, moveVersion, raiseDuties, readVersions, reopenVersion, textColumns } from './store/index.ts'
import { isFormWrong, providerIsEnterprise, sideOutOfUse, supplementOf } from './propose-change.ts'
import { wrongBasis } from './rules/basis.ts'
import { type Contract, type ContractVersion, isUnsigned, otherSide, type Side } from './rules/contract.ts'
import { wordsBesideFields } from './rules/clause-fit.ts'
import { asParty } from './rules/party.ts'
import { asAgreed, withText } from './rules/in-force.ts'
import { toRead } from './rules/own-words.ts'
import { fairnessFacts, fairnessOf, unlawful } from './rules/fairness.ts'
import { sidesOtherwise } from './sides-mark.ts'
import { raisedWords, refuse } from './words.ts'

export interface Signature {
  contractId: string
  number: number
  version: number
  /** The person has read what was found and what the sides wrote themselves; needed where there is something to read. */
  read?: boolean | undefined
  /** A mark of the sides as the page showed them (`sides-mark.ts`); programs give none. */
  sides?: string | undefined
}

/** One side signs the open text. When both have, it holds: from now, or from its first day. */
export const signVersion = (ctx: Ctx, i: Signature): Promise<{ both: boolean } | Refusal> =>
  answerVersion(ctx, 'sign', i, async (at) => {
    const { tx, now, versions, open, side, entry, set } = at
    if (open.signed[side]) return refuse('already-signed')
    const named = open.parties ?? (await asCalledNow(at.inside, now))
    const otherwise = i.sides === undefined ? undefined : sidesOtherwise(i.sides, named)
    if (otherwise) return otherwise
    const findings = await whatIsSigned(at, i)
    if (isRefusal(findings)) return findings
    const both = open.signed[otherSide(side)] !== null
    const first = both && isUnsigned(now)
    const signed = await moveVersion(ctx, tx, now.id, open, {
      ...(side === 'purchaser'
        ? { purchaser_signed_at: ctx.now, purchaser_signer: ctx.asker.name }
        : { provider_signed_at: ctx.now, provider_signer: ctx.asker.name }),
      ...(both && { state: 'agreed' as const, answered_at: ctx.now }),
      // Whoever signs second signs for the sides the first one saw: an account changed between the two is none of this text.
      ...(open.parties === null && { parties: named }),
    })
    if (!signed) return refuse('stale')
    if (side !== open.proposedBy)
      await fulfilDuty(ctx, tx, { contractId: now.id, kind: 'answer-change', subjectId: `${now.id}:${open.number}`, on: ctx.today })
    const moved = first ? await conclude(at) : both ? await supplement(at) : await set({})
    if (isRefusal(moved)) return moved
    const early = first ? Math.max(0, daysBetween(open.text.startsOn, ctx.today)) : 0
    entry.facts = {
      side,
      number: open.number,
      both,
      first,
      versions: versions.length,
      read: findings,
      ...(early > 0 && { daysBeforeSigning: early }),
    }
    return { both }
  })

/** Both sides as they are called now: whatever becomes of them later, the text names them so. */
async function asCalledNow(inside: Ctx, c: Contract) {
  const { purchaser, provider } = await parties(inside, c)
  return { purchaser: asParty(purchaser!), provider: asParty(provider!) }
}

/** Both are bound from here on. Where the first day has come, the contract is in force at once. */
async function conclude({ tx, inside, now, open, set }: Answering) {
  const begins = !isAfter(open.text.startsOn, inside.today)
  const moved = await set(
    {
      ...textColumns(open.number, open.text),
      original_minor: totalOf(open.text.lines),
      signed_on: inside.today,
      // The program itself publishes a contract with its signatures, at once and for everybody.
      published_on: inside.today,
      ...(begins && { begun_at: inside.now }),
    },
    { verb: 'conclude', to: begins ? 'active' : 'signed' },
  )
  if (isRefusal(moved)) return moved
  if (now.tenderId) await awardSigned(inside, tx, now.tenderId)
  if (now.tenderId && begins) await awardBegun(inside, tx, now.tenderId)
  const after = { ...now, ...open.text }
  await raiseAtSigning(inside, tx, after)
  await raiseSuccess(inside, tx, after)
  if (begins) await raiseHandIns(inside, tx, after)
  return moved
}

/** The change is part of the contract, and holds from its day; months it adds have records that fall due. */
async function supplement({ tx, inside, now, open, set }: Answering) {
  const moved = await set(textColumns(open.number, open.text), { verb: 'supplement' })
  if (!isRefusal(moved)) await followHandIns(inside, tx, now, withText(now, open, inside.today))
  return moved
}

/** How many points of the fairness check are signed for, or why this text cannot be signed. */
async function whatIsSigned({ tx, inside, now, open }: Answering, i: Signature): Promise<number | Refusal> {
  const { text } = open
  const bound = isUnsigned(now) ? undefined : asAgreed(now)
  if (!bound && (await isFormWrong(inside, now))) return refuse('form-contradicted')
  const basis = wrongBasis(text.terms, await providerIsEnterprise(inside, now, open), bound)
  const forbidden = {
    ...wordsBesideFields(text, inside.law, bound),
    ...unlawful(text, now.lawDay, inside.law, bound, inside.today),
    ...(basis && { basis }),
  }
  if (Object.keys(forbidden).length > 0) return refuse('contract-wrong').with({ fields: forbidden })
  const found = fairnessOf(text, { ...fairnessFacts(now, inside, await calendarOf(inside)), signed: bound })
  const { findings } = found
  if (toRead(found) > 0 && !i.read) return refuse('read-first', toRead(found)).at('read')
  if (isUnsigned(now)) {
    const gone = await sideOutOfUse(inside, now, 'sign-contract')
    if (gone) return gone
    const closed = now.tenderId
      ? ((await mayNotSign(inside, tx, { ...now, tenderId: now.tenderId })) ?? (await keepsAward(inside, tx, now, text)))
      : await maySignWithoutTender(inside, tx, now, text)
    return closed ?? findings.length
  }
  const still = await supplementOf(inside, tx, now, text)
  if (isRefusal(still)) return text.effectiveOn && isBefore(text.effectiveOn, inside.today) ? refuse('effective-past') : dayTold(still)
  return findings.length
}

/** The day of a change is no field of the form that signs it: what is wrong with it is said in its place. */
const dayTold = (no: Refusal): Refusal => (no.fields?.effectiveOn ? { ...no, words: no.fields.effectiveOn } : no)

/** The other side says no, with its reason. Before signing the text stays on the table; a supplement falls. */
export const declineVersion = (ctx: Ctx, i: Signature & { reason: string }): Promise<{ declined: true } | Refusal> =>
  answerVersion(ctx, 'decline', i, async ({ tx, inside, now, versions, open, side, entry, set }) => {
    if (open.proposedBy === side) return refuse('own-proposal')
    const declined = { state: 'declined', answer: i.reason, answered_at: ctx.now } as const
    if (!(await moveVersion(ctx, tx, now.id, open, declined))) return refuse('stale')
    await fulfilDuty(ctx, tx, {
      contractId: now.id,
      kind: 'answer-change',
      subjectId: `${now.id}:${open.number}`,
      on: ctx.today,
      evidence: i.reason,
    })
    // The text it would have replaced is on the table again, with nobody's signature.
    const back = isUnsigned(now) ? versions.find((v) => v.number < open.number && v.state === 'replaced') : undefined
    if (back) await reopenVersion(ctx, tx, now.id, back.number)
    // The bureau may have approved what was declined, and not what is back.
    const again = back && !now.tenderId ? await askAgain(inside, now.id, back.text) : undefined
    if (again) return again
    const moved = await set(back ? textColumns(back.number, back.text) : {})
    if (isRefusal(moved)) return moved
    entry.facts = { side, number: open.number, reason: i.reason.slice(0, 200) }
    return { declined: true as const }
  })

interface Answering extends ContractChange {
  readonly versions: readonly ContractVersion[]
  readonly open: ContractVersion
  readonly side: Side
}

/** What signing and declining share: the open text, which is the one the person saw, and the side they answer for. */
const answerVersion = <T>(
  ctx: Ctx,
  verb: 'sign' | 'decline',
  i: Signature,
  answer: (at: Answering) => Promise<T | Refusal>,
): Promise<T | Refusal> =>
  changeContract(
    { ...ctx, version: i.version },
    { id: i.contractId, action: `contracts.${verb}`, verb: (c) => (isUnsigned(c) ? verb : (`${verb}Change` as const)) },
    async (at) => {
      const side = partyOf(ctx, at.now)
      if (isRefusal(side)) return side
      at.entry.facts = { side, number: i.number }
      const versions = await readVersions(at.inside, at.now.id)
      const open = versions.find((v) => v.state === 'open')
      if (!open) return refuse('nothing-open')
      if (open.number !== i.number) return refuse('stale')
      return await answer({ ...at, versions, open, side })
    },
  )

/** What the law asks of the purchaser once both have signed. */
async function raiseAtSigning(ctx: Ctx, tx: Db, c: Contract): Promise<void> {
  const published = ctx.law.number('contractPublished', c.lawDay)
  const filed = ctx.law.number('contractFiled', c.lawDay)
  const calendar = await calendarOf(ctx, tx)
  await raiseDuties(ctx, tx, [
    ...(published
      ? [
          {
            contractId: c.id,
            kind: 'publish-contract' as const,
            subjectKind: 'contract',
            subjectId: c.id,
            title: raisedWords.both('publish'),
            why: raisedWords.both('ofSigning', sayLength(published.value)),
            otherwise: raisedWords.both('audit'),
            dueOn: dueAfter(ctx, ctx.today, ctx.today, published.value, calendar),
            dueSays: sayLength(published.value),
            clause: '18',
            cites: published.cites,
          },
        ]
      : []),
    ...(filed
      ? [
          {
            contractId: c.id,
            kind: 'file-contract' as const,
            subjectKind: 'contract',
            subjectId: c.id,
            title: raisedWords.both('file'),
            why: raisedWords.both('ofSigning', sayLength(filed.value)),
            otherwise: raisedWords.both('audit'),
            dueOn: dueAfter(ctx, ctx.today, ctx.today, filed.value, calendar),
            dueSays: sayLength(filed.value),
            clause: '18',
            cites: filed.cites,
          },
        ]
      : []),
    handOverOfRooms(c, ctx, calendar),
  ])
  await fulfilDuty(ctx, tx, {
    contractId: c.id,
    kind: 'publish-contract',
    subjectId: c.id,
    on: ctx.today,
    evidence: `/open/purchases/${c.purchaseId}`,
  })
}
