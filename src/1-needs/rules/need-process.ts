import { both, defineProcess, type Refusal, verbsOf } from '#kernel'
import type { Action } from '#people'
import { refuse } from '../words.ts'
import { type EvidenceKind, type FrozenEstimate, kindsNeeded, kindsOf, speaks } from './evidence.ts'

export type NeedState = 'noticed' | 'accepted' | 'set-aside'
export interface NeedFacts {
  readonly state: NeedState
  readonly evidence: readonly { readonly kind: EvidenceKind; readonly estimate?: FrozenEstimate | null }[]
  readonly purchaserId: string
}
interface SaidWhy {
  /** Why it is accepted although its evidence does not speak for it by itself, or why it is set aside. */
  readonly reason?: string | undefined
}

const verb = verbsOf<NeedState, NeedFacts, Action>()

/** From something noticed to something that may be bought, or to a published reason why not. */
export const needProcess = defineProcess({
  name: 'need',
  states: {
    noticed: both('已提出', 'noticed'),
    accepted: both('已认定', 'accepted'),
    'set-aside': both('暂不采纳', 'set aside'),
  },
  first: 'noticed',
  parties: (n: NeedFacts) => ({ purchaserId: n.purchaserId }),
  verbs: {
    accept: verb({
      says: both('认定', 'accept'),
      from: ['noticed'],
      to: 'accepted',
      may: 'needs.accept',
      about: ['residents-are-asked'],
      decide: (n, facts: SaidWhy): Refusal | undefined => {
        const kinds = kindsOf(n.evidence).length
        if (kinds < kindsNeeded) return refuse('too-few-kinds', kinds, kindsNeeded)
        const supporting = kindsOf(n.evidence.filter((e) => speaks(e) === 'supports')).length
        return supporting < kindsNeeded && !facts.reason?.trim() ? refuse('not-supported', supporting) : undefined
      },
    }),
    prove: verb({
      says: both('补充、撤下证据', 'attach or remove evidence'),
      from: ['noticed'],
      may: 'needs.edit',
      elsewhere: () => refuse('evidence-fixed'),
    }),
    'set-aside': verb({
      says: both('暂不采纳', 'set aside'),
      from: ['noticed', 'accepted'],
      to: 'set-aside',
      may: 'needs.accept',
      decide: (_, facts: SaidWhy): Refusal | undefined => (facts.reason?.trim() ? undefined : refuse('reason-missing')),
    }),
    reopen: verb({
      says: both('重新提出', 'notice again'),
      from: ['set-aside'],
      to: 'noticed',
      may: 'needs.accept',
    }),
  },
})
