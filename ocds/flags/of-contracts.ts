import { both } from '#kernel'
import { activeAwards, isCancelled, onlyAward } from './bids-seen.ts'
import { apart, type Flag, type Indicator, type Outcome, perProcess } from './indicator.ts'
import type { DueFacts, ProcessFacts } from './process-facts.ts'
import { type Counted, countedBy, sharesOf } from './tallies.ts'

const day = 86_400_000
const tandem = 'Tandem'
const signed = ['contracts/value', 'contracts/awardID', 'awards/value']

/** What the supplier side gains: money that grows, calls that nobody else hears of. */
const ofSuppliers: readonly Indicator[] = [
  {
    code: 'T01',
    says: both('签得比定标多', 'Signed for more than was awarded'),
    formula: both('合同第一次公布的金额 ÷ 定标金额 − 1 > 线', 'first published value of the contract ÷ value of its award − 1 > line'),
    needs: signed,
    source: `${tandem}; OCDS 1.1`,
    cannotTell: both('差额是否在招标文件里就有', 'whether the difference stood in the documents'),
    settings: { share: { says: both('超出的份额', 'share beyond it'), value: 0 } },
    unit: 'share',
    find: perProcess((p, setting) =>
      growth(
        p,
        setting('share'),
        (c) => c.signedFor,
        (c) => awardOf(p, c.awardId, c.currency),
      ),
    ),
  },
  {
    code: 'T02',
    says: both('合同签后变大', 'A contract grew after it was signed'),
    formula: both('最后金额 ÷ 最初金额 − 1 > 线', 'last value ÷ first value − 1 > line'),
    needs: ['contracts/value', '*contracts/value'],
    source: `${tandem}; 中华人民共和国政府采购法 art. 49 (10 %)`,
    cannotTell: both('增加的是否依法、是否另行招标', 'whether what was added was lawful or tendered apart'),
    settings: { share: { says: both('增加的份额', 'share added'), value: 0.1 } },
    unit: 'share',
    find: perProcess((p, setting) =>
      growth(
        p,
        setting('share'),
        (c) => c.stoodAt,
        (c) => c.signedFor,
      ),
    ),
  },
  {
    code: 'T03',
    says: both('同一家多次不经竞争', 'The same supplier without competition, again and again'),
    formula: both(
      '同一采购人和供应商，直接或限制性的定标在若干日内 ≥ 线',
      'awards of one buyer to one supplier by direct or limited procedures within so many days ≥ line',
    ),
    needs: ['tender/procurementMethod', 'buyer/id', 'awards/suppliers/id', 'awards/date'],
    source: `${tandem}; Prozorro (2017)`,
    cannotTell: both('是否只有这一家做得了，或属于依法续签', 'whether it is the only one who can, or a lawful renewal'),
    settings: {
      awards: { says: both('至少几次', 'awards, at least'), value: 3 },
      days: { says: both('在多少日之内', 'within so many days'), value: 365 },
    },
    unit: 'count',
    find: (all, setting) => repeated(all, { least: setting('awards'), within: setting('days') }),
  },
  {
    code: 'T04',
    says: both('化整为零的可能', 'Perhaps split under a threshold'),
    formula: both(
      '同一采购人和供应商，直接或限制性的定标各低于门槛，若干日内合计达到门槛；不给门槛就不算',
      'awards of one buyer to one supplier by direct or limited procedures, each below the threshold, together at or above it within so many days; not reckoned without a threshold',
    ),
    needs: ['tender/procurementMethod', 'buyer/id', 'awards/suppliers/id', 'awards/value', 'awards/date'],
    source: `${tandem}; 中华人民共和国政府采购法实施条例 art. 28`,
    cannotTell: both('是不是本来就是不同的事', 'whether they are different things'),
    settings: {
      amount: { says: both('门槛金额', 'threshold, in the currency of the awards'), value: 0 },
      days: { says: both('在多少日之内', 'within so many days'), value: 365 },
    },
    unit: 'count',
    find: (all, setting) => repeated(all, { least: 2, within: setting('days'), threshold: setting('amount') }),
  },
  {
    code: 'T05',
    says: both('中标价远低于预算', 'Awarded far below the estimate'),
    formula: both('（预算 − 定标金额）÷ 预算 ≥ 线', '(estimate − award) ÷ estimate ≥ line'),
    needs: ['tender/value', 'awards/value'],
    source: `${tandem}; Prozorro (2017): 60 %`,
    cannotTell: both('预算本来是否太高', 'whether the estimate was too high'),
    settings: { share: { says: both('低于预算的份额', 'share below the estimate'), value: 0.6 } },
    unit: 'share',
    find: perProcess((p, setting) => {
      const award = onlyAward(p)
      if (!award || award.amount === null || p.estimate === null || p.estimate <= 0 || award.currency !== p.estimateCurrency)
        return undefined
      const below = (p.estimate - award.amount) / p.estimate
      return below >= setting('share') ? { value: below, line: setting('share'), with: [award.winner] } : null
    }),
  },
]

/** What a buyer does: whom it pays late, keeps waiting, or changes the rules for. */
const ofBuyers: readonly Indicator[] = [
  {
    code: 'T11',
    says: both('常常晚付', 'Often pays late'),
    formula: both('晚付的付款义务 ÷ 已到期的 ≥ Q3 + 1.5 IQR', 'obligations paid late ÷ obligations due ≥ Q3 + 1.5 IQR'),
    needs: ['contracts/implementation/paymentObligations/dueDate', 'contracts/implementation/paymentObligations/dateSettled'],
    source: tandem,
    cannotTell: both('晚付是谁造成的', 'who caused the delay'),
    settings: { least: { says: both('至少几笔', 'obligations, at least'), value: 5 } },
    unit: 'share',
    find: (all, setting) => late(all, (p) => p.payments, setting('least')),
  },
  {
    code: 'T12',
    says: both('验收常常拖延', 'Often slow to accept'),
    formula: both('逾期验收 ÷ 已到期的 ≥ Q3 + 1.5 IQR', 'acceptances late ÷ acceptances due ≥ Q3 + 1.5 IQR'),
    needs: ['contracts/implementation/acceptances/dueDate', 'contracts/implementation/acceptances/dateAccepted'],
    source: tandem,
    cannotTell: both('交来的是否完整', 'whether what was handed in was complete'),
    settings: { least: { says: both('至少几次', 'acceptances, at least'), value: 5 } },
    unit: 'share',
    find: (all, setting) => late(all, (p) => p.acceptances, setting('least')),
  },
  {
    code: 'T13',
    says: both('截止前才改文件', 'Documents changed shortly before the end'),
    formula: both('修改发布时离（修改后的）截止不到若干日', 'a change published with fewer days left, counted to the end as changed'),
    needs: ['*tag', '*date', '*tender/tenderPeriod/endDate'],
    source: tandem,
    cannotTell: both('改动是否影响编制投标文件', 'whether the change mattered to a bid'),
    settings: { days: { says: both('少于多少日', 'fewer days than'), value: 5 } },
    unit: 'days',
    find: perProcess((p, setting) => {
      if (p.closesAt === null || p.until === null) return undefined
      const left = p.changes.map((c) => (c.closesAt - c.at) / day)
      const least = Math.min(...left)
      return least < setting('days') ? { value: least, line: setting('days') } : null
    }),
  },
  {
    code: 'T14',
    says: both('落空的招标特别多', 'Unusually many calls come to nothing'),
    formula: both('取消或失败的 ÷ 已结束的 ≥ Q3 + 1.5 IQR', 'cancelled or unsuccessful ÷ ended ≥ Q3 + 1.5 IQR'),
    needs: ['buyer/id', 'tender/status', 'awards/status'],
    source: tandem,
    cannotTell: both('当地有没有人做得了', 'whether there is anybody who could do it'),
    settings: { least: { says: both('至少几个', 'calls, at least'), value: 4 } },
    unit: 'share',
    find: (all, setting) => {
      const by = countedBy(all, (p, add) => {
        const isNothing = isCancelled(p) || p.status === 'unsuccessful'
        if (p.buyer !== null && (isNothing || activeAwards(p).length > 0)) add(p.buyer, { hit: isNothing })
      })
      return apart('buyer', sharesOf(atLeast(by, setting('least'))), 'above')
    },
  },
  {
    code: 'T15',
    says: both('大多给同一家', 'Mostly to one supplier'),
    formula: both('得最多的一家所得次数 ÷ 全部定标 ≥ Q3 + 1.5 IQR', 'awards to the most frequent supplier ÷ all awards ≥ Q3 + 1.5 IQR'),
    needs: ['buyer/id', 'awards/suppliers/id'],
    source: `${tandem}; Prozorro (2017)`,
    cannotTell: both('当地是否有别的供应商', 'whether there are others nearby'),
    settings: { least: { says: both('至少几次', 'awards, at least'), value: 5 } },
    unit: 'share',
    find: (all, setting) => apart('buyer', toOne(all, setting('least')), 'above'),
  },
]

export const ofContracts: readonly Indicator[] = [...ofSuppliers, ...ofBuyers]

const awardOf = (p: ProcessFacts, id: string | null, currency: string | null): number | null =>
  activeAwards(p).find((a) => a.id === id && a.currency === currency)?.amount ?? null

type Contract = ProcessFacts['contracts'][number]
function growth(p: ProcessFacts, line: number, now: (c: Contract) => number | null, before: (c: Contract) => number | null) {
  const shares = p.contracts.flatMap((c) => {
    const [is, was] = [now(c), before(c)]
    return is !== null && was !== null && was > 0 ? [is / was - 1] : []
  })
  if (shares.length === 0) return undefined
  const most = Math.max(...shares)
  // Amounts come as decimal fractions: what differs by less than a millionth is the same.
  return most > line + 1e-6 ? { value: most, line, with: activeAwards(p).flatMap((a) => a.suppliers) } : null
}

interface Given {
  readonly ocid: string
  readonly at: number
  readonly amount: number | null
}
function repeated(all: readonly ProcessFacts[], o: { least: number; within: number; threshold?: number }): Outcome {
  const isSplitting = o.threshold !== undefined
  if (o.threshold === 0) return { flags: [], looked: 0, sets: [], noLine: null }
  const pairs = Map.groupBy(
    all.flatMap((p) =>
      isCancelled(p) || p.buyer === null || (p.method !== 'direct' && p.method !== 'limited')
        ? []
        : activeAwards(p).flatMap((a) =>
            a.at === null ? [] : a.suppliers.map((s) => ({ key: JSON.stringify([p.buyer, s]), ocid: p.ocid, at: a.at!, amount: a.amount })),
          ),
    ),
    (x) => x.key,
  )
  const flags: Flag[] = []
  for (const [key, given] of pairs) {
    const small = isSplitting ? given.filter((g) => g.amount !== null && g.amount < o.threshold!) : given
    const most = fullest(small, o.within * day)
    const sum = most.reduce((s, g) => s + (g.amount ?? 0), 0)
    if (new Set(most.map((g) => g.ocid)).size < o.least || (isSplitting && sum < o.threshold!)) continue
    const [buyer, supplier] = JSON.parse(key) as [string, string]
    const value = isSplitting ? sum : new Set(most.map((g) => g.ocid)).size
    flags.push({
      kind: 'buyer',
      id: buyer,
      value,
      line: o.threshold ?? o.least,
      seenIn: [...new Set(most.map((g) => g.ocid))],
      with: [supplier],
    })
  }
  return { flags, looked: pairs.size, sets: [], noLine: null }
}

/** The stretch of so many milliseconds with the most in it. */
function fullest(given: readonly Given[], within: number): readonly Given[] {
  const ordered = given.toSorted((a, b) => a.at - b.at)
  let best: readonly Given[] = []
  for (let from = 0, to = 0; from < ordered.length; from++) {
    while (to < ordered.length && ordered[to]!.at - ordered[from]!.at < within) to++
    if (to - from > best.length) best = ordered.slice(from, to)
  }
  return best
}

const atLeast = (by: ReadonlyMap<string, Counted>, least: number) => new Map([...by].filter(([, c]) => c.of >= least))

function late(all: readonly ProcessFacts[], what: (p: ProcessFacts) => readonly DueFacts[], least: number): Outcome {
  // No clock here: what is not done counts from the newest that anybody said.
  const now = all.reduce((newest, p) => Math.max(newest, p.until ?? 0), 0)
  const by = countedBy(all, (p, add) => {
    if (p.buyer === null) return
    // A day ends a day after it began.
    for (const d of what(p)) if ((d.done ?? now) >= d.due + day || d.done !== null) add(p.buyer, { hit: (d.done ?? now) >= d.due + day })
  })
  return apart('buyer', sharesOf(atLeast(by, least)), 'above')
}

function toOne(all: readonly ProcessFacts[], least: number) {
  const buyers = Map.groupBy(
    all.flatMap((p) =>
      isCancelled(p) || p.buyer === null
        ? []
        : activeAwards(p).flatMap((a) => a.suppliers.map((s) => ({ buyer: p.buyer!, s, ocid: p.ocid }))),
    ),
    (x) => x.buyer,
  )
  return [...buyers].flatMap(([id, given]) => {
    if (given.length < least) return []
    const [most, of] = [...Map.groupBy(given, (g) => g.s)].toSorted(([, a], [, b]) => b.length - a.length)[0]!
    return [{ id, value: of.length / given.length, seenIn: [...new Set(of.map((g) => g.ocid))], with: [most] }]
  })
}
