import type { Words } from '#kernel'
import type { ChangeInTalks } from '../cn/consultation.ts'

/** A part of an offer that lies in an envelope of its own until a stage opens it. */
export type OfferPart = 'quality' | 'price'

/**
 * One stage of a way of buying. What runs is a list of these, in the order in which they come; there are no others, and a way of buying is
 * carried where every stage of its list is of a kind that is run. Lengths, least numbers and silence are columns of the method beside the list.
 */
export type Stage =
  /** The notice of whom and why stands for the length the law asks; anybody may object, and the purchaser answers before it goes on. */
  | { readonly kind: 'publicity' }
  /** Offers lie sealed until their deadline. `named`: only whoever the documents name may make one. */
  | { readonly kind: 'offer'; readonly from: 'all' | 'named' }
  /** What of the offers is opened at this point of the list. */
  | { readonly kind: 'opening'; readonly opens: readonly OfferPart[] }
  /** Talks with each in rounds: what may change in them is confirmed and told to all who are still in, then the last offers lie sealed. */
  | { readonly kind: 'talk'; readonly mayChange: readonly ChangeInTalks[] }
  /** Every member of the panel scores each criterion alone. */
  | { readonly kind: 'score' }
  /** Whoever runs the purchase says which offers fit; of those the lowest price is first. No scores. */
  | { readonly kind: 'compare' }
  /** Quality and a fair price are agreed with one supplier, and a record of it is kept. */
  | { readonly kind: 'negotiate' }
  | { readonly kind: 'award' }
  | { readonly kind: 'contract' }

export type StageKind = Stage['kind']

const stageKinds: Readonly<Record<StageKind, Words>> = {
  publicity: { zh: '公示', en: 'notice' },
  offer: { zh: '密封报价', en: 'sealed offers' },
  opening: { zh: '开启', en: 'opening' },
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
      zh: `开启${s.opens.map((p) => parts[p].zh).join('和')}`,
      en: `opening of ${s.opens.map((p) => parts[p].en).join(' and ')}`,
    }
  if (s.kind === 'offer' && s.from === 'named') return { zh: '所列供应商密封报价', en: 'sealed offer of whom the documents name' }
  return { zh, en }
}

const ending: readonly Stage[] = [{ kind: 'award' }, { kind: 'contract' }]
const offers: Stage = { kind: 'offer', from: 'all' }
const opening = (...opens: OfferPart[]): Stage => ({ kind: 'opening', opens })

/** Sealed offers, scored on their quality; prices are opened once the scores stand. */
export const scoredStages: readonly Stage[] = [offers, opening('quality'), { kind: 'score' }, opening('price'), ...ending]
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
/** One supplier, named in public before anything is agreed. */
export const singleStages: readonly Stage[] = [
  { kind: 'publicity' },
  { kind: 'offer', from: 'named' },
  opening('quality', 'price'),
  { kind: 'negotiate' },
  ...ending,
]
