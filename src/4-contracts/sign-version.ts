import { daysBetween, isAfter, isRefusal, type Refusal, totalOf } from '#kernel'
import { cite, contractFiled, contractPublished, inForce, type Length, sayLength } from '#law'
import { calendarOf, mayNot } from '#people'
import { change, type Ctx, type Db, recordRefusal } from '#platform'
import { dueAfter, fulfilDuty, raiseDuties } from './duties.ts'
import { keepsAward } from './award.ts'
import { maySignWithoutTender } from './direct.ts'
import { checkSupplement } from './rules/changes.ts'
import { type Contract, isUnsigned, otherSide, type Side, sideOf } from './rules/contract.ts'
import { fairnessFacts, fairnessOf, unlawful } from './rules/fairness.ts'
import { moveContract, readContract, readVersions, tables } from './store.ts'
import { raiseAtBeginning } from './take-due.ts'
import { refuse } from './words.ts'

export interface Signature {
  contractId: string
  number: number
  version: number
  /** The person has read what the fairness check found; needed where it found something. */
  read?: boolean | undefined
}

/** One side signs the open text. When both have, it holds: from now, or from its first day. */
export async function signVersion(ctx: Ctx, i: Signature): Promise<{ both: boolean } | Refusal> {
  return await answerVersion(ctx, 'contracts.sign', i, async (tx, { now, versions, open, side, entry }) => {
    if (['ended', 'terminated'].includes(now.state)) return refuse('wrong-state')
    if (open.signed[side]) return refuse('already-signed')
    const both = open.signed[otherSide(side)] !== null
    const wasSigned = !isUnsigned(now)
    const forbidden = unlawful(open.text, now.lawDay)
    if (Object.keys(forbidden).length > 0) return refuse('contract-wrong').with({ fields: forbidden })
    const { findings } = fairnessOf(open.text, fairnessFacts(now, ctx.today, await calendarOf(ctx, tx)))
    if (findings.length > 0 && !i.read)
      return refuse('read-first', findings.length).with({ fields: { read: refuse('read-first', findings.length).words } })
    const closed = wasSigned
      ? undefined
      : now.tenderId
        ? await keepsAward(ctx, tx, now, open.text)
        : await maySignWithoutTender(ctx, tx, now, open.text)
    if (closed) return closed
    if (wasSigned) {
      const still = checkSupplement(now, open.text, ctx.today)
      if (isRefusal(still)) return still.fields?.effectiveOn ? refuse('effective-past') : still
    }
    const signed = await tables(tx)
      .updateTable('contract_versions')
      .set({
        ...(side === 'purchaser'
          ? { purchaser_signed_at: ctx.now, purchaser_signer: ctx.asker.name }
          : { provider_signed_at: ctx.now, provider_signer: ctx.asker.name }),
        ...(both && { state: 'agreed' as const, answered_at: ctx.now }),
        version: open.version + 1,
      })
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('contract_id', '=', now.id)
      .where('number', '=', open.number)
      .where('state', '=', 'open')
      .where('version', '=', open.version)
      .executeTakeFirst()
    if (signed.numUpdatedRows !== 1n) return refuse('stale')
    if (side !== open.proposedBy)
      await fulfilDuty(ctx, tx, { contractId: now.id, kind: 'answer-change', subjectId: `${now.id}:${open.number}`, on: ctx.today })
    const total = totalOf(open.text.lines)
    const begins = !isAfter(open.text.startsOn, ctx.today)
    const text = {
      version_number: open.number,
      title: open.text.title,
      title_en: open.text.titleEn,
      starts_on: open.text.startsOn,
      ends_on: open.text.endsOn,
      total_minor: total,
    }
    const moved = await moveContract(
      tx,
      ctx,
      now,
      !both
        ? { state: wasSigned ? now.state : 'negotiating' }
        : wasSigned
          ? text
          : {
              ...text,
              state: begins ? 'active' : 'signed',
              original_minor: total,
              signed_on: ctx.today,
              ...(begins && { begun_at: ctx.now }),
            },
    )
    if (!moved) return refuse('stale')
    const after: Contract = { ...now, ...open.text }
    if (both && !wasSigned) await raiseAtSigning(ctx, tx, after)
    if (both && (begins || wasSigned)) await raiseAtBeginning(ctx, tx, after)
    const early = both && !wasSigned ? Math.max(0, daysBetween(open.text.startsOn, ctx.today)) : 0
    entry.facts = {
      side,
      number: open.number,
      both,
      first: both && !wasSigned,
      versions: versions.length,
      read: findings.length,
      ...(early > 0 && { daysBeforeSigning: early }),
    }
    return { both }
  })
}

/** The other side says no, with its reason. Before signing the text stays on the table; a supplement falls. */
export async function declineVersion(ctx: Ctx, i: Signature & { reason: string }): Promise<{ declined: true } | Refusal> {
  return await answerVersion(ctx, 'contracts.decline', i, async (tx, { now, versions, open, side, entry }) => {
    if (open.proposedBy === side) return refuse('own-proposal')
    const before = isUnsigned(now)
    const previous = versions.find((v) => v.number < open.number && v.state === 'replaced')
    const done = await tables(tx)
      .updateTable('contract_versions')
      .set({ state: 'declined', answer: i.reason, answered_at: ctx.now, version: open.version + 1 })
      .where('jurisdiction', '=', ctx.jurisdiction)
      .where('contract_id', '=', now.id)
      .where('number', '=', open.number)
      .where('state', '=', 'open')
      .where('version', '=', open.version)
      .executeTakeFirst()
    if (done.numUpdatedRows !== 1n) return refuse('stale')
    await fulfilDuty(ctx, tx, {
      contractId: now.id,
      kind: 'answer-change',
      subjectId: `${now.id}:${open.number}`,
      on: ctx.today,
      evidence: i.reason,
    })
    // The text it would have replaced is on the table again, with nobody's signature.
    if (before && previous) {
      await tables(tx)
        .updateTable('contract_versions')
        .set((e) => ({
          state: 'open',
          answered_at: null,
          purchaser_signed_at: null,
          purchaser_signer: null,
          provider_signed_at: null,
          provider_signer: null,
          version: e('version', '+', 1),
        }))
        .where('jurisdiction', '=', ctx.jurisdiction)
        .where('contract_id', '=', now.id)
        .where('number', '=', previous.number)
        .execute()
    }
    const back = before && previous ? previous.text : null
    const moved = await moveContract(
      tx,
      ctx,
      now,
      back
        ? {
            state: 'negotiating',
            version_number: previous!.number,
            title: back.title,
            title_en: back.titleEn,
            starts_on: back.startsOn,
            ends_on: back.endsOn,
            total_minor: totalOf(back.lines),
          }
        : { state: before ? 'negotiating' : now.state },
    )
    if (!moved) return refuse('stale')
    entry.facts = { side, number: open.number, reason: i.reason.slice(0, 200) }
    return { declined: true as const }
  })
}

interface Answering {
  now: Contract
  versions: Awaited<ReturnType<typeof readVersions>>
  open: Awaited<ReturnType<typeof readVersions>>[number]
  side: Side
  entry: { facts?: Record<string, string | number | boolean | null> }
}

/** What signing and declining share: who may, the open text, the version the person saw. */
async function answerVersion<T>(
  ctx: Ctx,
  action: string,
  i: Signature,
  answer: (tx: Db, a: Answering) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const seen = await readContract(ctx.db, ctx, i.contractId)
  const no = mayNot(ctx.asker, 'contracts.sign', seen ?? {})
  if (no) return await recordRefusal(ctx, action, no, { subject: { kind: 'contract', id: i.contractId } })
  if (!seen) return refuse('no-contract')
  const side = sideOf(seen, ctx.asker.organisationId)
  return await change(
    ctx,
    { action, subject: { kind: 'contract', id: seen.id }, purchaseId: seen.purchaseId, facts: { side: side ?? null, number: i.number } },
    async (tx, entry) => {
      if (!side) return refuse('not-a-party')
      const now = await readContract(tx, ctx, i.contractId)
      if (!now || now.version !== i.version) return refuse('stale')
      const versions = await readVersions(tx, ctx, now.id)
      const open = versions.find((v) => v.state === 'open')
      if (!open) return refuse('nothing-open')
      if (open.number !== i.number) return refuse('stale')
      return await answer(tx, { now, versions, open, side, entry })
    },
  )
}

/** What the law asks of the purchaser once both have signed. */
async function raiseAtSigning(ctx: Ctx, tx: Db, c: Contract): Promise<void> {
  const published = inForce(contractPublished, c.lawDay)
  const filed = inForce(contractFiled, c.lawDay)
  const calendar = await calendarOf(ctx, tx)
  const within = (l: Length) => ({ zh: `签署之日起 ${sayLength(l).zh}内。`, en: `Within ${sayLength(l).en} of signing.` })
  await raiseDuties(ctx, tx, [
    {
      contractId: c.id,
      kind: 'publish-contract',
      subjectKind: 'contract',
      subjectId: c.id,
      title: { zh: '公告合同', en: 'Publish the contract' },
      why: within(published.value),
      otherwise: { zh: '列入审计提示', en: 'it shows in the audit view' },
      dueOn: dueAfter(ctx.today, ctx.today, published.value, calendar),
      dueSays: sayLength(published.value),
      clause: '18',
      cites: published.cites,
    },
    {
      contractId: c.id,
      kind: 'file-contract',
      subjectKind: 'contract',
      subjectId: c.id,
      title: { zh: '合同备案', en: 'File the contract with the finance bureau' },
      why: within(filed.value),
      otherwise: { zh: '列入审计提示', en: 'it shows in the audit view' },
      dueOn: dueAfter(ctx.today, ctx.today, filed.value, calendar),
      dueSays: sayLength(filed.value),
      clause: '18',
      cites: filed.cites,
    },
    {
      contractId: c.id,
      kind: 'hand-over',
      subjectKind: 'contract',
      subjectId: c.id,
      title: { zh: '移交场地、社区资料和联系人', en: 'Hand over rooms, community data and contacts' },
      why: {
        zh: `合同开始后 ${c.terms.handOverDays} 日内；签署晚于开始的，从签署起算。`,
        en: `Within ${c.terms.handOverDays} days of the start, or of signing if that was later.`,
      },
      otherwise: { zh: '服务期限相应顺延，费用不减', en: 'the period moves by as much and the price stays' },
      dueOn: dueAfter(ctx.today, c.startsOn, { count: c.terms.handOverDays, unit: 'days' }, calendar),
      clause: '4',
      cites: [cite('R-45')],
    },
  ])
  // The program itself publishes a contract with its signatures, at once and for everybody.
  await fulfilDuty(ctx, tx, {
    contractId: c.id,
    kind: 'publish-contract',
    subjectId: c.id,
    on: ctx.today,
    evidence: `/open/purchases/${c.purchaseId}`,
  })
  await tables(tx)
    .updateTable('contracts')
    .set({ published_on: ctx.today })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', c.id)
    .execute()
}
