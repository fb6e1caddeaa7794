import { both, type Words } from '#kernel'
import { sayAnswered } from './earlier-need-words.ts'
import { sayEntered, sayKept } from './series-words.ts'
import { sayUnitBack, sayUnitKept, sayUnitRetired, sayUnitsImported } from './unit-kind-words.ts'

/** What a line of the record log of this step means. */
export function sayAction(action: string, facts: Record<string, unknown>): Words | undefined {
  const fact = (key: string) => String(facts[key] ?? '')
  const sentences: Record<string, Words> = {
    'plans.draft': both('开始起草计划', 'Began the plan'),
    'plans.edit': both('修改计划', 'Changed the plan'),
    'plans.save-line': both(`保存计划行「${fact('line')}」`, `Saved the line “${fact('line')}”`),
    'plans.remove-line': both(`删除计划行「${fact('line')}」`, `Removed the line “${fact('line')}”`),
    'plans.save-goal': both(`写目标：「${fact('line')}」`, `Said what “${fact('line')}” is to achieve`),
    'plans.remove-goal': both(`删除「${fact('line')}」的一个目标`, `Removed a goal of “${fact('line')}”`),
    'plans.save-sources': both('填写资金来源', 'Gave the sources of money'),
    'plans.keep-series': sayKept(fact('name')),
    'plans.enter-values': sayEntered(fact('name'), fact('months')),
    'plans.keep-unit': sayUnitKept(fact('name')),
    'plans.retire-unit': sayUnitRetired(fact('name')),
    'plans.reinstate-unit': sayUnitBack(fact('name')),
    'plans.import-units': sayUnitsImported(fact('count')),
    'plans.answer-need': sayAnswered(fact('need'), fact('answer')),
    'plans.submit': both('提交审批', 'Submitted for approval'),
    'plans.return': both(`退回修改：${fact('reason')}`, `Returned: ${fact('reason')}`),
    'plans.approve': both('批准计划', 'Approved the plan'),
    'plans.publish': both('公开采购意向', 'Published as intention'),
  }
  return sentences[action]
}
