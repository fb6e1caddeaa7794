import { type Day, isRefusal, type Refusal, typedDay } from '#kernel'
import {
  aDay,
  type Answer,
  asJson,
  bidBelowFloor,
  checkContract,
  checkPanel,
  checkPlan,
  checkSplitting,
  checkTender,
  cn,
  confidenceOf,
  contractShape,
  costFloorShape,
  costFloorsIn,
  type Finding,
  isMethodName,
  type Json,
  lateInterest,
  lateInterestShape,
  lawJson,
  lowBidReview,
  lowBidShape,
  methodNames,
  nationalCalendar,
  NoLawYet,
  oneOf,
  panelNeeded,
  panelShape,
  paymentClock,
  paymentShape,
  placeNamed,
  planShape,
  priceScores,
  priceScoreShape,
  purchasesShape,
  read,
  type Reader,
  type RecordFacts,
  reportedRules,
  ruleNumbers,
  ruleReport,
  tenderShape,
  timetable,
  type TimetableFacts,
  wagesIn,
} from '#law'
import { type CommandIo, textOfFile } from './command.ts'
import { refuse } from './law-words.ts'

interface LawCommand {
  readonly says: string
  readonly example: string
  readonly answer: (argv: readonly string[], io: CommandIo) => Promise<Json | Refusal>
}

/**
 * `tandem law <what> [file or options]`: JSON out.
 * @returns 0 when an answer was written, 1 when the input was wrong, with a sentence in both languages on standard error
 */
export async function lawCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h') {
    if (name === undefined) io.err(page())
    else io.out(page())
    return name === undefined ? 1 : 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) return say(io, refuse('no-such-command', name.slice(0, 40)))
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(`${command.says}\n\n${command.example}\n`)
    return 0
  }
  const answer = await attempt(() => command.answer(rest, io))
  if (isRefusal(answer)) return say(io, answer)
  io.out(`${JSON.stringify(answer, null, 2)}\n`)
  return 0
}

const say = (io: CommandIo, refusal: Refusal): 1 => {
  io.err(`${refusal.words.zh}\n${refusal.words.en}\n`)
  return 1
}

async function attempt<T>(work: () => Promise<T | Refusal>): Promise<T | Refusal> {
  try {
    return await work()
  } catch (e) {
    if (e instanceof NoLawYet) return refuse('no-law-yet', e.message)
    throw e
  }
}

const commands: Readonly<Record<string, LawCommand>> = {
  list: {
    says: '列出全部规则：编号、内容、依据、确信程度 · lists every rule: number, what it says, its texts, how sure we are',
    example: '  tandem law list',
    answer: async (argv) => noArguments(argv) ?? ruleNumbers.map((number) => ruleRow(number)),
  },
  show: {
    says: '一条规则：内容、依据、有关的数字及其历史 · one rule: what it says, its texts, its numbers with their history',
    example: '  tandem law show R-21',
    answer: async ([name, ...more]) => {
      const number = ruleNumbers.find((n) => n.toLowerCase() === name?.toLowerCase())
      if (!number) return refuse('rule-unknown', (name ?? '').slice(0, 40))
      return (
        noArguments(more) ?? {
          ...ruleRow(number),
          parameters: asJson(lawJson(cn).parameters.filter((p) => p.values.some((v) => v.cites.some((c) => c.rule === number)))),
          decidedBy: asJson(
            reportedRules()
              .filter((r) => r.rule === number)
              .map((r) => ({ name: r.name, decides: r.decides, appliesTo: r.appliesTo })),
          ),
        }
      )
    },
  },
  timetable: {
    says: '一次采购的每个日期及其依据 · every date of a procurement with its article',
    example: [
      '  tandem law timetable --method open-tender --place cn --issued 2025-06-03',
      `  --method    ${methodNames.join(', ')}`,
      '  --place     cn (default) or another place in law/places',
      '  --law-day   default: the day of issue',
      '  --deadline --evaluated --report-received --decided --award-notice --signed   days that are already known',
    ].join('\n'),
    answer: async (argv) => timetableOf(argv),
  },
  'price-score': fromFile(
    '价格分，逐家写明算法 · price scores with their arithmetic',
    'price-score',
    'prices.json',
    '{"weight": "30", "offers": [{"id": "A", "price": "820000.00"}, {"id": "B", "price": "950000.00"}]}',
    (raw) => both(raw, priceScoreShape, (f) => priceScores(f.offers, f.weight)),
  ),
  'low-bid': fromFile(
    '哪些报价要启动异常低价审查 · which bids call for a review of abnormally low price',
    'low-bid',
    'bids.json',
    '{"lawDay": "2026-03-01", "budget": "1200000.00", "bids": [{"id": "A", "price": "420000.00"}, {"id": "B", "price": "880000.00"}]}',
    (raw) => dated(raw, lowBidShape, (f, lawDay) => lowBidReview({ ...f, lawDay })),
  ),
  panel: fromFile(
    '评审小组要多少人；给了组成就一并检查 · the size of a panel, and a check of its members when they are given',
    'panel',
    'panel.json',
    '{"lawDay": "2026-03-01", "method": "open-tender", "place": "cn", "budget": "9000000.00", "isComplex": true, "hasHighImpact": false, "panel": {"experts": 3, "purchaser": 2}}',
    (raw) =>
      dated(raw, panelShape, (f, lawDay) => {
        const needed = panelNeeded({ ...f, lawDay })
        return { ...answerJson(needed), findings: f.panel ? asJson(checkPanel(f.panel, { ...f, lawDay })) : null }
      }),
  ),
  payment: fromFile(
    '最迟哪天付款；给了金额就算到某天的利息 · by when to pay, and with an amount the interest to a day',
    'payment',
    'payment.json',
    '{"lawDay": "2026-01-01", "basis": "statute", "deliveredOn": "2026-06-30", "acceptanceIsCondition": true, "acceptancePeriodDays": 15, "amount": "200000.00", "asOf": "2026-09-08"}',
    (raw) => paymentOf(raw),
  ),
  'cost-floor': fromFile(
    '岗位最少要花多少；给了报价就比一比 · what posts cost at least, and a bid against it',
    'cost-floor',
    'posts.json',
    '{"lawDay": "2026-03-01", "place": "cn-example", "posts": [{"grade": "assistant", "posts": "10", "months": 12}], "bid": "1000000.00"}',
    (raw) => costFloorOf(raw),
  ),
  check: fromFile(
    '检查采购文件、合同、计划，或者是否化整为零；每个字段见 docs/law-command.md · checks tender documents, a contract, a plan, or purchases for order splitting; every field: docs/law-command.md',
    'check',
    'contract.json',
    '{"kind": "contract", "lawDay": "2026-01-01", "basis": "contract", "isPublicService": true, "amount": "1008000.00", "lines": [{"kind": "post", "amount": "1008000.00"}], "termMonths": 12, "supplements": [], "acceptance": {"isCondition": true, "periodDays": 15, "usersInvited": true}, "payment": {"days": 30, "lateDailyRate": "0.0005"}, "errandCap": "0.1", "hasPerformanceClause": true, "subcontracting": "none", "duties": [], "clauses": [{"number": "4.3", "text": "其他费用由乙方承担。"}]}',
    (raw) => checkOf(raw),
  ),
  report: fromFile(
    '一份记录的规则报告 · the rule report of a record',
    'report',
    'record.json',
    '{"kind": "payment", "id": "claim-7", "lawDay": "2026-01-01", "facts": {"basis": "statute", "acceptanceIsCondition": false, "deliveredOn": "2026-06-30"}}',
    (raw) => reportOf(raw),
  ),
}

function page(): string {
  return [
    'tandem law <what>    法律说了什么，输出 JSON · what the law says, JSON out',
    '',
    ...Object.entries(commands).flatMap(([name, c]) => [name, `  ${c.says}`, c.example]),
    '',
    'FILE 可以是 - （标准输入）。输入有误时退出码为 1。 · FILE may be - for standard input. Wrong input ends with exit code 1.',
    '',
  ].join('\n')
}

const noArguments = (argv: readonly string[]): Refusal | undefined =>
  argv[0] === undefined ? undefined : refuse('option-unknown', argv[0].slice(0, 40))

const lawRules = () => lawJson(cn).rules
function ruleRow(number: (typeof ruleNumbers)[number]) {
  const rule = lawRules()[number]!
  return { rule: number, says: asJson(rule.says), cites: asJson(rule.cites), confidence: confidenceOf(rule.cites.slice(0, 1)) }
}

type Raw = Readonly<Record<string, unknown>>

/** A command that reads one JSON object. */
function fromFile(says: string, name: string, file: string, content: string, answer: (raw: Raw) => Json | Refusal): LawCommand {
  return {
    says,
    example: `  tandem law ${name} ${file}\n  ${file}: ${content}`,
    answer: async ([path, ...more], io) => {
      if (path === undefined) return refuse('file-missing')
      if (more.length) return refuse('one-file-only')
      const raw = await readFile(path, io)
      return isRefusal(raw) ? raw : answer(raw)
    },
  }
}

async function readFile(path: string, io: CommandIo): Promise<Raw | Refusal> {
  let text: string | Refusal
  try {
    text = await textOfFile(path, io)
  } catch (e) {
    return refuse('file-unreadable', path.slice(0, 200), e instanceof Error ? e.message : String(e))
  }
  if (isRefusal(text)) return text
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (e) {
    return refuse('not-json', path.slice(0, 200), e instanceof Error ? e.message : String(e))
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : refuse('not-an-object')
}

const without = (raw: Raw, ...keys: readonly string[]): Raw =>
  Object.fromEntries(Object.entries(raw).filter(([key]) => !keys.includes(key)))
const only = (raw: Raw, keys: readonly string[]): Raw => Object.fromEntries(Object.entries(raw).filter(([key]) => keys.includes(key)))

const answerJson = (answer: Answer<unknown>) => ({
  answer: asJson(answer.value),
  steps: asJson(answer.steps),
  cites: asJson(answer.cites),
  confidence: confidenceOf(answer.cites),
})
const findingsJson = (findings: readonly Finding[]): Json => ({
  mayGo: !findings.some((f) => f.severity === 'refuse'),
  findings: asJson(findings),
})

const isAnswer = (x: Answer<unknown> | Refusal | Json): x is Answer<unknown> =>
  typeof x === 'object' && x !== null && 'steps' in x && 'value' in x
const asOutput = (x: Answer<unknown> | Refusal | Json): Json | Refusal => (isAnswer(x) ? answerJson(x) : x)

function both<F>(raw: Raw, shape: Reader<F>, decide: (facts: F) => Answer<unknown> | Refusal | Json): Json | Refusal {
  const facts = read(shape, raw)
  return isRefusal(facts) ? facts : asOutput(decide(facts))
}

/** Facts with the law day beside them; the law day has no default, or a record would silently change its law with the year. */
function dated<F>(raw: Raw, shape: Reader<F>, decide: (facts: F, lawDay: Day) => Answer<unknown> | Refusal | Json): Json | Refusal {
  const lawDay = read((v, at) => aDay(v, at || 'lawDay'), raw['lawDay'])
  return isRefusal(lawDay) ? lawDay : both(without(raw, 'lawDay'), shape, (facts) => decide(facts, lawDay))
}

function paymentOf(raw: Raw): Json | Refusal {
  const clockFields = [...paymentShape.required, ...paymentShape.optional]
  const interestFields = without(raw, 'lawDay', ...clockFields)
  return dated({ ...only(raw, [...clockFields, 'lawDay']) }, paymentShape, (facts, lawDay) => {
    const clock = paymentClock({ ...facts, lawDay }, nationalCalendar)
    if (isRefusal(clock)) return clock
    if (Object.keys(interestFields).length === 0) return { clock: answerJson(clock), interest: null }
    const owed = read(lateInterestShape, { basis: facts.basis, dueOn: clock.value.dueOn.toString(), ...interestFields })
    if (isRefusal(owed)) return owed
    const interest = lateInterest({ ...owed, lawDay }, nationalCalendar)
    return isRefusal(interest) ? interest : { clock: answerJson(clock), interest: answerJson(interest) }
  })
}

function costFloorOf(raw: Raw): Json | Refusal {
  return dated(raw, costFloorShape, ({ place, posts, bid }, lawDay) => {
    const floor = costFloorsIn(place, posts, lawDay)
    if (isRefusal(floor)) return floor
    const below = bid === undefined ? undefined : bidBelowFloor(bid, posts, wagesIn(place)!, lawDay)
    if (below && isRefusal(below)) return below
    return { ...answerJson(floor), bid: below ? asJson({ gap: below.gap, findings: below.findings }) : null }
  })
}

const checks = {
  tender: (raw: Raw) => dated(raw, tenderShape, (f, lawDay) => findingsJson(checkTender(f, lawDay, nationalCalendar))),
  contract: (raw: Raw) => dated(raw, contractShape, (f, lawDay) => findingsJson(checkContract(f, lawDay, nationalCalendar))),
  plan: (raw: Raw) => dated(raw, planShape, (f, lawDay) => findingsJson(checkPlan(f, lawDay))),
  purchases: (raw: Raw) => dated(raw, purchasesShape, (f, lawDay) => findingsJson(checkSplitting(f.purchases, f.place, lawDay))),
} as const

function checkOf(raw: Raw): Json | Refusal {
  const kind = raw['kind']
  // A plan's own field is also called kind (services, goods, works), so its facts stand under "plan".
  if (kind === 'plan') return checks.plan({ ...(raw['plan'] as Raw | undefined), lawDay: raw['lawDay'] })
  if (kind !== 'tender' && kind !== 'contract' && kind !== 'purchases') return refuse('kind-unknown', Object.keys(checks).join(', '))
  return checks[kind](without(raw, 'kind'))
}

const recordKinds = [
  'plan',
  'tender',
  'opening',
  'panel',
  'award',
  'contract',
  'delivery',
  'payment',
  'evaluation',
] as const satisfies readonly RecordFacts['kind'][]

function reportOf(raw: Raw): Json | Refusal {
  const lawDay = read((v, at) => aDay(v, at || 'lawDay'), raw['lawDay'])
  if (isRefusal(lawDay)) return lawDay
  const kind = read(oneOf(...recordKinds), raw['kind'])
  if (isRefusal(kind)) return refuse('kind-unknown', recordKinds.join(', '))
  const facts = raw['facts']
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) return refuse('not-an-object')
  return asJson(ruleReport({ kind, id: typeof raw['id'] === 'string' ? raw['id'] : '', facts: facts as RecordFacts['facts'] }, lawDay))
}

const dayOptions = {
  '--deadline': 'deadlineOn',
  '--evaluated': 'evaluatedOn',
  '--report-received': 'reportReceivedOn',
  '--decided': 'decidedOn',
  '--award-notice': 'awardNoticeOn',
  '--signed': 'signedOn',
} as const satisfies Record<string, keyof TimetableFacts>

function timetableOf(argv: readonly string[]): Json | Refusal {
  const options = readOptions(argv, ['--method', '--place', '--issued', '--law-day', ...Object.keys(dayOptions)])
  if (isRefusal(options)) return options
  const method = options.get('--method')
  if (method === undefined) return refuse('option-missing', '--method')
  if (!isMethodName(method)) return refuse('option-value-wrong', '--method', methodNames.join(', '))
  const place = placeNamed(options.get('--place') ?? 'cn')
  if (isRefusal(place)) return place
  const issued = options.get('--issued')
  if (issued === undefined) return refuse('option-missing', '--issued')
  const issuedOn = typedDay(issued)
  if (!issuedOn) return refuse('option-value-wrong', '--issued', '2025-06-03')
  const lawDay = typedDay(options.get('--law-day') ?? issued)
  if (!lawDay) return refuse('option-value-wrong', '--law-day', '2025-06-03')
  const known: Partial<Record<(typeof dayOptions)[keyof typeof dayOptions], Day>> = {}
  for (const [option, fact] of Object.entries(dayOptions)) {
    const text = options.get(option)
    if (text === undefined) continue
    const on = typedDay(text)
    if (!on) return refuse('option-value-wrong', option, '2025-06-24')
    known[fact] = on
  }
  return asJson(timetable({ method, place, issuedOn, lawDay, calendar: nationalCalendar, ...known }))
}

function readOptions(argv: readonly string[], known: readonly string[]): ReadonlyMap<string, string> | Refusal {
  const found = new Map<string, string>()
  for (let i = 0; i < argv.length; i += 1) {
    const [name, inline] = argv[i]!.split('=', 2) as [string, string?]
    if (!known.includes(name)) return refuse('option-unknown', name.slice(0, 40))
    const value = inline ?? argv[(i += 1)]
    if (value === undefined || value.startsWith('--')) return refuse('option-missing', name)
    found.set(name, value)
  }
  return found
}
