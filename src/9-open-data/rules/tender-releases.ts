import { statementsIn } from '#kernel'
import type { MethodName } from '#law'
import type { Happening } from './happening.ts'
import type { Tender } from './ocds.ts'
import type { PublicPurchase, PublicTender } from './public-facts.ts'
import { releaseWords } from './release-words.ts'
import { reviewed } from './review-releases.ts'
import { combination, months, period, type Speaker } from './speaker.ts'

/** How open a call is to suppliers, whatever the law calls it: here every notice is public and anybody may answer, unless it was by invitation. */
const openness: Record<MethodName, NonNullable<Tender['procurementMethod']>> = {
  'open-tender': 'open',
  'invited-tender': 'selective',
  'competitive-consultation': 'open',
  'competitive-negotiation': 'open',
  'request-for-quotation': 'open',
  'single-source': 'direct',
  'below-threshold-comparison': 'open',
}

/** A call for bids: its notice, its opening with how many came, and its end where it came to nothing. */
export function tendering(p: PublicPurchase, t: PublicTender, index: number, say: Speaker): Happening[] {
  const out = [noticed(p, t, index, say)]
  if (t.openedAt && t.bidders !== null)
    out.push({
      on: say.dayOf(t.openedAt),
      at: t.openedAt,
      stage: 3,
      key: `opening-${t.id}`,
      tag: ['tenderUpdate'],
      body: { tender: { id: say.tenderId, status: 'active', numberOfTenderers: t.bidders } },
    })
  const counted = countedOf(p, t, say)
  if (counted) out.push(counted)
  out.push(...reviewed(t.reviews, say))
  if (t.ended)
    out.push({
      on: t.ended.on,
      at: null,
      stage: 4,
      key: `${t.ended.as}-${t.id}`,
      tag: [t.ended.as === 'cancelled' ? 'tenderCancellation' : 'tenderUpdate'],
      body: {
        tender: {
          id: say.tenderId,
          status: t.ended.as === 'cancelled' ? 'cancelled' : 'unsuccessful',
          ...(t.ended.reason && { statusDetails: t.ended.reason }),
        },
      },
    })
  return out
}

/** How many bids came and how many were valid, once that can no longer change: with the first award, or when the tender came to nothing. */
function countedOf(p: PublicPurchase, t: PublicTender, say: Speaker): Happening | undefined {
  const on = p.awards.find((a) => a.tenderId === t.id)?.awardedOn ?? t.ended?.on
  if (!on || !t.openedAt || t.bidders === null) return undefined
  const statistic = (measure: 'bids' | 'bidders' | 'validBids', value: number) => ({
    ...{ id: `${t.id}-${measure}`, measure, date: say.here(t.openedAt!), value },
  })
  const valid = t.validBids === null ? [] : [statistic('validBids', t.validBids)]
  return {
    ...{ on, at: null, stage: 4, key: `bids-${t.id}`, tag: ['tenderUpdate'] },
    body: {
      tender: { id: say.tenderId },
      bids: { statistics: [statistic('bids', t.bidders), statistic('bidders', t.bidders), ...valid] },
    },
  }
}

const noticed = (p: PublicPurchase, t: PublicTender, index: number, say: Speaker): Happening => ({
  on: t.issuedOn,
  at: null,
  stage: 2,
  key: `tender-${t.id}`,
  tag: [index === 0 ? 'tender' : 'tenderUpdate'],
  body: {
    parties: [say.party(p.purchaser, ['buyer', 'procuringEntity'])],
    buyer: say.reference(p.purchaser),
    tender: noticeOf(p, t, say),
    ...combination(t.lines),
  },
})

function noticeOf(p: PublicPurchase, t: PublicTender, say: Speaker): Tender {
  const term = months(t.startsOn, t.months)
  const criteria = t.criteria.map((c) => `${c.title} ${c.weight}`)
  const open = { startDate: say.start(t.issuedOn), ...(t.deadlineAt && { endDate: say.here(t.deadlineAt) }) }
  return {
    id: say.tenderId,
    title: t.title,
    ...(t.titleEn && { title_en: t.titleEn }),
    status: 'active',
    procuringEntity: say.reference(p.purchaser),
    items: say.items(t.lines),
    value: say.value(t.budget),
    procurementMethod: openness[t.method],
    procurementMethodDetails: t.methodSays.zh,
    mainProcurementCategory: 'services',
    awardCriteria: t.priceWeight === '100' ? 'priceOnly' : t.fixedPrice ? 'qualityOnly' : 'ratedCriteria',
    awardCriteriaDetails: statementsIn([...criteria, ...(t.priceWeight ? [releaseWords.zh.priceWeight(t.priceWeight)] : [])], 'zh'),
    submissionMethod: ['electronicSubmission'],
    tenderPeriod: open,
    enquiryPeriod: open,
    ...(t.conditions && { eligibilityCriteria: t.conditions }),
    contractPeriod: period(say, term.from, term.to),
    documents: [say.document(`${t.id}-notice`, 'tenderNotice', t.title, 'tender')],
    fixedPrice: t.fixedPrice,
    ...(t.priceWeight && { priceWeight: Number(t.priceWeight) }),
  }
}
