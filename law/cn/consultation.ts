import { compare, type Day, fraction } from '#kernel'
import type { Answer } from '../answer.ts'
import { parameter, valueOn } from '../parameter.ts'
import { answered, because } from '../steps.ts'
import { cite } from './instruments.ts'

export const purchaserRecommends = parameter({
  name: 'consultation.purchaser-recommends',
  says: { zh: '书面推荐供应商时，采购人推荐的最高比例', en: 'Largest share of the recommended suppliers that the purchaser may recommend' },
  unit: { zh: '比例', en: 'share' },
  values: { '2014-12-31': { value: fraction(50, 100), cites: [cite('R-55')] } },
  checkedOn: '2026-11-24',
})

/** Whether the purchaser recommended at most its share of the suppliers invited on recommendation. */
export function mayInviteRecommended(byPurchaser: number, byExperts: number, lawDay: Day): Answer<boolean> {
  const most = valueOn(purchaserRecommends, lawDay)
  const total = byPurchaser + byExperts
  const may = total > 0 && compare(fraction(byPurchaser, total), most) <= 0
  return answered(may, [
    because(
      `推荐的 ${total} 家中采购人推荐 ${byPurchaser} 家，不得超过 ${most.n}/${most.d}：${may ? '可以' : '请由评审专家多推荐几家'}。`,
      `${byPurchaser} of ${total} were recommended by the purchaser, at most ${most.n}/${most.d}: ${may ? 'fine' : 'let the experts recommend more'}.`,
      cite('R-55'),
    ),
  ])
}

/** What somebody wants to change during the talks. */
export type ChangeInTalks =
  | 'technical-requirement'
  | 'service-requirement'
  | 'contract-terms'
  | 'budget'
  | 'qualification'
  | 'scoring'
  | 'bond'

/** Whether a change may be made in the talks; if so, every supplier is told in writing at the same time. */
export function mayChangeInTalks(change: ChangeInTalks, toldToAllInWriting: boolean): Answer<boolean> {
  const may = change === 'technical-requirement' || change === 'service-requirement' || change === 'contract-terms'
  if (!may)
    return answered(false, [
      because(
        '磋商中只能变动采购需求中的技术、服务要求和合同草案条款，其他内容不能改。',
        'Only technical and service requirements and draft contract terms may change in the talks; nothing else may.',
        cite('R-57'),
      ),
    ])
  return answered(toldToAllInWriting, [
    because(
      toldToAllInWriting ? '已同时书面通知全体供应商，可以变动。' : '变动须经采购人代表确认，并同时以书面形式通知所有参加磋商的供应商。',
      toldToAllInWriting
        ? 'All suppliers were told in writing at once, so it may change.'
        : 'A change needs the consent of the purchaser’s representative and is told to all suppliers in writing at once.',
      cite('R-57'),
    ),
  ])
}
