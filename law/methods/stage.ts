import type { Words } from '#kernel'
import type { ChangeInTalks } from '../cn/consultation.ts'

/** A part of an offer that lies in an envelope of its own until a stage opens it. */
export type OfferPart = 'quality' | 'price'

/** One thing that is looked at of each bid; it is kept with the stages of a tender, so that later law changes nothing of it. */
export interface ExaminedItem {
  readonly id: string
  readonly says: Words
}

/**
 * One stage of a way of buying. What runs is a list of these, in the order in which they come; there are no others, and a way of buying is
 * carried where every stage of its list is of a kind that is run. Lengths, least numbers and silence are columns of the method beside the list.
 */
export type Stage =
  /** Whoever means to take part applies while the call stands; of those who qualify all are invited, or some drawn by lot. */
  | { readonly kind: 'apply' }
  /** The notice of whom and why stands for the length the law asks; anybody may object, and the purchaser answers before it goes on. */
  | { readonly kind: 'publicity' }
  /**
   * Offers lie sealed until their deadline. `named`: only whoever the documents name may make one; `invited`: only who was invited. `once`: its price is told once; no stage
   * that follows may change it.
   */
  | { readonly kind: 'offer'; readonly from: 'all' | 'named' | 'invited'; readonly once?: true }
  /** What of the offers is opened at this point of the list. `announced`: names and prices are told to everybody who made one. */
  | { readonly kind: 'opening'; readonly opens: readonly OfferPart[]; readonly announced?: true }
  /** The purchaser looks at each bidder item by item: may it take part. The conditions of the documents come on top of the items. */
  | { readonly kind: 'qualify'; readonly items: readonly ExaminedItem[] }
  /** The panel looks at each bid item by item: does it answer what the documents ask for. */
  | { readonly kind: 'conform'; readonly items: readonly ExaminedItem[] }
  /** Talks with each in rounds: what may change in them is confirmed and told to all who are still in, then the last offers lie sealed. */
  | { readonly kind: 'talk'; readonly mayChange: readonly ChangeInTalks[] }
  /** Every member of the panel scores each criterion alone. */
  | { readonly kind: 'score' }
  /**
   * Of the offers that fit the lowest price is first. No scores. Where a panel has looked at what conforms the order follows from that;
   * otherwise whoever runs the purchase says which fit.
   */
  | { readonly kind: 'compare' }
  /** Quality and a fair price are agreed with one supplier, and a record of it is kept. */
  | { readonly kind: 'negotiate' }
  | { readonly kind: 'award' }
  | { readonly kind: 'contract' }

export type StageKind = Stage['kind']

const stageKinds: Readonly<Record<StageKind, Words>> = {
  apply: { zh: '资格预审、邀请', en: 'applications and invitations' },
  publicity: { zh: '公示', en: 'notice' },
  offer: { zh: '密封报价', en: 'sealed offers' },
  opening: { zh: '开启', en: 'opening' },
  qualify: { zh: '资格审查', en: 'qualification' },
  conform: { zh: '符合性审查', en: 'conformity' },
  talk: { zh: '磋商、最后报价', en: 'talks and last offers' },
  score: { zh: '评审打分', en: 'scores of the panel' },
  compare: { zh: '比较', en: 'comparison' },
  negotiate: { zh: '协商', en: 'negotiation' },
  award: { zh: '确定供应商', en: 'award' },
  contract: { zh: '签订合同', en: 'contract' },
}

export const stageKindNames = Object.keys(stageKinds) as readonly StageKind[]

const parts: Readonly<Record<OfferPart, Words>> = { quality: { zh: '方案', en: 'quality' }, price: { zh: '报价', en: 'prices' } }

/** A stage in a few words, with what it opens and from whom offers come. */
export function sayStage(s: Stage): Words {
  const { zh, en } = stageKinds[s.kind]
  if (s.kind === 'opening')
    return {
      zh: `开启${s.opens.map((p) => parts[p].zh).join('和')}${s.announced ? '，宣布名称和报价' : ''}`,
      en: `opening of ${s.opens.map((p) => parts[p].en).join(' and ')}${s.announced ? ', names and prices announced' : ''}`,
    }
  if (s.kind === 'offer' && s.once) return { zh: '密封报价（一次报出，不得更改）', en: 'sealed offers, one price that is not changed' }
  if (s.kind === 'offer' && s.from === 'invited') return { zh: '受邀机构密封投标', en: 'sealed bids of the invited' }
  if (s.kind === 'offer' && s.from === 'named') return { zh: '所列供应商密封报价', en: 'sealed offer of whom the documents name' }
  return { zh, en }
}

const qualifyItems: readonly ExaminedItem[] = [
  {
    id: 'basic',
    says: {
      zh: '具备法定的基本条件，前三年没有重大违法记录',
      en: 'Meets the basic conditions of the law; no grave violation in three years',
    },
  },
  { id: 'credit', says: { zh: '没有被列入失信、严重违法失信名单', en: 'Stands on no list of dishonest or gravely unlawful suppliers' } },
]
const conformItems: readonly ExaminedItem[] = [
  { id: 'complete', says: { zh: '投标完整，承诺和签署符合文件要求', en: 'Complete, with promises and signature as the documents ask' } },
  { id: 'within', says: { zh: '报价没有超过预算或最高限价', en: 'The price is within the budget and the ceiling' } },
  { id: 'answers', says: { zh: '响应了文件的全部实质要求', en: 'Answers every substantive requirement of the documents' } },
  { id: 'plain', says: { zh: '没有采购人不能接受的附加条件', en: 'Adds no condition that the purchaser cannot accept' } },
]
/** A group of a quotation looks at all of it at once: who may supply, and what is offered at which price. */
const quotedItems: readonly ExaminedItem[] = [
  { id: 'basic', says: { zh: '具备询价通知书要求的供应商条件', en: 'Meets the conditions for suppliers of the notice' } },
  {
    id: 'answers',
    says: { zh: '质量和服务满足询价通知书的全部实质要求', en: 'Quality and service meet every substantive requirement of the notice' },
  },
  { id: 'one-price', says: { zh: '只报了一个价，没有另附条件', en: 'States one price, with no condition attached' } },
  { id: 'within', says: { zh: '报价没有超过预算或最高限价', en: 'The price is within the budget and the ceiling' } },
]

const ending: readonly Stage[] = [{ kind: 'award' }, { kind: 'contract' }]
const offers: Stage = { kind: 'offer', from: 'all' }
const opening = (...opens: OfferPart[]): Stage => ({ kind: 'opening', opens })

/** Sealed offers, scored on their quality; prices are opened once the scores stand. */
export const scoredStages: readonly Stage[] = [offers, opening('quality'), { kind: 'score' }, opening('price'), ...ending]
/** Names and prices are announced as the bids are opened; who may take part and what answers the documents is looked at before the scores. */
export const announcedStages: readonly Stage[] = [
  offers,
  { kind: 'opening', opens: ['quality', 'price'], announced: true },
  { kind: 'qualify', items: qualifyItems },
  { kind: 'conform', items: conformItems },
  { kind: 'score' },
  ...ending,
]
/** The same among those who were invited out of everybody who applied and qualified. */
export const invitedStages: readonly Stage[] = [{ kind: 'apply' }, { kind: 'offer', from: 'invited' }, ...announcedStages.slice(1)]
/** Talks come between the first offers and the scores, which are for the last offers. */
export const talkedStages: readonly Stage[] = [
  offers,
  opening('quality'),
  { kind: 'talk', mayChange: ['technical-requirement', 'service-requirement', 'contract-terms'] },
  { kind: 'score' },
  opening('price'),
  ...ending,
]
/** Of the offers that fit the one with the lowest price. */
export const comparedStages: readonly Stage[] = [offers, opening('quality', 'price'), { kind: 'compare' }, ...ending]
/** One price each, looked at by a group that changes nothing of what was asked; of those that meet it all the one with the lowest price. */
export const quotedStages: readonly Stage[] = [
  { kind: 'offer', from: 'all', once: true },
  opening('quality', 'price'),
  { kind: 'conform', items: quotedItems },
  { kind: 'compare' },
  ...ending,
]
/** One supplier, named in public before anything is agreed. */
export const singleStages: readonly Stage[] = [
  { kind: 'publicity' },
  { kind: 'offer', from: 'named' },
  opening('quality', 'price'),
  { kind: 'negotiate' },
  ...ending,
]
