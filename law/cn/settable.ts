import { both, fraction, type Words, yuan as money } from '#kernel'
import { floors } from '../places/floors.ts'
import { days } from '../length.ts'
import type { Settable, SettableGroup } from '../places/own.ts'
import { primeRate } from './late-rate.ts'
import { retainedKinds, retention, retentionBounds } from './retention.ts'
import type { Parameter } from '../parameter.ts'
import { type Contribution, contributions } from '../places/wages.ts'
import { methods } from '../methods/index.ts'

const yuan = both('元', 'yuan')
const monthly = both('元/月', 'yuan a month')
const yearly = both('元/年', 'yuan a year')
const none = both('', '')

type Row = readonly [key: string, zh: string, en: string, unit: Words, kind: 'money' | 'share']
const group = (name: SettableGroup, rule: string, rows: readonly Row[]): Settable[] =>
  rows.map(([key, zh, en, unit, kind]) => ({ key, says: both(zh, en), unit, kind, group: name, rule, ...boundsOf(key) }))

/** What makes sense of the amounts and shares of a place: nothing the law says, only wide of every number that was ever published. */
function boundsOf(key: string): Pick<Settable, 'between' | 'notAbove' | 'shareOf'> {
  const notAbove = below[key]
  const more = notAbove ? { notAbove } : {}
  if (key.startsWith('contribution.')) return { between: [fraction(0), fraction(50, 100)], shareOf: 'contributions' }
  if (key === primeRate) return { between: [fraction(1, 1000), fraction(24, 100)] }
  if (key === 'budget.overhead' || key === 'budget.tax') return { between: [fraction(0), fraction(50, 100)] }
  if (key.startsWith('budget.')) return { between: [money('0'), money('1000000')] }
  if (key.startsWith('threshold.')) return { between: [money('1'), money('10000000000')], ...more }
  return { between: [money('1'), money('1000000')], ...more }
}
/** Which number never lies above which. */
const below: Readonly<Record<string, readonly string[]>> = {
  'threshold.procurement': ['threshold.open-tender'],
  'wage.minimum': ['wage.any', 'wage.assistant', 'wage.social-worker', 'wage.senior'],
  'wage.assistant': ['wage.social-worker'],
  'wage.social-worker': ['wage.senior'],
  'base.least': ['base.most'],
  'contract.ordinary-term-years': ['contract.longest-term-years'],
}

const shares: Readonly<Record<Contribution, Words>> = {
  pension: both('养老保险单位缴费比例', 'Employer’s share, pension insurance'),
  medical: both('医疗保险单位缴费比例', 'Employer’s share, medical insurance'),
  unemployment: both('失业保险单位缴费比例', 'Employer’s share, unemployment insurance'),
  'work-injury': both('工伤保险单位缴费比例', 'Employer’s share, work injury insurance'),
  maternity: both('生育保险单位缴费比例', 'Employer’s share, maternity insurance'),
  'housing-fund': both('住房公积金单位缴存比例', 'Employer’s share, housing fund'),
}

const amounts: readonly Settable[] = [
  ...group('thresholds', 'R-49', [
    ['threshold.open-tender', '公开招标数额标准（服务）', 'Open-tender threshold for services', yuan, 'money'],
    ['threshold.procurement', '采购限额标准（服务）', 'Procurement limit for services', yuan, 'money'],
  ]),
  ...group('wages', 'R-63', [
    ['wage.minimum', '最低工资标准', 'Minimum wage', monthly, 'money'],
    ['wage.any', '一般岗位指导工资', 'Guide wage, general post', monthly, 'money'],
    ['wage.assistant', '助理社会工作师指导工资', 'Guide wage, assistant social worker', monthly, 'money'],
    ['wage.social-worker', '社会工作师指导工资', 'Guide wage, social worker', monthly, 'money'],
    ['wage.senior', '高级社会工作师指导工资', 'Guide wage, senior social worker', monthly, 'money'],
    ['base.least', '社会保险缴费基数下限', 'Least base of contributions', monthly, 'money'],
    ['base.most', '社会保险缴费基数上限', 'Highest base of contributions', monthly, 'money'],
    ...contributions.map((c): Row => [`contribution.${c}`, shares[c].zh, shares[c].en, none, 'share']),
  ]),
  ...group('rates', 'R-95', [[primeRate, '一年期贷款市场报价利率（LPR，每年）', 'One-year loan prime rate (LPR, a year)', none, 'share']]),
  ...group('budget', 'R-63', [
    ['budget.supervision', '每岗每年督导费', 'Supervision per post', yearly, 'money'],
    ['budget.activities', '每岗每年活动费', 'Activities per post', yearly, 'money'],
    ['budget.overhead', '管理费比例', 'Overhead', none, 'share'],
    ['budget.tax', '税费比例', 'Tax', none, 'share'],
  ]),
]

/** How long what serves nothing any more is kept. The nation gives no number, so none of a place's own is looser than the nation. */
const kept: readonly Settable[] = retainedKinds.map((name) => ({
  key: retention[name].name,
  says: retention[name].says,
  unit: retention[name].unit,
  kind: 'count',
  group: 'retention',
  rule: 'R-117',
  between: retentionBounds[name],
  national: { of: retention[name] as Parameter<unknown>, isLooser: () => false },
}))

const kindOf = (value: unknown): Settable['kind'] | undefined => {
  if (typeof value === 'number') return 'count'
  if (typeof value !== 'object' || value === null) return undefined
  return 'd' in value ? 'share' : 'unit' in value ? 'length' : undefined
}

const between = (kind: Settable['kind'], unit: Words): Settable['between'] => {
  if (kind === 'share') return [fraction(0), fraction(1)]
  if (kind === 'length') return [days(1), days(365)]
  return unit.en === 'years' ? [1, 100] : [1, 365]
}

/**
 * What a jurisdiction in China may set for itself: what has no national number, and national numbers that may be tightened. What belongs
 * to one method of buying stands with the method.
 */
export function settableInChina(): readonly Settable[] {
  const seen = new Set<string>()
  const tightened = floors().flatMap((f): Settable[] => {
    const now = f.of.values.at(-1)!
    const kind = methods.some((m) => f.of.name.startsWith(`${m.name}.`)) ? undefined : kindOf(now.value)
    // What open tendering takes over from the general rule stands in the table twice.
    if (!kind || seen.has(f.of.name)) return []
    seen.add(f.of.name)
    const unit = kind === 'count' ? f.of.unit : none
    const notAbove = below[f.of.name]
    return [
      {
        key: f.of.name,
        says: f.of.says,
        unit,
        kind,
        group: 'periods',
        rule: now.cites[0].rule,
        between: between(kind, f.of.unit),
        ...(notAbove && { notAbove }),
        national: f,
      },
    ]
  })
  return [...amounts, ...tightened, ...kept]
}
