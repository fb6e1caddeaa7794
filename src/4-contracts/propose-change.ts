import { isRefusal, type Refusal, totalOf, whyNot } from '#kernel'
import { calendarOf, mayNot, organisation } from '#people'
import { change, type Ctx, type Db, recordRefusal } from '#platform'
import { dueAfter, fulfilDuty, raiseDuty } from './duties.ts'
import { keepsAward } from './award.ts'
import { askAgain, standsByPlan } from './direct.ts'
import { checkSupplement, checkText, differences } from './rules/changes.ts'
import { type Contract, contractProcess, type ContractText, isUnsigned, otherSide, type Side, sideOf } from './rules/contract.ts'
import { moveContract, readContract, readVersions, storeText, tables } from './store.ts'
import { refuse } from './words.ts'

export interface Proposal {
  contractId: string
  text: ContractText
  reason: string
  /** Version of the contract the person saw. */
  version: number
}

/**
 * Either side proposes another text. Before signing it takes the place of the text on the table; afterwards it waits beside the
 * text in force until both have signed it. The other side gets the duty to answer.
 */
export async function proposeChange(ctx: Ctx, i: Proposal): Promise<{ number: number } | Refusal> {
  const seen = await readContract(ctx.db, ctx, i.contractId)
  const no = mayNot(ctx.asker, 'contracts.propose', seen ?? {})
  if (no) return await recordRefusal(ctx, 'contracts.propose', no, { subject: { kind: 'contract', id: i.contractId } })
  if (!seen) return refuse('no-contract')
  const side = sideOf(seen, ctx.asker.organisationId)
  const provider = await organisation(ctx, seen.providerId)
  return await change(
    ctx,
    { action: 'contracts.propose', subject: { kind: 'contract', id: seen.id }, purchaseId: seen.purchaseId, facts: { side: side ?? null } },
    async (tx, entry) => {
      if (!side) return refuse('not-a-party')
      const now = await readContract(tx, ctx, i.contractId)
      if (!now || now.version !== i.version) return refuse('stale')
      const before = isUnsigned(now)
      const closed = before || now.state === 'signed' ? undefined : whyNot(contractProcess, 'supplement', now)
      if (closed) return closed
      const versions = await readVersions(tx, ctx, now.id)
      const open = versions.find((v) => v.state === 'open')
      if (open && !before) return refuse('already-open')
      const wrong = checkText(i.text, {
        providerIsEnterprise: provider?.legal_form === 'enterprise',
        lawDay: now.lawDay,
        awardTotal: before ? (now.awardTotal ?? undefined) : undefined,
      })
      if (wrong) return wrong
      const text = before ? { ...i.text, effectiveOn: null } : checkSupplement(now, i.text, ctx.today)
      if (isRefusal(text)) return text
      const kept = before ? await keepsAward(ctx, tx, now, text) : undefined
      if (kept) return kept
      if (before && !now.tenderId) {
        const stands = await standsByPlan(ctx, tx, now, text)
        if (isRefusal(stands)) return stands
        const asked = await askAgain(ctx, tx, now.id, totalOf(text.lines))
        if (asked) return asked
      }
      if (differences(now, text).length === 0) return refuse('nothing-changed')
      const number = (versions[0]?.number ?? 0) + 1
      if (open) {
        const replaced = await tables(tx)
          .updateTable('contract_versions')
          .set({ state: 'replaced', answered_at: ctx.now, version: open.version + 1 })
          .where('jurisdiction', '=', ctx.jurisdiction)
          .where('contract_id', '=', now.id)
          .where('number', '=', open.number)
          .where('state', '=', 'open')
          .where('version', '=', open.version)
          .executeTakeFirst()
        if (replaced.numUpdatedRows !== 1n) return refuse('stale')
        await fulfilDuty(ctx, tx, { contractId: now.id, kind: 'answer-change', subjectId: `${now.id}:${open.number}`, on: ctx.today })
      }
      await tables(tx)
        .insertInto('contract_versions')
        .values({
          jurisdiction: ctx.jurisdiction,
          contract_id: now.id,
          number,
          state: 'open',
          proposed_by: side,
          proposed_at: ctx.now,
          reason: i.reason,
          content: storeText(text),
          purchaser_signed_at: null,
          purchaser_signer: null,
          provider_signed_at: null,
          provider_signer: null,
          answer: null,
          answered_at: null,
        })
        .execute()
      // Before signing, the text on the table is the contract as everybody reads it.
      const moved = await moveContract(
        tx,
        ctx,
        now,
        before
          ? {
              state: 'negotiating',
              version_number: number,
              title: text.title,
              title_en: text.titleEn,
              starts_on: text.startsOn,
              ends_on: text.endsOn,
              total_minor: totalOf(text.lines),
            }
          : {},
      )
      if (!moved) return refuse('stale')
      await raiseAnswer(ctx, tx, now, side, number)
      entry.facts = { side, number, total: totalOf(text.lines).toString() }
      entry.before = { text: storeText(now) }
      entry.after = { text: storeText(text) }
      return { number }
    },
  )
}

/** The other side owes an answer, in the same working days as this side would. */
export async function raiseAnswer(ctx: Ctx, tx: Db, c: Contract, proposer: Side, number: number): Promise<void> {
  const count = c.terms.answerWorkingDays
  await raiseDuty(ctx, tx, {
    contractId: c.id,
    kind: 'answer-change',
    debtor: otherSide(proposer),
    subjectKind: 'version',
    subjectId: `${c.id}:${number}`,
    title: { zh: `答复第 ${number} 版提议`, en: `Answer the proposed version ${number}` },
    why: { zh: `${count} 个工作日内签署，或者说明理由。`, en: `Sign it or give reasons within ${count} working days.` },
    otherwise: { zh: '提交主管部门调解', en: 'it goes to mediation by the bureau' },
    dueOn: dueAfter(ctx.today, ctx.today, { count, unit: 'working-days' }, await calendarOf(ctx, tx)),
    dueSays: { zh: `${count} 个工作日内`, en: `within ${count} working days` },
    clause: '14',
    cites: [],
    href: `/contracts/${c.id}/versions/${number}`,
  })
}
