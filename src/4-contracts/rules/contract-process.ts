import { both, type Day, type LawTopic, defineProcess, type Refusal, verbsOf, type Words } from '#kernel'
import type { Action } from '#people'
import { refuse } from '../words.ts'
import type { Contract } from './contract.ts'

export type ContractState = 'draft' | 'negotiating' | 'signed' | 'active' | 'ended' | 'terminated'
/** States of a contract that both have signed, whether or not it still runs. One terminated may have been given up unsigned. */
export const signedStates: readonly ContractState[] = ['signed', 'active', 'ended', 'terminated']

const equal: readonly LawTopic[] = ['equal-parties']

const verb = verbsOf<ContractState, Contract, Action>()

/** The life of a contract. */
export const contractProcess = defineProcess({
  name: 'contract',
  states: {
    draft: both('草拟', 'Drafted'),
    negotiating: both('协商中', 'Being negotiated'),
    signed: both('已签订，待开始', 'Signed, not begun'),
    active: both('履行中', 'In force'),
    ended: both('已期满', 'Ended'),
    terminated: both('提前终止', 'Ended early'),
  },
  first: 'draft',
  parties: (c: Contract) => ({ purchaserId: c.purchaserId, providerId: c.providerId }),
  verbs: {
    propose: verb({
      says: both('提出另一文本', 'Propose another text'),
      from: ['draft', 'negotiating'],
      to: 'negotiating',
      may: 'contracts.propose',
      about: equal,
    }),
    decline: verb({
      says: both('不接受文本', 'Decline the text'),
      from: ['draft', 'negotiating'],
      to: 'negotiating',
      may: 'contracts.sign',
      about: equal,
    }),
    sign: verb({
      says: both('一方签署', 'One side signs'),
      from: ['draft', 'negotiating'],
      to: 'negotiating',
      may: 'contracts.sign',
    }),
    // The second signature. Where the first day has come by then, it holds at once.
    conclude: verb({
      says: both('双方签署', 'Both have signed'),
      from: ['negotiating'],
      to: ['signed', 'active'],
      may: 'contracts.sign',
      about: ['award-and-contract'],
    }),
    proposeChange: verb({
      says: both('提出变更', 'Propose a change'),
      from: ['signed', 'active'],
      may: 'contracts.propose',
      about: equal,
    }),
    // A change that was left open when the contract ended may still be answered; it can no longer be signed.
    declineChange: verb({
      says: both('不接受变更', 'Decline a change'),
      from: ['signed', 'active', 'ended', 'terminated'],
      may: 'contracts.sign',
      about: equal,
    }),
    signChange: verb({ says: both('一方签署变更', 'One side signs a change'), from: ['signed', 'active'], may: 'contracts.sign' }),
    supplement: verb({
      says: both('双方签署变更', 'Both have signed a change'),
      from: ['signed', 'active'],
      may: 'contracts.sign',
      about: ['supplement'],
    }),
    decideGround: verb({
      says: both('审批不经招标', 'Decide on doing without a tender'),
      from: ['draft', 'negotiating'],
      may: 'contracts.approve-ground',
      about: ['approval-without-tender'],
      decide: withoutTender,
    }),
    // One that was signed before its ground was asked for is looked at afterwards.
    lookAtGround: verb({
      says: both('事后审查不经招标', 'Look at doing without a tender afterwards'),
      from: ['signed', 'active', 'ended', 'terminated'],
      may: 'contracts.approve-ground',
      about: ['approval-without-tender'],
      decide: withoutTender,
    }),
    begin: verb({ says: both('到开始日', 'The first day comes'), from: ['signed'], to: 'active', may: 'clock' }),
    end: verb({ says: both('期满', 'The last day passes'), from: ['active'], to: 'ended', may: 'clock' }),
    // Signed, not begun, and the award it stands on has ended by a challenge or complaint that was upheld (R-78b).
    revoke: verb({
      says: both('中标失效，撤销合同', 'Revoked, its award having ended'),
      from: ['signed'],
      to: 'terminated',
      may: 'clock',
      about: ['complaint'],
    }),
    drop: verb({
      says: both('双方不再签订', 'Dropped before signing'),
      from: ['draft', 'negotiating'],
      to: 'terminated',
      may: 'contracts.sign',
    }),
    // The contract runs to its last day; the clock ends it then.
    terminate: verb({
      says: both('通知提前终止', 'Give notice to end early'),
      from: ['signed', 'active'],
      may: 'contracts.sign',
      about: equal,
      decide: (c) => (c.closedOn ? refuse('notice-stands', c.closedOn) : undefined),
    }),
    // A notice that has reached the other side is no longer in one hand: what comes of it, both agree on.
    offerEnd: verb({
      says: both('提出撤回通知或者另定最后一天', 'Offer to take the notice back, or another last day'),
      from: ['signed', 'active'],
      may: 'contracts.sign',
      about: equal,
      decide: (c) => (c.closedOn ? undefined : refuse('no-notice')),
    }),
    agreeEnd: verb({
      says: both('同意撤回或者另定的最后一天', 'Agree to that'),
      from: ['signed', 'active'],
      may: 'contracts.sign',
      about: equal,
      decide: (c) => (c.offer ? undefined : refuse('no-offer')),
    }),
    declineEnd: verb({
      says: both('不同意，通知照旧', 'Decline: the notice stands'),
      from: ['signed', 'active'],
      may: 'contracts.sign',
      about: equal,
      decide: (c) => (c.offer ? undefined : refuse('no-offer')),
    }),
    endEarly: verb({
      says: both('提前终止日已过', 'The last day of the notice passes'),
      from: ['signed', 'active'],
      to: 'terminated',
      may: 'clock',
    }),
  },
})

/** What came of a tender has no ground to decide on, and neither has what was dropped before anybody was bound. */
function withoutTender(c: Contract): Refusal | undefined {
  return c.tenderId || (c.state === 'terminated' && !c.signedOn) ? refuse('wrong-state') : undefined
}

/** What the state of a contract is called: one that was given up before both had signed never bound anybody, and did not end early. */
export const sayState = (c: { readonly state: ContractState; readonly signedOn: Day | null }): Words =>
  c.state === 'terminated' && !c.signedOn ? both('没有签订', 'Never signed') : contractProcess.states[c.state]
