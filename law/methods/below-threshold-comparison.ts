import { cite, citeText, instruments } from '../cn/instruments.ts'
import { type Band, type LargerPanel, type LowestPrice, type Method, row } from './method.ts'
import { comparedStages, type Stage } from './stage.ts'

const cell = row('below-threshold-comparison', '2003-01-01', '2026-11-30')
/** Below the limit the law of procurement sets nothing; a place or an office has its own rules, which nobody has entered here. */
const law = [cite('R-49')] as const
/** What is so because the program does it so, until a place enters its own rules: no text says it. */
const ours = [citeText('R-49', instruments.tandem, { zh: '限额以下比选', en: 'comparison below the limit' }, 'unverified')] as const

/** How an office compares offers below the procurement limit: by rules of its own, so that nothing here is a number of the nation. */
export const belowThresholdComparison: Method = {
  name: 'below-threshold-comparison',
  says: { zh: '限额以下比选', en: 'comparison below the limit' },
  stages: cell<readonly Stage[]>('stages', comparedStages, ours),
  servicesMayBeBought: cell('servicesMayBeBought', true, law),
  shortestBidPeriod: cell('shortestBidPeriod', null, law),
  documentsAvailable: cell('documentsAvailable', null, law),
  clarificationBefore: cell('clarificationBefore', null, law),
  panelSize: cell('panelSize', null, law),
  expertShare: cell('expertShare', null, law),
  largerPanel: cell<LargerPanel | null>('largerPanel', null, law),
  // With one offer there is nothing to compare it with, but no text read here says how many there must be.
  fewestBidders: cell('fewestBidders', 1, ours),
  fewestForPurchasedServices: cell('fewestForPurchasedServices', 1, ours),
  priceWeightOfServices: cell<Band | null>('priceWeightOfServices', null, law),
  priceWeightOfGoods: cell<Band | null>('priceWeightOfGoods', null, law),
  lowestPrice: cell<LowestPrice | null>('lowestPrice', 'always', ours),
  fixedPriceIsScored: cell<boolean | null>('fixedPriceIsScored', null, law),
  consentAboveThreshold: cell('consentAboveThreshold', null, law),
  noticeStands: cell('noticeStands', null, law),
  silenceDecides: cell('silenceDecides', false, law),
}
