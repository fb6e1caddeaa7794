import { type Day, isRefusal, type Refusal } from '#kernel'
import {
  aDay,
  type Answer,
  asJson,
  bidBelowFloor,
  checkContract,
  checkPlan,
  checkSplitting,
  checkTender,
  confidenceOf,
  contractShape,
  costFloorShape,
  costFloorsIn,
  type Finding,
  type Json,
  lateInterest,
  lateInterestShape,
  nationalCalendar,
  oneOf,
  paymentClock,
  paymentShape,
  planShape,
  purchasesShape,
  read,
  type Reader,
  type RecordFacts,
  ruleReport,
  tenderShape,
  wagesIn,
} from '#law'
import { type CommandIo, textOfFile } from './command.ts'
import { refuse } from './law-words.ts'

export type Raw = Readonly<Record<string, unknown>>

/** One JSON object from a file, or from standard input. */
export async function readFile(path: string, io: CommandIo): Promise<Raw | Refusal> {
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

export const answerJson = (answer: Answer<unknown>) => ({
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

/** What is decided about facts that are read from a file. */
export function decided<F>(raw: Raw, shape: Reader<F>, decide: (facts: F) => Answer<unknown> | Refusal | Json): Json | Refusal {
  const facts = read(shape, raw)
  return isRefusal(facts) ? facts : asOutput(decide(facts))
}

/** Facts with the law day beside them; the law day has no default, or a record would silently change its law with the year. */
export function dated<F>(raw: Raw, shape: Reader<F>, decide: (facts: F, lawDay: Day) => Answer<unknown> | Refusal | Json): Json | Refusal {
  const lawDay = read((v, at) => aDay(v, at || 'lawDay'), raw['lawDay'])
  return isRefusal(lawDay) ? lawDay : decided(without(raw, 'lawDay'), shape, (facts) => decide(facts, lawDay))
}

export function paymentOf(raw: Raw): Json | Refusal {
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

export function costFloorOf(raw: Raw): Json | Refusal {
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

export function checkOf(raw: Raw): Json | Refusal {
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

export function reportOf(raw: Raw): Json | Refusal {
  const lawDay = read((v, at) => aDay(v, at || 'lawDay'), raw['lawDay'])
  if (isRefusal(lawDay)) return lawDay
  const kind = read(oneOf(...recordKinds), raw['kind'])
  if (isRefusal(kind)) return refuse('kind-unknown', recordKinds.join(', '))
  const facts = raw['facts']
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts)) return refuse('not-an-object')
  return asJson(ruleReport({ kind, id: typeof raw['id'] === 'string' ? raw['id'] : '', facts: facts as RecordFacts['facts'] }, lawDay))
}
