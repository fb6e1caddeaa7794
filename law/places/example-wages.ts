import { type Fraction, fraction, type Money, yuan } from '#kernel'
import { citeText } from '../cn/instruments.ts'
import { localNumber } from './place.ts'
import type { Contribution, WageTable } from './wages.ts'

const made = citeText(
  'cost-floor',
  { zh: '示例，不是真实标准', en: 'An example, no real standard' },
  { zh: '示例', en: 'example' },
  'unverified',
)
const monthly = { zh: '元/月', en: 'yuan a month' }
const yearly = { zh: '元/年', en: 'yuan a year' }
const share = { zh: '比例', en: 'share' }
const values = <T>(first: T, second?: T) => ({
  '2025-01-01': { value: first, cites: [made] as const },
  ...(second === undefined ? {} : { '2026-01-01': { value: second, cites: [made] as const } }),
})
const example = <T>(name: string, zh: string, en: string, unit: { zh: string; en: string }, first: T, second?: T) =>
  localNumber<T>({
    name: `cn-example.${name}`,
    says: { zh: `${zh}（示例）`, en: `${en} (example)` },
    unit,
    values: values(first, second),
    checkedOn: '2026-11-24',
  })

/** Made-up numbers that show how a place writes its wages down. Copy the file for a real place and cite its notices. */
export const exampleWages: WageTable = {
  place: 'cn-example',
  says: { zh: '示例市（数字均为示例）', en: 'Example city (all numbers are examples)' },
  isExample: true,
  monthlyWage: {
    any: example<Money>('wage-any', '一般岗位最低工资', 'Least wage of a general post', monthly, yuan('4200'), yuan('4400')),
    assistant: example<Money>(
      'wage-assistant',
      '助理社会工作师指导工资',
      'Guide wage, assistant social worker',
      monthly,
      yuan('5200'),
      yuan('5500'),
    ),
    'social-worker': example<Money>(
      'wage-social-worker',
      '社会工作师指导工资',
      'Guide wage, social worker',
      monthly,
      yuan('6200'),
      yuan('6500'),
    ),
    senior: example<Money>(
      'wage-senior',
      '高级社会工作师指导工资',
      'Guide wage, senior social worker',
      monthly,
      yuan('8000'),
      yuan('8400'),
    ),
  },
  minimumWage: example<Money>('minimum-wage', '最低工资标准', 'Minimum wage', monthly, yuan('2200'), yuan('2300')),
  contributionBase: example(
    'contribution-base',
    '缴费基数上下限',
    'Least and most base of contributions',
    monthly,
    { least: yuan('4000'), most: yuan('24000') },
    { least: yuan('4200'), most: yuan('25000') },
  ),
  contributions: example<Readonly<Record<Contribution, Fraction>>>(
    'contributions',
    '用人单位缴费比例',
    'Contributions of the employer',
    share,
    {
      pension: fraction(16, 100),
      medical: fraction(7, 100),
      unemployment: fraction(5, 1000),
      'work-injury': fraction(2, 1000),
      maternity: fraction(8, 1000),
      'housing-fund': fraction(5, 100),
    },
  ),
  supervision: example<Money>('supervision', '每岗每年督导', 'Supervision per post', yearly, yuan('3600')),
  activities: example<Money>('activities', '每岗每年活动', 'Activities per post', yearly, yuan('6000')),
  overhead: example<Fraction>('overhead', '管理费比例', 'Overhead', share, fraction(8, 100)),
  tax: example<Fraction>('tax', '税费比例', 'Tax', share, fraction(3, 100)),
}
