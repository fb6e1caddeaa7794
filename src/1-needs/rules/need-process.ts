import { both, defineProcess, type Refusal, refusals, verb } from '#kernel'
import { cite } from '#law'
import { type EvidenceKind, type FrozenEstimate, kindsNeeded, kindsOf, speaks } from './evidence.ts'

export type NeedState = 'noticed' | 'accepted' | 'set-aside'
export interface NeedFacts {
  readonly state: NeedState
  readonly evidence: readonly { readonly kind: EvidenceKind; readonly estimate?: FrozenEstimate | null }[]
  /** Why it is accepted although its evidence does not speak for it by itself. */
  readonly reason?: string | undefined
}

const refuse = refusals({
  'too-few-kinds': {
    status: 409,
    zh: (have: number) =>
      `要先有至少 ${kindsNeeded} 类证据才能认定，现在有 ${have} 类。请再附上另一类证据，例如来电来访的数量、标准的要求、或与条件相近社区的比较。`,
    en: (have: number) =>
      `A need is accepted on at least ${kindsNeeded} kinds of evidence; it has ${have}. Attach another kind, such as numbers of calls and visits, what a standard asks for, or a comparison with similar communities.`,
  },
  'not-supported': {
    status: 409,
    zh: (have: number) =>
      `所附证据里只有 ${have} 类支持这项需求，其余的不支持或看不出来。要认定，请写明理由，理由会公开；或者再附上支持它的证据。`,
    en: (have: number) =>
      `Only ${have} kind(s) of the evidence speak for this need; the others speak against it or cannot tell. To accept it, give a reason, which is published, or attach evidence that speaks for it.`,
  },
})

/** From something noticed to something that may be bought, or to a published reason why not. */
export const needProcess = defineProcess({
  name: 'need',
  states: {
    noticed: both('已提出', 'noticed'),
    accepted: both('已认定', 'accepted'),
    'set-aside': both('暂不采纳', 'set aside'),
  },
  first: 'noticed',
  verbs: {
    accept: verb<NeedState, NeedFacts>({
      says: both('认定', 'accept'),
      from: ['noticed'],
      to: 'accepted',
      by: ['officer', 'head'],
      cites: [cite('R-01')],
      decide: (n): Refusal | undefined => {
        const kinds = kindsOf(n.evidence).length
        if (kinds < kindsNeeded) return refuse('too-few-kinds', kinds)
        const supporting = kindsOf(n.evidence.filter((e) => speaks(e) === 'supports')).length
        return supporting < kindsNeeded && !n.reason?.trim() ? refuse('not-supported', supporting) : undefined
      },
    }),
    'set-aside': verb<NeedState, NeedFacts>({
      says: both('暂不采纳', 'set aside'),
      from: ['noticed', 'accepted'],
      to: 'set-aside',
      by: ['officer', 'head'],
    }),
    reopen: verb<NeedState, NeedFacts>({
      says: both('重新提出', 'notice again'),
      from: ['set-aside'],
      to: 'noticed',
      by: ['officer', 'head'],
    }),
  },
})
