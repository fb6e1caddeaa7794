import { isRefusal, type Money, type Refusal, type Words } from '#kernel'
import type { Answer, Law, Method, MethodName, Openness } from '#law'
import type { Day } from '#kernel'

/** One buying method for one purchase: whether it may be used, why, and whether its procedure is one that is scored here. */
export interface MethodChoice {
  readonly name: MethodName
  readonly says: Words
  readonly method: Method
  readonly answer: Answer<Openness> | Refusal
  /** A method with a panel that scores: the others have no envelopes to open and no scores to agree on. */
  readonly isCarried: boolean
  readonly mayBeChosen: boolean
}

/** Every method with its row of the law and whether it fits this purchase. */
export function methodChoices(f: { readonly budget: Money; readonly law: Law; readonly lawDay: Day }): readonly MethodChoice[] {
  return f.law.methods.map((method) => {
    const answer = f.law.tenders.mayUseMethod({ method: method.name, budget: f.budget, isService: true, lawDay: f.lawDay })
    const isCarried = f.law.cell(method.panelSize, f.lawDay).value !== null && f.law.cell(method.lowestPrice, f.lawDay).value !== 'always'
    // Thresholds nobody has entered for a place stop nothing; the page says that they are missing.
    const isClosed = !isRefusal(answer) && answer.value === 'closed'
    return { name: method.name, says: method.says, method, answer, isCarried, mayBeChosen: isCarried && !isClosed }
  })
}
