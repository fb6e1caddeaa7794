import type { Day } from '#kernel'
import type { Reason } from '../answer.ts'
import type { DocumentAdvice } from '../law.ts'
import { because } from '../steps.ts'
import { cite, type RuleNumber } from './instruments.ts'
import { ruleInForce } from './rule-in-force.ts'

/** What whoever writes the documents may ask for and need not, on the law of a day: life-cycle cost (R-132), and users' opinions by a share (R-129). */
export function documentAdvice(lawDay: Day): DocumentAdvice {
  const since = (rule: RuleNumber, says: Reason): Reason[] => (ruleInForce(rule, lawDay) ? [says] : [])
  return { criteria: since('R-132', lifeCycleCost), acceptance: since('R-129', usersByAShare) }
}

const lifeCycleCost = because(
  '以后还要花钱运行、维护、升级、更换耗材或者处置的，可以加一项「全生命周期成本」：写明报哪些费用、算几年、怎样打分。只买人员服务的一般用不上。',
  'Where running, upkeep, upgrades, consumables or disposal will cost money later, a criterion of its own may score life-cycle cost: say which costs are priced, over how many years, and how they are scored. Services of people alone seldom need it.',
  cite('R-132'),
)

const usersByAShare = because(
  '公共服务可以请服务对象或者第三方参与验收，其意见按这里写明的比例计入；比例由采购人定，法律没有给数。可以分期考核，结果要公告。',
  'For a public service users or a third party may take part in acceptance, and their opinions count by the share written here; the purchaser sets it, the law gives no number. Acceptance may go by stages, and its result is published.',
  cite('R-129'),
)
