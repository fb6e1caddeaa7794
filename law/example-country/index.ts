import { type Citation, type Day, isRefusal, type LawTopic, type Refusal, refusals } from '#kernel'
import { type Answer, type Finding, finding } from '../answer.ts'
import type { Calendar } from '../calendar.ts'
import type { PaymentClock, PaymentFacts } from '../cn/payment.ts'
import type { PlanFacts } from '../cn/plan-check.ts'
import type { TimetableFacts, TimetableRow } from '../cn/timetable.ts'
import type { Country } from '../country.ts'
import { lastDaysThatMove } from '../last-day.ts'
import type { Law } from '../law.ts'
import { days, isAtLeastLong, plusLength, sayLength, workingDays } from '../length.ts'
import { noRules } from '../no-rules.ts'
import { inForce } from '../parameter.ts'
import { inPlace, type Place } from '../places/place.ts'
import { answered, because } from '../steps.ts'
import { exampleCalendar } from './calendar.ts'
import { exampleMethods } from './methods.ts'
import { cite, instruments, marks, number, numbers, rules, testMarks } from './texts.ts'

const inDays = { zh: '日', en: 'days' }
const longestTerm = number(
  'example-country.longest-term',
  { zh: '合同最长几个月', en: 'Longest contract' },
  { zh: '月', en: 'months' },
  24,
  'X-02',
)
const bidPeriod = number('example-country.bid-period', { zh: '文件至少发出几日', en: 'Documents are out for' }, inDays, days(14), 'X-03')
const result = number('example-country.result', { zh: '结果公布期限', en: 'Result announced within' }, inDays, workingDays(5), 'X-04')
const payment = number('example-country.payment', { zh: '付款期限', en: 'Payment is due within' }, inDays, days(21), 'X-05')
const small = number(
  'example-country.small-purchase',
  { zh: '小额询价的上限', en: 'Quotations may be asked for below' },
  { zh: '试币', en: 'test marks' },
  marks(50_000),
  'X-06',
)

const topics: Partial<Record<LawTopic, readonly Citation[]>> = {
  'residents-are-asked': [cite('X-01')],
  'award-decision': [cite('X-04')],
  acceptance: [cite('X-05')],
  'payment-term': [cite('X-05')],
  'civil-last-day': [cite('X-05')],
}
const lastDays = lastDaysThatMove({ civil: [cite('X-05')], procurement: [] })

const refuse = refusals({
  'not-accepted': {
    status: 422,
    zh: '还没有验收，付款期限还没有开始。请先办理验收。',
    en: 'Nothing is accepted yet, so the term of payment has not begun. Accept first.',
  },
})

function checkPlan(f: PlanFacts, lawDay: Day, place: Place): readonly Finding[] {
  const longest = inPlace(longestTerm, place, lawDay)
  return [
    ...(f.publicAskedOn
      ? []
      : [
          finding('X-01', { zh: '计划没有写明哪一天问过居民。', en: 'The plan does not say when residents were asked.' }, [cite('X-01')], {
            at: 'publicAskedOn',
          }),
        ]),
    ...(f.termMonths > longest.value
      ? [
          finding(
            'X-02',
            { zh: `期限超过 ${longest.value} 个月。`, en: `The term is longer than ${longest.value} months.` },
            longest.cites,
            { at: 'termMonths' },
          ),
        ]
      : []),
  ]
}

function timetable(f: Omit<TimetableFacts, 'place'>): readonly TimetableRow[] {
  const period = inForce(bidPeriod, f.lawDay)
  const earliestOn = plusLength(f.issuedOn, period.value, f.calendar)
  const deadline = f.deadlineOn ?? earliestOn
  if (isRefusal(earliestOn) || isRefusal(deadline)) return []
  const enough = isAtLeastLong(f.issuedOn, deadline, period.value, f.calendar)
  const within = inForce(result, f.lawDay)
  const latestOn = plusLength(deadline, within.value, f.calendar)
  const [least, most] = [sayLength(period.value), sayLength(within.value)]
  return [
    {
      step: 'notice',
      what: { zh: '发布公告', en: 'The call is published' },
      on: f.issuedOn,
      how: { zh: '发出文件的当日', en: 'the day the documents are issued' },
      cites: [],
    },
    {
      step: 'deadline',
      what: { zh: '截止', en: 'Deadline' },
      earliestOn,
      how: { zh: `发出当日计算在内，至少 ${least.zh}`, en: `at least ${least.en}, the day of issue among them` },
      cites: period.cites,
      ...(enough === false && { breach: { zh: `不足 ${least.zh}`, en: `shorter than ${least.en}` } }),
    },
    {
      step: 'decision',
      what: { zh: '公布结果', en: 'The result is announced' },
      ...(isRefusal(latestOn) ? { unknown: latestOn } : { latestOn }),
      how: { zh: `截止当日计算在内，${most.zh}`, en: `${most.en}, the day of the deadline among them` },
      cites: within.cites,
    },
  ]
}

function paymentClock(f: PaymentFacts, calendar: Calendar): Answer<PaymentClock> | Refusal {
  if (!f.acceptedOn) return refuse('not-accepted')
  const term = inForce(payment, f.lawDay)
  const counted = plusLength(f.acceptedOn, term.value, calendar)
  if (isRefusal(counted)) return counted
  const last = lastDays.civilLastDay(counted, calendar)
  return answered(
    {
      clockStartOn: f.acceptedOn,
      clockRule: 'accepted',
      dueOn: last.on,
      countedOn: counted,
      lastDay: last.state,
      days: term.value.count,
      cappedAtStatute: false,
    },
    [
      because(
        `验收后 ${sayLength(term.value).zh}内付款，验收当日计算在内。`,
        `Due within ${sayLength(term.value).en} of acceptance, that day among them.`,
        ...term.cites,
      ),
      ...last.steps,
    ],
  )
}

const nation: Place = {
  name: 'example-country',
  says: { zh: '示例国（不是真实国家）', en: 'Example Country (no real country)' },
  within: null,
  isExample: true,
  differs: [],
  thresholds: null,
}

/** The made-up country. */
export const exampleCountry: Country = {
  name: nation.name,
  says: nation.says,
  isExample: true,
  places: [nation],
  wageTables: [],
  calendar: exampleCalendar,
  noticeOfDaysOff: (source) => ({ ...cite('X-04'), instrument: { zh: source, en: source } }),
  methods: exampleMethods,
  instruments,
  rules,
  subjects: [
    { key: 'all', says: { zh: '示例国采购法（虚构）', en: 'The act of Example Country (made up)' }, rules: rules.map((r) => r.number) },
  ],
  currency: testMarks,
  zones: ['Etc/GMT-5'],
  fiscalYear: { month: 7, day: 1 },
  identifier: {
    scheme: 'XX-TEST',
    says: { zh: '机构编号（示例国）', en: 'Number of the organisation (Example Country)' },
    isRight: (number) => /^X\d{6}$/.test(number),
  },
  parameters: numbers,
  settable: () => [
    {
      key: longestTerm.name,
      says: longestTerm.says,
      unit: longestTerm.unit,
      kind: 'count',
      group: 'periods',
      rule: 'X-02',
      between: [1, 1200],
      national: { of: longestTerm, isLooser: (mine, nations) => (mine as number) > (nations as number) },
    },
  ],
  lawIn,
}

function lawIn(place: Place): Law {
  const silent = noRules(exampleCountry, place)
  return {
    ...silent,
    cites: (...about) => about.flatMap((topic) => topics[topic] ?? []),
    lastDays,
    plans: { ...silent.plans, check: (facts, lawDay) => checkPlan(facts, lawDay, place) },
    tenders: {
      ...silent.tenders,
      mayUseMethod: ({ method, budget, lawDay }) => {
        const limit = inForce(small, lawDay)
        const open = method === 'open-tender' || (method === 'request-for-quotation' && isBelow(budget, limit.value))
        return answered(open ? 'open' : 'closed', [
          because('小额可以询价，其余公开征集。', 'Small purchases by quotation, the rest by an open call.', ...limit.cites),
        ])
      },
      timetable,
    },
    payments: { ...silent.payments, clock: paymentClock },
  }
}
const isBelow = (a: bigint, b: bigint) => a < b
