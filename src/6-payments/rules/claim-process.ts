import { both, defineProcess, type Refusal, verbsOf, type Words } from '#kernel'
import type { Action } from '#people'
import { refuse } from '../words.ts'

export type ClaimState = 'with-officer' | 'with-head' | 'with-treasurer' | 'asked-back' | 'paid' | 'withdrawn'
/** Where a claim lies while somebody has something to do with it. */
export type ClaimPlace = Exclude<ClaimState, 'paid' | 'withdrawn'>
export type Desk = 'with-officer' | 'with-head' | 'with-treasurer'

/** What of a claim decides its next step. */
export interface ClaimOnDesk {
  readonly purchaserId: string
  readonly providerId: string
  readonly state: ClaimState
  readonly askedByDesk: Desk | null
}
/** The desks at which whoever asks may sit. */
export interface AtDesk {
  readonly desks: readonly Desk[]
}

/** Whose hands a claim can be in, as people say it. */
export const deskWords: Record<ClaimState, Words> = {
  'with-officer': both('在采购人经办人处', 'with the purchaser’s officer'),
  'with-head': both('在采购人负责人处', 'with the purchaser’s head of office'),
  'with-treasurer': both('在财务处', 'with the treasurer'),
  'asked-back': both('在机构处补充材料', 'with the institution, for completion'),
  paid: both('已付清', 'paid up'),
  withdrawn: both('已撤回', 'withdrawn'),
}
/** What sitting at a desk takes. */
export const deskNeeds = {
  'with-officer': 'payments.check',
  'with-head': 'payments.pass',
  'with-treasurer': 'payments.pay',
} as const satisfies Record<Desk, Action>
const anyDesk = Object.values(deskNeeds)

const sitsThere = (claim: ClaimOnDesk, at: AtDesk): Refusal | undefined => {
  const desk = claim.state
  if (desk === 'asked-back' || desk === 'paid' || desk === 'withdrawn') return undefined
  return at.desks.includes(desk) ? undefined : refuse('not-your-desk', deskWords[desk])
}
const verb = verbsOf<ClaimState, ClaimOnDesk, Action>()

/**
 * A claim's way over the desks. Whatever happens on them, the payment clock goes on;
 * only the last payment ends it.
 */
export const claimProcess = defineProcess({
  name: 'claim',
  states: deskWords,
  first: 'with-officer',
  parties: (c: ClaimOnDesk) => ({ purchaserId: c.purchaserId, providerId: c.providerId }),
  verbs: {
    confirm: verb({
      says: both('核对，交负责人', 'Confirm'),
      from: ['with-officer'],
      to: 'with-head',
      may: 'payments.check',
      about: ['no-pretext-for-delay'],
    }),
    pass: verb({
      says: both('同意，交财务', 'Pass to the treasurer'),
      from: ['with-head'],
      to: 'with-treasurer',
      may: 'payments.pass',
      about: ['no-pretext-for-delay'],
    }),
    ask: verb({
      says: both('要求补充材料', 'Ask for completion'),
      from: ['with-officer', 'with-head', 'with-treasurer'],
      to: 'asked-back',
      may: anyDesk,
      about: ['no-pretext-for-delay'],
      decide: (claim, at: AtDesk) => (claim.askedByDesk ? refuse('asked-already') : sitsThere(claim, at)),
    }),
    // Back to the desk that asked.
    complete: verb({
      says: both('补充后交回', 'Hand back completed'),
      from: ['asked-back'],
      to: ['with-officer', 'with-head', 'with-treasurer'],
      may: 'payments.claim',
    }),
    invoice: verb({
      says: both('登记发票', 'Note the invoice'),
      from: ['with-officer', 'with-head', 'with-treasurer', 'asked-back', 'paid'],
      may: ['payments.claim', ...anyDesk],
    }),
    'pay-part': verb({
      says: both('付一部分', 'Pay a part'),
      from: ['with-treasurer'],
      may: 'payments.pay',
      about: ['term-of-the-contract', 'undisputed-part'],
    }),
    pay: verb({
      says: both('付清', 'Pay'),
      from: ['with-treasurer'],
      to: 'paid',
      may: 'payments.pay',
      about: ['term-of-the-contract', 'finance-disburses'],
    }),
    // What was wrong with its money waits for a second person; meanwhile the claim stands as it did.
    correct: verb({
      says: both('登记更正', 'Record a correction'),
      from: ['with-officer', 'with-head', 'with-treasurer', 'asked-back', 'paid', 'withdrawn'],
      may: 'payments.correct',
      about: ['term-of-the-contract'],
    }),
    'owe-again': verb({
      says: both('更正后仍须付款', 'Owe again after a correction'),
      from: ['paid'],
      to: 'with-treasurer',
      may: 'payments.correct',
      about: ['term-of-the-contract', 'late-interest'],
    }),
    'set-right': verb({
      says: both('更正付款', 'Put a payment right'),
      from: ['with-officer', 'with-head', 'with-treasurer', 'asked-back', 'paid', 'withdrawn'],
      may: 'payments.correct',
      about: ['term-of-the-contract', 'late-interest'],
    }),
    // The institution says that it should not have claimed; it is withdrawn once the purchaser's side confirms it.
    'ask-withdrawal': verb({
      says: both('申请撤回', 'Ask to withdraw'),
      from: ['with-officer', 'with-head', 'with-treasurer', 'asked-back', 'paid'],
      may: 'payments.claim',
      about: ['term-of-the-contract'],
    }),
    withdraw: verb({
      says: both('撤回申请', 'Withdraw the claim'),
      from: ['with-officer', 'with-head', 'with-treasurer', 'asked-back', 'paid'],
      to: 'withdrawn',
      may: 'payments.correct',
      about: ['term-of-the-contract'],
    }),
    'pay-interest': verb({
      says: both('付逾期利息', 'Pay interest owed'),
      from: ['paid'],
      may: 'payments.pay',
      about: ['late-interest'],
    }),
  },
})
