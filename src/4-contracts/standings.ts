import { both, isBefore, type Words } from '#kernel'
import { cite } from '#law'
import { organisation } from '#people'
import type { Ctx } from '#platform'
import type { DueItem, Standing } from '#ui'
import { contracts } from './contracts.ts'
import { dutiesOf, type Duty } from './duties.ts'
import type { Contract } from './rules/contract.ts'
import type { ContractState } from './rules/contract-process.ts'
import { dutyNeeds } from './rules/duty-terms.ts'
import { awaitingSignature, openGrounds } from './store.ts'

const order: readonly ContractState[] = ['draft', 'negotiating', 'signed', 'active', 'ended', 'terminated']
const note: Record<ContractState, Words> = {
  draft: { zh: '草拟中', en: 'drafted' },
  negotiating: { zh: '协商中', en: 'being negotiated' },
  signed: { zh: '已签订', en: 'signed' },
  active: { zh: '履行中', en: 'in force' },
  ended: { zh: '已期满', en: 'ended' },
  terminated: { zh: '提前终止', en: 'ended early' },
}

/** Where purchases stand in this step: the least advanced of their living contracts, and whether a side is late. */
export async function standings(ctx: Ctx, purchaseIds: readonly string[]): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>()
  if (purchaseIds.length === 0) return found
  const all = await contracts(ctx, { purchaseIds })
  const open = await dutiesOf(ctx, {
    purchaseIds,
    open: true,
    kinds: ['answer-change', 'publish-contract', 'file-contract', 'hand-over', 'hand-over-clients'],
  })
  for (const purchaseId of purchaseIds) {
    const of = all.filter((c) => c.purchaseId === purchaseId)
    const living = of.filter((c) => c.state !== 'terminated')
    const c = (living.length > 0 ? living : of).sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))[0]
    if (!c) continue
    const late = open.filter((d) => d.purchaseId === purchaseId && d.dueOn && isBefore(d.dueOn, ctx.today)).length
    const says = note[c.state][ctx.lang]
    found.set(purchaseId, {
      state: ['draft', 'negotiating'].includes(c.state) ? 'now' : 'done',
      href: `/contracts/${c.id}`,
      late: late > 0,
      note:
        late > 0
          ? ctx.lang === 'zh'
            ? `${says}，${late} 项逾期`
            : `${says}, ${late} late`
          : of.length > 1
            ? ctx.lang === 'zh'
              ? `${of.length} 份，${says}`
              : `${of.length}, ${says}`
            : says,
    })
  }
  return found
}

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
        title: waits
          ? both(`审批不经招标：${c.number} ${c.title}`, `Decide on doing without a tender: ${c.number} ${c.titleEn ?? c.title}`)
          : both(`查看不经招标的合同 ${c.number} ${c.title}`, `Look at the contract without a tender ${c.number} ${c.titleEn ?? c.title}`),
        why: waits
          ? both('批准以后双方才能签署。', 'Both sides sign once it is approved.')
          : both('已经签署，但没有法定理由或者批准记录。', 'It is signed, and there is no ground of the law or no approval on record.'),
        dueOn: null,
        cites: [cite('R-49')],
        href: `/contracts/${c.id}#without-tender`,
      },
    ]
  })
}

/** A text on the table that this side has not signed yet. Where a proposal already made answering it a duty, that is the one told. */
const signItem = (c: Contract, organisationId: string): DueItem => ({
  id: `sign-${c.id}`,
  purchaseId: c.purchaseId,
  side: 'ours',
  title: both(`看合同并签署：${c.title}`, `Read and sign the contract: ${c.titleEn ?? c.title}`),
  why: both(
    c.purchaserId === organisationId ? '合同文本已经定下，等本单位签署或提出修改。' : '合同文本已经定下，等本机构签署或提出修改。',
    'The text is on the table and waits for your side to sign it or to propose another.',
  ),
  dueOn: null,
  cites: [cite('R-39')],
  href: `/contracts/${c.id}`,
  of: c.number,
  may: 'contracts.sign',
})

/** What an organisation owes and is owed under its contracts and is open: late, or due within `ahead` days. */
export async function dueItems(ctx: Ctx, organisationId: string, ahead = 30): Promise<DueItem[]> {
  const open = await dutiesOf(ctx, { organisationId, open: true, until: ctx.today.add({ days: ahead }), limit: 500 })
  const waiting = await awaitingSignature(ctx, organisationId)
  const known = await contracts(ctx, { ids: open.map((d) => d.contractId) })
  const numbers = new Map(known.map((c) => [c.id as string, c.number]))
  const needs = (d: Duty): string => {
    const of = dutyNeeds[d.kind]
    return typeof of === 'string' ? of : of[d.debtor]
  }
  const owed = open.map(
    (d): DueItem => ({
      id: d.id,
      purchaseId: d.purchaseId,
      side: (d.debtor === 'purchaser' ? d.purchaserId : d.providerId) === organisationId ? 'ours' : 'theirs',
      title: d.title,
      dueOn: d.dueOn,
      why: d.why,
      cites: d.cites,
      href: d.href,
      may: needs(d),
      ...(numbers.has(d.contractId) && { of: numbers.get(d.contractId)! }),
    }),
  )
  return [...(await directItems(ctx, organisationId)), ...waiting.map((w) => signItem(w, organisationId)), ...owed]
}
