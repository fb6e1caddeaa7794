import { isRefusal, type Money, type Refusal, type Words } from '#kernel'
import type { Answer, Law, Method, MethodName, Openness, Stage } from '#law'
import type { Day } from '#kernel'
import { hasStage, isRun } from './stages.ts'

/** One buying method for one purchase: whether it may be used, why, and whether its stages are ones that are run here. */
export interface MethodChoice {
  readonly name: MethodName
  readonly says: Words
  readonly method: Method
  readonly answer: Answer<Openness> | Refusal
  /** What happens in which order on that day. */
  readonly stages: readonly Stage[]
  /** Every stage of it is of a kind that is run here. */
  readonly isCarried: boolean
  readonly mayBeChosen: boolean
}

/** Every method with its row of the law and whether it fits this purchase. */
export function methodChoices(f: { readonly budget: Money; readonly law: Law; readonly lawDay: Day }): readonly MethodChoice[] {
  return f.law.methods.map((method) => {
    const stages = f.law.cell(method.stages, f.lawDay).value
    // Why one supplier alone is asked is stated in the documents, and held against the law before they are published.
    const ground = hasStage({ stages }, 'publicity') ? ({ kind: 'only-supplier' } as const) : undefined
    const answer = f.law.tenders.mayUseMethod({
      method: method.name,
      budget: f.budget,
      isService: true,
      lawDay: f.lawDay,
      ...(ground && { ground }),
    })
    const isCarried = isRun(stages)
    // Thresholds nobody has entered for a place stop nothing; the page says that they are missing.
    const isClosed = !isRefusal(answer) && answer.value === 'closed'
    return { name: method.name, says: method.says, method, answer, stages, isCarried, mayBeChosen: isCarried && !isClosed }
  })
}
