import { moneyText } from '#kernel'
import { changeOf } from '#people'
import type { PlainFields } from '#platform'
import { plan } from './plans.ts'
import type { Plan } from './rules/plan.ts'
import { planProcess } from './rules/plan-process.ts'
import { movePlan } from './store/index.ts'

/** Every change of a plan goes this way. */
export const changePlan = changeOf({ process: planProcess, kind: 'plan', log: 'plans', load: plan, move: movePlan, plain })

/** What the work of such a change gets. */
export type PlanChange = Parameters<Parameters<typeof changePlan>[2]>[0]

/** What of a plan the log tells as it was and as it became. */
function plain(p: Plan): PlainFields {
  return {
    fiscalYear: p.fiscalYear,
    startsOn: p.startsOn,
    months: p.months,
    method: p.method,
    fixedPrice: p.fixedPrice,
    total: moneyText(p.total),
    ...Object.fromEntries(p.lines.map((l) => [`line ${l.title.slice(0, 60)}`, moneyText(l.amount)])),
    ...Object.fromEntries(p.sources.map((s) => [`source ${s.source.slice(0, 60)}`, moneyText(s.amount)])),
  }
}
