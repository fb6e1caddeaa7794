import {
  add,
  compare,
  type Day,
  day,
  decimal,
  fraction,
  type Fraction,
  isAtLeast,
  isBefore,
  multiply,
  type Refusal,
  refusals,
  roundToWhole,
  type Words,
  zero,
} from '#kernel'
import { type Answer, type Finding, finding } from '../answer.ts'
import { inForce, parameter } from '../parameter.ts'
import { localNumber } from '../places/place.ts'
import { localOn } from '../places/wages.ts'
import { answered, because } from '../steps.ts'
import { cite, citeText } from './instruments.ts'
import { onlyInForce } from './rule-in-force.ts'

/** One grade and the score from which it holds, up to the next one above. */
export interface GradeBand {
  readonly from: Fraction
  readonly grade: 'excellent' | 'good' | 'medium' | 'poor'
  readonly says: Words
}
const band = (from: number, grade: GradeBand['grade'], zh: string, en: string): GradeBand => ({
  from: fraction(from),
  grade,
  says: { zh, en },
})

export const gradeBands = parameter<readonly GradeBand[]>({
  name: 'evaluation.grade-bands',
  says: { zh: '绩效评价等级与分数', en: 'Grades of evaluation and their scores' },
  unit: { zh: '分', en: 'points of 100' },
  values: {
    '2020-02-25': {
      value: [
        band(90, 'excellent', '优', 'excellent'),
        band(80, 'good', '良', 'good'),
        band(60, 'medium', '中', 'medium'),
        band(0, 'poor', '差', 'poor'),
      ],
      cites: [cite('R-112')],
    },
  },
  checkedOn: '2026-11-23',
})

export interface EvaluationWeights {
  readonly budgetExecution: Fraction
  readonly output: Fraction
  readonly benefit: Fraction
  readonly satisfaction: Fraction
}
export const evaluationWeights = parameter<EvaluationWeights>({
  name: 'evaluation.weights',
  says: { zh: '单位自评各部分权重（原则上）', en: 'Weights of the parts of a self-evaluation, in principle' },
  unit: { zh: '比例', en: 'share' },
  values: {
    '2020-02-25': {
      value: { budgetExecution: fraction(10, 100), output: fraction(50, 100), benefit: fraction(30, 100), satisfaction: fraction(10, 100) },
      cites: [cite('R-112')],
    },
  },
  checkedOn: '2026-11-23',
})

const shenzhen2021 = citeText(
  'R-110',
  { zh: '深民规〔2021〕3 号（深圳，地方做法）', en: 'Shenminggui [2021] No. 3 (Shenzhen, local practice)' },
  { zh: '抽查与评估', en: 'spot checks and evaluation' },
  'C',
)

/** Shenzhen only, and a trial of three years: null once it ran out and nobody has read what followed. */
export const shenzhenSpotCheckShare = localNumber<Fraction | null>({
  name: 'shenzhen.spot-check-share',
  says: {
    zh: '一年以上项目每年抽查的最低比例（深圳）',
    en: 'Least share of projects above one year that is spot-checked each year (Shenzhen)',
  },
  unit: { zh: '比例', en: 'share' },
  values: {
    '2021-09-05': { value: fraction(30, 100), cites: [shenzhen2021] },
    '2024-09-05': {
      value: null,
      cites: [shenzhen2021],
      note: { zh: '试行三年期满，是否延续尚未核实', en: 'The trial of three years ended; whether it goes on was not checked' },
    },
  },
  checkedOn: '2026-11-24',
})
/** The trial measures of 2021-09-05 ran three years. */
const shenzhenBeganOn = day('2021-09-05')
export const shenzhenEndedOn = day('2024-09-05')
const shenzhenBands: readonly GradeBand[] = [
  band(90, 'excellent', '优秀', 'excellent'),
  band(80, 'good', '良好', 'good'),
  band(60, 'medium', '合格', 'pass'),
  band(0, 'poor', '不合格', 'fail'),
]

const refuse = refusals({
  'score-out-of-range': { status: 422, zh: '分数应在 0 到 100 之间。请核对。', en: 'A score lies between 0 and 100. Check it.' },
  'no-grades-yet': {
    status: 422,
    zh: (on: string) => `${on} 还没有这套等级。`,
    en: (on: string) => `There were no such grades on ${on} yet.`,
  },
  'grades-ended': {
    status: 422,
    zh: (on: string) => `深圳的等级办法试行到 ${on}，没有找到续期文件；之后签订的合同请用全国的等级，或者写明另外的依据。`,
    en: (on: string) =>
      `Shenzhen’s scheme of grades was on trial until ${on}, and no successor was found; for contracts born later use the national grades or name another basis.`,
  },
})
const hundred = fraction(100)
const isScore = (s: Fraction) => isAtLeast(s, zero) && compare(s, hundred) <= 0

/**
 * The grade of a score. The bands are continuous: 89.5 is below 90 and so is good, although texts that write 80–89 and
 * 90–100 leave it out. Names follow the scheme; Shenzhen's are its own.
 */
export function gradeOf(score: Fraction, scheme: 'national' | 'shenzhen', lawDay: Day): Answer<GradeBand> | Refusal {
  if (!isScore(score)) return refuse('score-out-of-range')
  if (scheme === 'national' && isBefore(lawDay, gradeBands.values[0]!.from)) return refuse('no-grades-yet', lawDay.toString())
  if (scheme === 'shenzhen' && isBefore(lawDay, shenzhenBeganOn)) return refuse('no-grades-yet', lawDay.toString())
  // The scheme ran three years on trial and no successor was found: a record born later has no such grades.
  if (scheme === 'shenzhen' && !isBefore(lawDay, shenzhenEndedOn)) return refuse('grades-ended', shenzhenEndedOn.toString())
  const law = scheme === 'national' ? inForce(gradeBands, lawDay) : { value: shenzhenBands, cites: [shenzhen2021] }
  const found = law.value.find((b) => isAtLeast(score, b.from))!
  return answered(found, [
    because(
      `${say(score)} 分，${found.says.zh}自 ${say(found.from)} 分起（分数连续，不取整）。`,
      `${say(score)} points; “${found.says.en}” begins at ${say(found.from)} (scores are continuous, not rounded).`,
      ...law.cites,
    ),
  ])
}

/** The whole score from the scores of the parts, each of 100, exact. */
export function weightedScore(parts: EvaluationWeights, lawDay: Day): Answer<Fraction> | Refusal {
  if (Object.values(parts).some((s: Fraction) => !isScore(s))) return refuse('score-out-of-range')
  if (isBefore(lawDay, evaluationWeights.values[0]!.from)) return refuse('no-grades-yet', lawDay.toString())
  const { value: weights, cites } = inForce(evaluationWeights, lawDay)
  const keys = ['budgetExecution', 'output', 'benefit', 'satisfaction'] as const
  const total = keys.reduce((sum, k) => add(sum, multiply(parts[k], weights[k])), zero)
  const sumOf = keys.map((k) => `${say(parts[k])} × ${say(multiply(weights[k], hundred))}%`).join(' + ')
  return answered(total, [
    because(
      `${sumOf} = ${say(total)}（预算执行、产出、效益、满意度）`,
      `${sumOf} = ${say(total)} (budget execution, output, benefit, satisfaction)`,
      ...cites,
    ),
  ])
}

/** How many of the projects above one year must be spot-checked in a year in Shenzhen; zero when no share is known for the day. */
export function spotChecksNeeded(projects: number, lawDay: Day): Answer<number> {
  const law = localOn(shenzhenSpotCheckShare, lawDay)
  if (!law?.value)
    return answered(0, [
      because(
        '这一天没有可引用的抽查比例（深圳试行办法未开始或已期满）。',
        'No share is known for that day: the Shenzhen trial had not begun or has ended.',
        shenzhen2021,
      ),
    ])
  const count = Number(roundToWhole(multiply(fraction(projects), law.value), 'up'))
  return answered(count, [
    because(
      `${projects} 个项目 × ${say(multiply(law.value, hundred))}%，不足一个按一个计，至少抽查 ${count} 个（地方做法）。`,
      `${projects} projects × ${say(multiply(law.value, hundred))}%, rounded up: at least ${count} (local practice).`,
      ...law.cites,
    ),
  ])
}

export interface EvaluationPlan {
  readonly termMonths: number
  readonly hasGoalsAndIndicators: boolean
  readonly evaluations: readonly {
    readonly when: 'spot-check' | 'midterm' | 'yearly' | 'final'
    readonly by: 'third-party' | 'purchaser' | 'provider'
    /** The evaluator has no tie to either side. */
    readonly isIndependent: boolean
    readonly asksUsers: boolean
  }[]
  /** The result has a say in later choice of supplier, budget or policy. */
  readonly resultIsUsed: boolean
}

/** What is wrong with how a contract is to be evaluated (R-110, R-113; F-52). */
export function checkEvaluationPlan(f: EvaluationPlan, lawDay: Day): readonly Finding[] {
  const found: Finding[] = []
  const note = (rule: 'R-110' | 'R-113', at: string, zh: string, en: string) => found.push(finding(rule, { zh, en }, [cite(rule)], { at }))
  if (!f.hasGoalsAndIndicators)
    note(
      'R-110',
      'hasGoalsAndIndicators',
      '没有绩效目标和指标，无从评价。请先写明。',
      'Without goals and indicators nothing can be evaluated. State them first.',
    )
  if (f.evaluations.length === 0)
    note(
      'R-110',
      'evaluations',
      '没有安排评价。请安排过程监控和定期评价。',
      'No evaluation is planned. Plan monitoring and regular evaluation.',
    )
  else if (f.evaluations.every((e) => e.when === 'final'))
    note(
      'R-110',
      'evaluations',
      '只在结束时评价一次，发现问题已经来不及。请增加中期评价或抽查。',
      'It is evaluated only at the end, when nothing can be put right. Add a midterm evaluation or spot checks.',
    )
  if (f.evaluations.length > 0 && !f.evaluations.some((e) => e.by === 'third-party' && e.isIndependent))
    note(
      'R-113',
      'evaluations',
      '全部由当事人自己评价。请邀请与双方没有利害关系的第三方。',
      'Only those concerned evaluate themselves. Invite a third party without ties to either side.',
    )
  if (f.evaluations.length > 0 && !f.evaluations.some((e) => e.asksUsers))
    note(
      'R-113',
      'evaluations',
      '没有问服务对象。满意度应当是主要指标之一，样本由评价方抽取。',
      'Nobody asks the users. Their satisfaction is to be a main indicator, from a sample the evaluator draws.',
    )
  if (!f.resultIsUsed)
    note(
      'R-110',
      'resultIsUsed',
      '评价结果没有用处。请写明它怎样影响以后的选择、预算和政策。',
      'The result has no consequence. State how it bears on later choice, budget and policy.',
    )
  return onlyInForce(found, lawDay)
}

const say = (f: Fraction): string => (f.d === 1n ? `${f.n}` : decimal(f, 4).replace(/\.?0+$/, ''))
