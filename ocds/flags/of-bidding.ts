import { both } from '#kernel'
import { activeAwards, distanceToSecond, isCancelled, onlyAward, priceMayDecide, submittedBids } from './bids-seen.ts'
import { apart, type Indicator, perProcess, together } from './indicator.ts'
import { quantile } from './fences.ts'
import type { ProcessFacts } from './process-facts.ts'
import { type Counted, countedBy, sharesOf } from './tallies.ts'

const day = 86_400_000
const cardinal = 'Cardinal (Open Contracting Partnership)'
const bidding = ['bids/details/status', 'bids/details/tenderers/id', 'bids/details/value', 'awards/status', 'awards/suppliers/id']

/** By one process: who could bid, who did, and who was left. */
const ofOneProcess: readonly Indicator[] = [
  {
    code: 'R003',
    says: both('投标时间短', 'Little time to bid'),
    formula: both('公开招标的投标期整日数 < 线', 'whole days of the tender period < line, open procedures'),
    needs: ['tender/procurementMethod', 'tender/tenderPeriod/startDate', 'tender/tenderPeriod/endDate'],
    source: `${cardinal} R003`,
    cannotTell: both('法律可能允许更短；是否有人因此没能投标', 'whether a shorter time was lawful, or kept anybody away'),
    settings: { days: { says: both('少于多少日', 'fewer days than'), value: 15 } },
    unit: 'days',
    find: perProcess((p, setting) => {
      if (isCancelled(p) || p.method !== 'open' || p.opensAt === null || p.closesAt === null || p.closesAt < p.opensAt) return undefined
      const days = Math.floor((p.closesAt - p.opensAt) / day)
      return days < setting('days') ? { value: days, line: setting('days') } : null
    }),
  },
  {
    code: 'R018',
    says: both('只有一家投标', 'A single bidder'),
    formula: both('公开或邀请的程序，投标人 = 1', 'one tenderer in an open or selective procedure'),
    needs: ['tender/procurementMethod', 'tender/numberOfTenderers'],
    source: `${cardinal} R018`,
    cannotTell: both('当地是否本来只有一家做得了', 'whether there is more than one who could do it'),
    settings: {},
    unit: 'count',
    find: perProcess((p) => {
      const bidders = new Set(submittedBids(p).flatMap((b) => b.tenderers)).size
      const n = p.tenderers ?? (bidders > 0 ? bidders : null)
      if (isCancelled(p) || (p.method !== 'open' && p.method !== 'selective') || n === null) return undefined
      return n === 1 ? { value: 1, line: 1, with: activeAwards(p).flatMap((a) => a.suppliers) } : null
    }),
  },
  {
    code: 'R028',
    says: both('两家报价相同', 'Two bidders with one price'),
    formula: both(
      '不同投标人的报价金额和币种相同；价格固定的不算',
      'equal amount and currency of different tenderers; not where the price is fixed',
    ),
    needs: ['bids/details/value', 'bids/details/tenderers/id'],
    source: `${cardinal} R028`,
    cannotTell: both('最高限价或常用整数也会使报价相同', 'whether a ceiling or a round number made them equal'),
    settings: {},
    unit: 'count',
    find: perProcess(samePrice),
  },
  {
    code: 'R030',
    says: both('迟到的投标中了标', 'A late bid won'),
    formula: both(
      '有效投标的收到时间晚于截止，且其投标人中标',
      'a valid bid received after the end of the period, of a supplier of an active award',
    ),
    needs: ['tender/tenderPeriod/endDate', 'bids/details/date', ...bidding.slice(1)],
    source: `${cardinal} R030`,
    cannotTell: both('截止时间是否依法延长而没有公布', 'whether the end was moved and not published'),
    settings: {},
    unit: 'days',
    find: perProcess((p) => {
      const closes = p.closesAt
      if (isCancelled(p) || closes === null || p.bids.every((b) => b.at === null)) return undefined
      const winners = new Set(activeAwards(p).flatMap((a) => a.suppliers))
      const late = p.bids.filter((b) => b.status === 'valid' && b.at !== null && b.at > closes && b.tenderers.some((t) => winners.has(t)))
      if (late.length === 0) return null
      return { value: (Math.max(...late.map((b) => b.at!)) - closes) / day, line: 0, with: late.flatMap((b) => b.tenderers) }
    }),
  },
  {
    code: 'R035',
    says: both('除中标人外都被判无效', 'All but the winner were disqualified'),
    formula: both(
      '有效投标人只有一家，就是全部中标人，另有至少若干家无效',
      'one tenderer valid, who won everything, and at least so many others disqualified',
    ),
    needs: bidding,
    source: `${cardinal} R035`,
    cannotTell: both('无效的理由是否成立', 'whether the reasons for disqualifying were good'),
    settings: { others: { says: both('至少几家无效', 'so many disqualified'), value: 1 } },
    unit: 'count',
    find: perProcess((p, setting) => {
      const won = new Set(activeAwards(p).flatMap((a) => a.suppliers))
      if (isCancelled(p) || won.size === 0 || p.bids.length === 0) return undefined
      const of = (status: string) => new Set(p.bids.filter((b) => b.status === status).flatMap((b) => b.tenderers))
      const [valid, out] = [of('valid'), of('disqualified')]
      const others = out.difference(valid).size
      const isAlone = valid.size === 1 && won.size === 1 && won.isSubsetOf(valid)
      return isAlone && others >= Math.max(1, setting('others')) ? { value: others, line: setting('others'), with: [...won] } : null
    }),
  },
  {
    code: 'R036',
    says: both('最低报价被判无效', 'The lowest bid was disqualified'),
    formula: both(
      '只看价格的程序里，报价最低的投标无效，另有中标',
      'the lowest bid of a procedure that price decides was disqualified, and another won',
    ),
    needs: bidding,
    source: `${cardinal} R036`,
    cannotTell: both(
      '无效的理由是否成立；没有写明标准的，是否真的只看价格',
      'whether the reason was good; where no criterion is stated, whether price decided',
    ),
    settings: {},
    unit: 'yes',
    find: perProcess((p) => {
      const bids = submittedBids(p).filter((b) => b.amount !== null && b.currency !== null)
      if (isCancelled(p) || !priceMayDecide(p) || activeAwards(p).length === 0 || !bids.some((b) => b.status === 'valid')) return undefined
      if (new Set(bids.map((b) => b.currency)).size !== 1) return undefined
      const lowest = bids.toSorted((a, b) => a.amount! - b.amount!)[0]!
      return lowest.status === 'disqualified' ? { value: 1, line: 1, with: lowest.tenderers } : null
    }),
  },
]

/** By what is usual among many. */
const ofMany: readonly Indicator[] = [
  {
    code: 'R024',
    says: both('第二低价离中标价特别近', 'The second price was unusually close'),
    formula: both('（第二低有效报价 − 中标价）÷ 中标价 ≤ Q1 − 1.5 IQR', '(second lowest valid − winning) ÷ winning ≤ Q1 − 1.5 IQR'),
    needs: bidding,
    source: `${cardinal} R024`,
    cannotTell: both('成本本来相近时也会这样', 'whether costs are simply alike'),
    settings: {},
    unit: 'share',
    find: (all) => apart('process', distances(all), 'below'),
  },
  {
    code: 'R058',
    says: both('中标价特别低', 'The winning price was unusually low'),
    formula: both('（第二低有效报价 − 中标价）÷ 中标价 ≥ Q3 + 1.5 IQR', '(second lowest valid − winning) ÷ winning ≥ Q3 + 1.5 IQR'),
    needs: bidding,
    source: `${cardinal} R058`,
    cannotTell: both('低价能否做到', 'whether it can be done for that price'),
    settings: {},
    unit: 'share',
    find: (all) => apart('process', distances(all), 'above'),
  },
  {
    code: 'R025',
    says: both('投得多、中得特别少', 'Bids often and hardly ever wins'),
    formula: both(
      '中标 ÷ 有效投标 ≤ Q1 − 1.5 IQR，且有效投标数不低于所列百分位和次数',
      'wins ÷ valid bids ≤ Q1 − 1.5 IQR, with as many valid bids as the percentile and the number named',
    ),
    needs: bidding,
    source: `${cardinal} R025`,
    cannotTell: both('是陪标，还是只是投得不好', 'whether it bids for others or only badly'),
    settings: {
      percentile: { says: both('投标数的百分位', 'percentile of the number of bids'), value: 75 },
      bids: { says: both('至少几次有效投标', 'valid bids, at least'), value: 2 },
    },
    unit: 'share',
    find: winsPerBid,
  },
  {
    code: 'R038',
    says: both('无效投标特别多', 'Unusually many bids disqualified'),
    formula: both(
      '无效 ÷ 递交 ≥ Q3 + 1.5 IQR，采购人、代理和投标人各算各的',
      'disqualified ÷ submitted ≥ Q3 + 1.5 IQR; of buyers, procuring entities and tenderers each',
    ),
    needs: ['bids/details/status', 'bids/details/tenderers/id', 'buyer/id', 'tender/procuringEntity/id'],
    source: `${cardinal} R038`,
    cannotTell: both('无效的理由是否成立', 'whether the reasons were good'),
    settings: {
      bids: { says: both('投标人至少几次投标', 'bids of a tenderer, at least'), value: 2 },
      processes: { says: both('采购人至少几个项目', 'processes of a buyer, at least'), value: 2 },
    },
    unit: 'share',
    find: disqualified,
  },
  {
    code: 'R048',
    says: both('一家供应商什么都供', 'One supplier of unusually many kinds'),
    formula: both(
      '中标标的分类码前几位的种数 ≥ Q3 + 1.5 IQR',
      'number of different beginnings of codes of what it was awarded ≥ Q3 + 1.5 IQR',
    ),
    needs: ['awards/status', 'awards/suppliers/id', 'awards/items/classification/id'],
    source: `${cardinal} R048`,
    cannotTell: both('综合性机构本来种类就多', 'whether it is a house of many services'),
    settings: { digits: { says: both('看前几位', 'characters of a code'), value: 2 } },
    unit: 'count',
    find: (all, setting) => {
      const kinds = countedBy(all, (p, add) => {
        for (const a of isCancelled(p) ? [] : activeAwards(p))
          if (a.suppliers.length === 1) for (const c of a.classes) add(a.suppliers[0]!, { what: c.slice(0, setting('digits')) })
      })
      return apart(
        'tenderer',
        tallied(kinds, (c) => c.whats.size),
        'above',
      )
    },
  },
]

export const ofBidding: readonly Indicator[] = [...ofOneProcess, ...ofMany].toSorted((a, b) => (a.code < b.code ? -1 : 1))

function samePrice(p: ProcessFacts): ReturnType<Parameters<typeof perProcess>[0]> {
  const bids = submittedBids(p).filter((b) => b.amount !== null && b.currency !== null && b.tenderers.length > 0)
  if (isCancelled(p) || p.isFixedPrice || bids.length < 2) return undefined
  const who = (b: (typeof bids)[number]) => b.tenderers.toSorted().join(' ')
  const alike = [...Map.groupBy(bids, (b) => `${b.amount} ${b.currency}`).values()].filter((of) => new Set(of.map(who)).size > 1).flat()
  return alike.length > 0 ? { value: new Set(alike.map(who)).size, line: 2, with: [...new Set(alike.flatMap((b) => b.tenderers))] } : null
}

const distances = (all: readonly ProcessFacts[]) =>
  all.flatMap((p) => {
    const d = distanceToSecond(p)
    return d ? [{ id: p.ocid, value: d.share, seenIn: [p.ocid], with: [d.winner, d.second] }] : []
  })

const tallied = (by: ReadonlyMap<string, Counted>, value: (c: Counted) => number) =>
  [...by].map(([id, c]) => ({ id, value: value(c), seenIn: [...c.seenIn] }))

function winsPerBid(all: readonly ProcessFacts[], setting: (name: string) => number) {
  const by = countedBy(all, (p, add) => {
    const award = onlyAward(p)
    if (!award) return
    const valid = new Set(p.bids.filter((b) => b.status === 'valid' && b.tenderers.length === 1).map((b) => b.tenderers[0]!))
    for (const t of valid) add(t, { hit: t === award.winner })
  })
  if (by.size === 0) return apart('tenderer', [], 'below')
  const counts = [...by.values()].map((c) => c.of)
  const many = Math.max(quantile(counts, setting('percentile') / 100), setting('bids'))
  return apart('tenderer', sharesOf(by), 'below', (t) => by.get(t.id)!.of >= many)
}

function disqualified(all: readonly ProcessFacts[], setting: (name: string) => number) {
  const bids = (whose: (p: ProcessFacts) => string | null) =>
    countedBy(all, (p, add) => {
      const id = isCancelled(p) ? null : whose(p)
      if (id !== null) for (const b of submittedBids(p)) add(id, { hit: b.status === 'disqualified' })
    })
  const enough = (by: ReadonlyMap<string, Counted>) => new Map([...by].filter(([, c]) => c.seenIn.size >= setting('processes')))
  const own = countedBy(all, (p, add) => {
    for (const b of isCancelled(p) ? [] : submittedBids(p)) for (const t of b.tenderers) add(t, { hit: b.status === 'disqualified' })
  })
  const often = new Map([...own].filter(([, c]) => c.of >= setting('bids')))
  return together([
    apart('buyer', sharesOf(enough(bids((p) => p.buyer))), 'above'),
    apart('procuringEntity', sharesOf(enough(bids((p) => p.entity))), 'above'),
    apart('tenderer', sharesOf(often), 'above'),
  ])
}
