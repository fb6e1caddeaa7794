import { both } from '#kernel'
import { organisation } from '#people'
import type { Ctx } from '#platform'
import { plans } from './store.ts'
import type { DueItem } from '#ui'

/** Plans that wait for the bureau, and plans that came back. */
export async function dueItems(ctx: Ctx, organisationId: string): Promise<DueItem[]> {
  const who = await organisation(ctx, organisationId)
  if (!who || (who.kind !== 'bureau' && who.kind !== 'purchaser')) return []
  const mine =
    who.kind === 'bureau'
      ? await plans(ctx, { states: ['submitted'] })
      : await plans(ctx, { purchaserId: organisationId, states: ['submitted', 'returned', 'approved'] })
  return mine.map((p) => {
    const says = {
      submitted: {
        title: both(`审批计划「${p.title}」`, `Decide on the plan “${p.titleEn ?? p.title}”`),
        why: both(
          '计划已提交，等主管部门批准或者说明理由退回。',
          'The plan was submitted; the bureau approves it or returns it with reasons.',
        ),
      },
      returned: {
        title: both(`修改退回的计划「${p.title}」`, `Mend the returned plan “${p.titleEn ?? p.title}”`),
        why: both(`退回理由：${p.returnedReason ?? ''}`, `Returned because: ${p.returnedReason ?? ''}`),
      },
      approved: {
        title: both(`公开采购意向「${p.title}」`, `Publish the intention “${p.titleEn ?? p.title}”`),
        why: both('计划已批准，公开后机构才能早作准备。', 'The plan is approved; once published, institutions can prepare.'),
      },
    }[p.state as 'submitted']
    return {
      id: `plan-${p.id}`,
      purchaseId: p.purchaseId,
      side: who.kind === 'purchaser' && p.state === 'submitted' ? 'theirs' : 'ours',
      ...says,
      dueOn: null,
      cites: [],
      href: `/plans/${p.id}`,
      may: { submitted: 'plans.approve', returned: 'plans.edit', approved: 'plans.publish' }[p.state as 'submitted'],
    }
  })
}
