import { changeOf } from '#people'
import { plan } from './plans.ts'
import { planProcess } from './rules/plan-process.ts'
import { movePlan } from './store.ts'

/** Every change of a plan goes this way. */
export const changePlan = changeOf({ process: planProcess, kind: 'plan', log: 'plans', load: plan, move: movePlan })
