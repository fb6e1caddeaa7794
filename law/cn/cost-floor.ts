import {
  type Citation,
  type Day,
  decimal,
  fraction,
  type Fraction,
  type Grade,
  isRefusal,
  type Money,
  minor,
  multiply,
  type Refusal,
  refusals,
  sayMoney,
  share,
  sum,
  times,
  type Words,
} from '#kernel'
import { type Answer, type Finding, finding, type Reason } from '../answer.ts'
import { onceEach } from '../places/own.ts'
import { type Place, wagesIn } from '../places/index.ts'
import { type Contribution, localOn, type WageTable } from '../places/wages.ts'
import { answered, because } from '../steps.ts'
import { cite } from './instruments.ts'

/** One kind of post whose least cost is asked. */
export interface PostCostFacts {
  readonly grade: Grade
  /** Full-time equivalents, exact: `1/2` for a half post. */
  readonly posts: Fraction
  readonly months: number
  /** Wage a month that is really paid; taken when it is above the local table. */
  readonly monthlyWage?: Money
}

export type CostItemName = 'wage' | Contribution | 'contributions' | 'supervision' | 'activities' | 'overhead' | 'tax'
export interface CostItem {
  readonly name: CostItemName
  readonly says: Words
  /** Of one full post a month, rounded half-up to the fen. */
  readonly perPostMonth: Money
}
export interface CostFloor {
  readonly items: readonly CostItem[]
  /** Sum of the items. */
  readonly perPostMonth: Money
  /** Twelve of them. */
  readonly perPostYear: Money
  /** For the posts and months asked, a part of a fen rounded up: a floor may not be undercut by rounding. */
  readonly total: Money
  readonly isExample: boolean
}

const refuse = refusals({
  'wages-unknown': {
    status: 422,
    zh: (place: string, on: string) => `${place}还没有 ${on} 适用的工资和缴费标准，算不出成本底线。请管理员按当地文件补录。`,
    en: (place: string, on: string) =>
      `${place} has no wage and contribution tables for ${on} yet, so no floor can be reckoned. Ask an administrator to enter them.`,
  },
  'post-facts-wrong': {
    status: 422,
    zh: '岗位数、月数和工资不能小于零，月数应是整数。请核对。',
    en: 'Posts, months and wages may not be below zero, and months are whole. Check the figures.',
  },
})

/**
 * What a post costs at least, item by item: wage (never below the local table nor the minimum wage), the employer's
 * contributions by kind, housing fund, supervision, activities, overhead, tax. No law fixes it; it is the evidence a
 * committee asks for when a bid looks too low.
 */
export function costFloor(f: PostCostFacts, wages: WageTable, onDay: Day): Answer<CostFloor> | Refusal {
  if (f.posts.n < 0n || !Number.isSafeInteger(f.months) || f.months < 0 || (f.monthlyWage ?? 0n) < 0n) return refuse('post-facts-wrong')
  const table = tableOn(wages, f.grade, onDay)
  if (!table) return refuse('wages-unknown', wages.says.zh, onDay.toString())
  const least = table.wage > table.minimumWage ? table.wage : table.minimumWage
  const wage = f.monthlyWage !== undefined && f.monthlyWage > least ? f.monthlyWage : least
  const base = wage < table.base.least ? table.base.least : wage > table.base.most ? table.base.most : wage
  const steps: Reason[] = []
  const item = (name: CostItemName, perPostMonth: Money, zh: string, en: string): CostItem => {
    steps.push(
      because(
        `${labels[name].zh}：${zh} = ${sayMoney(perPostMonth, 'zh')}`,
        `${labels[name].en}: ${en} = ${sayMoney(perPostMonth, 'en')}`,
        ...table.cites,
      ),
    )
    return { name, says: labels[name], perPostMonth }
  }
  const of = (name: CostItemName, amount: Money, rate: Fraction) =>
    item(
      name,
      share(amount, rate, 'half-up'),
      `${sayMoney(amount, 'zh')} × ${percent(rate)}`,
      `${sayMoney(amount, 'en')} × ${percent(rate)}`,
    )
  const twelfth = (name: CostItemName, yearly: Money) =>
    item(name, share(yearly, fraction(1, 12), 'half-up'), `${sayMoney(yearly, 'zh')} ÷ 12`, `${sayMoney(yearly, 'en')} ÷ 12`)

  const direct = [
    item('wage', wage, '每月', 'a month'),
    ...contributionNames.map((name) => of(name, base, table.contributions[name])),
    twelfth('supervision', table.supervision),
    twelfth('activities', table.activities),
  ]
  const overhead = of('overhead', sum(direct.map((i) => i.perPostMonth)), table.overhead)
  const beforeTax = [...direct, overhead]
  const items = [...beforeTax, of('tax', sum(beforeTax.map((i) => i.perPostMonth)), table.tax)]
  const perPostMonth = sum(items.map((i) => i.perPostMonth))
  const total = share(times(perPostMonth, f.months), f.posts, 'up')
  steps.push(
    because(
      `每岗每月合计 ${sayMoney(perPostMonth, 'zh')}；× ${decimal(f.posts, 2)} 岗 × ${f.months} 个月 = ${sayMoney(total, 'zh')}（不足一分进一）${wages.isExample ? '。数字为示例，不能用于真实项目' : ''}`,
      `One post a month ${sayMoney(perPostMonth, 'en')}; × ${decimal(f.posts, 2)} posts × ${f.months} months = ${sayMoney(total, 'en')} (rounded up to the fen)${wages.isExample ? '. Example numbers, not for a real project' : ''}`,
      cite('R-63'),
    ),
  )
  return answered({ items, perPostMonth, perPostYear: times(perPostMonth, 12), total, isExample: wages.isExample }, steps)
}

/**
 * The same where a place has no wage table: the wage and the employer's contributions as a plan states them, and nothing else,
 * for nothing else is known.
 */
export function floorAsStated(f: {
  readonly posts: Fraction
  readonly months: number
  readonly wage: Money
  readonly contributions: Money
}): Answer<CostFloor> | Refusal {
  if (f.posts.n < 0n || !Number.isSafeInteger(f.months) || f.months < 0 || f.wage < 0n || f.contributions < 0n)
    return refuse('post-facts-wrong')
  const items: CostItem[] = [
    { name: 'wage', says: labels.wage, perPostMonth: f.wage },
    { name: 'contributions', says: labels.contributions, perPostMonth: f.contributions },
  ]
  const perPostMonth = sum(items.map((i) => i.perPostMonth))
  const total = share(times(perPostMonth, f.months), f.posts, 'up')
  return answered({ items, perPostMonth, perPostYear: times(perPostMonth, 12), total, isExample: false }, [
    because(
      `当地没有录入工资和缴费标准，按计划写明的计：每岗每月 ${sayMoney(perPostMonth, 'zh')} × ${decimal(f.posts, 2)} 岗 × ${f.months} 个月 = ${sayMoney(total, 'zh')}`,
      `The place has no wage table, so as the plan states it: ${sayMoney(perPostMonth, 'en')} a post and month × ${decimal(f.posts, 2)} posts × ${f.months} months = ${sayMoney(total, 'en')}`,
      cite('R-63'),
    ),
  ])
}

/** What an employer pays on top of the wage in a month, by the items of a floor. */
export const employerShare = (floor: CostFloor): Money =>
  sum(
    floor.items
      .filter((i) => i.name === 'contributions' || (contributionNames as readonly string[]).includes(i.name))
      .map((i) => i.perPostMonth),
  )

/** The wage a place's table has for a grade on a day, with its first day and its source. */
export interface GuideWage {
  readonly wage: Money
  readonly from: Day
  readonly says: Words
  readonly cites: readonly Citation[]
  readonly isExample: boolean
}

/** The least monthly wage of a grade by the wage table of a place or the one around it; undefined where there is none for the day. */
export function guideWage(place: Place, grade: Grade, onDay: Day): GuideWage | undefined {
  const wages = wagesIn(place)
  const of = wages && localOn(wages.monthlyWage[grade], onDay)
  const least = wages && localOn(wages.minimumWage, onDay)
  if (!wages || !of || !least || !tableOn(wages, grade, onDay)) return undefined
  const decides = of.value >= least.value ? of : least
  return { wage: decides.value, from: decides.from, says: wages.says, cites: decides.cites, isExample: wages.isExample }
}

/**
 * The floors of several kinds of posts in a place, by the wage table of the place or of the one around it.
 * @returns refused where no table is written down, or not for that day
 */
export function costFloorsIn(
  place: Place,
  posts: readonly PostCostFacts[],
  onDay: Day,
): Answer<{ readonly posts: readonly CostFloor[]; readonly total: Money; readonly isExample: boolean }> | Refusal {
  const wages = wagesIn(place)
  if (!wages) return refuse('wages-unknown', place.says.zh, onDay.toString())
  const floors: Answer<CostFloor>[] = []
  for (const p of posts) {
    const one = costFloor(p, wages, onDay)
    if (isRefusal(one)) return one
    floors.push(one)
  }
  const total = sum(floors.map((f) => f.value.total))
  return answered({ posts: floors.map((f) => f.value), total, isExample: wages.isExample }, [
    ...floors.flatMap((f) => f.steps),
    because(`各岗位合计 ${sayMoney(total, 'zh')}。`, `All posts together ${sayMoney(total, 'en')}.`, cite('R-63')),
  ])
}

/**
 * Whether a bid is below the least cost of its posts. A finding asks for an explanation; it rejects nobody, and a floor
 * may never be set as a minimum price.
 */
export function bidBelowFloor(
  bid: Money,
  posts: readonly PostCostFacts[],
  wages: WageTable,
  onDay: Day,
): { readonly floor: Money; readonly gap: Money; readonly findings: readonly Finding[] } | Refusal {
  let floor = 0n
  for (const p of posts) {
    const one = costFloor(p, wages, onDay)
    if (isRefusal(one)) return one
    floor += one.value.total
  }
  const gap = minor(floor - bid)
  if (gap <= 0n) return { floor: minor(floor), gap, findings: [] }
  return {
    floor: minor(floor),
    gap,
    findings: [
      finding(
        'R-63',
        {
          zh: `报价 ${sayMoney(bid, 'zh')} 低于按${wages.says.zh}工资和缴费标准算出的成本底线 ${sayMoney(minor(floor), 'zh')}，差 ${sayMoney(gap, 'zh')}。请评委要求书面说明并提供成本材料；这不是最低限价，不能据此直接否决。`,
          en: `The bid of ${sayMoney(bid, 'en')} is below the cost floor of ${sayMoney(minor(floor), 'en')} by the wages and contributions of ${wages.says.en}: ${sayMoney(gap, 'en')} are missing. Ask for a written explanation with cost evidence; this is no minimum price and rejects nobody by itself.`,
        },
        [cite('R-63')],
        { at: 'price' },
      ),
    ],
  }
}

const contributionNames: readonly Contribution[] = ['pension', 'medical', 'unemployment', 'work-injury', 'maternity', 'housing-fund']

const labels: Readonly<Record<CostItemName, Words>> = {
  wage: { zh: '工资', en: 'Wage' },
  contributions: { zh: '单位缴费', en: 'Contributions of the employer' },
  pension: { zh: '养老保险', en: 'Pension insurance' },
  medical: { zh: '医疗保险', en: 'Medical insurance' },
  unemployment: { zh: '失业保险', en: 'Unemployment insurance' },
  'work-injury': { zh: '工伤保险', en: 'Work injury insurance' },
  maternity: { zh: '生育保险', en: 'Maternity insurance' },
  'housing-fund': { zh: '住房公积金', en: 'Housing fund' },
  supervision: { zh: '督导', en: 'Supervision' },
  activities: { zh: '活动', en: 'Activities' },
  overhead: { zh: '管理费', en: 'Overhead' },
  tax: { zh: '税费', en: 'Tax' },
}

interface Table {
  readonly wage: Money
  readonly minimumWage: Money
  readonly base: { readonly least: Money; readonly most: Money }
  readonly contributions: Readonly<Record<Contribution, Fraction>>
  readonly supervision: Money
  readonly activities: Money
  readonly overhead: Fraction
  readonly tax: Fraction
  readonly cites: readonly Citation[]
}

function tableOn(w: WageTable, grade: Grade, on: Day): Table | undefined {
  const wage = localOn(w.monthlyWage[grade], on)
  const minimumWage = localOn(w.minimumWage, on)
  const base = localOn(w.contributionBase, on)
  const contributions = localOn(w.contributions, on)
  const supervision = localOn(w.supervision, on)
  const activities = localOn(w.activities, on)
  const overhead = localOn(w.overhead, on)
  const tax = localOn(w.tax, on)
  if (!wage || !minimumWage || !base || !contributions || !supervision || !activities || !overhead || !tax) return undefined
  return {
    wage: wage.value,
    minimumWage: minimumWage.value,
    base: base.value,
    contributions: contributions.value,
    supervision: supervision.value,
    activities: activities.value,
    overhead: overhead.value,
    tax: tax.value,
    // As sure as the weakest of the numbers.
    cites: onceEach([wage, minimumWage, base, contributions, supervision, activities, overhead, tax].flatMap((n) => n.cites)),
  }
}

const percent = (f: Fraction): string => `${decimal(multiply(f, fraction(100)), 2).replace(/\.?0+$/, '')}%`
