import { type Citation, type Confidence, type Day, isRefusal, type Refusal, type Words } from '#kernel'
import { type Answer, confidenceOf, type Finding } from './answer.ts'
import type { Calendar } from './calendar.ts'
import { nationalCalendar } from './cn/calendar.ts'
import { citeAll, type RuleNumber } from './cn/instruments.ts'
import { ruleInForce } from './cn/rule-in-force.ts'
import { NoLawYet } from './parameter.ts'
import type { Json } from './publish.ts'
import { asJson, type ObjectReader, read } from './read-json.ts'

/** A record as it was stored: plain JSON, so that the report can be made again years later from it alone. */
export interface RecordFacts {
  readonly kind: RecordKind
  readonly id: string
  readonly facts: Readonly<Record<string, Json>>
}
export type RecordKind = 'plan' | 'tender' | 'opening' | 'panel' | 'award' | 'contract' | 'delivery' | 'payment' | 'evaluation'

/** What a rule may say: an answer with its steps, findings of a check, or that it cannot tell. */
export type Outcome = Answer<unknown> | readonly Finding[] | Refusal

export interface ReportedRule<F> {
  /** Stable name in reports: `payment-clock`. */
  readonly name: string
  /** The rule it mainly decides by. It is reported only while a text of that rule was in force. */
  readonly rule: RuleNumber
  readonly decides: Words
  readonly appliesTo: readonly RecordKind[]
  /** Reads its facts out of the record; their names are those of the record. */
  readonly facts: ObjectReader<F>
  readonly run: (facts: F, law: { readonly lawDay: Day; readonly calendar: Calendar }) => Outcome
}

const registry: ReportedRule<unknown>[] = []

/** Adds a rule to every report of the records it applies to. @throws Error when the name is taken */
export function register<F>(rule: ReportedRule<F>): void {
  if (registry.some((r) => r.name === rule.name)) throw new Error(`two reported rules are called ${rule.name}`)
  registry.push(rule as unknown as ReportedRule<unknown>)
}
export const reportedRules = (): readonly ReportedRule<unknown>[] => registry

export interface ReportLine {
  readonly name: string
  readonly rule: RuleNumber
  readonly decides: Words
  /** The facts it used, as the record holds them. */
  readonly used: Readonly<Record<string, Json>>
  /** What it decided; a list of findings for a check, empty when nothing was found. */
  readonly answer: Json
  readonly steps: readonly { readonly says: Words; readonly cites: readonly Citation[] }[]
  readonly cites: readonly Citation[]
  readonly confidence: Confidence
}
/** A rule that applies but could not decide, and why. */
export interface OpenLine {
  readonly name: string
  readonly rule: RuleNumber
  readonly decides: Words
  readonly why: Words
}

export interface RuleReport {
  readonly record: { readonly kind: RecordKind; readonly id: string }
  readonly lawDay: string
  readonly lines: readonly ReportLine[]
  readonly open: readonly OpenLine[]
  /** The facts of the record, so that the report carries all it was made from. */
  readonly facts: Readonly<Record<string, Json>>
  /** What became known only after the record was concluded and would have decided a line, by its name, otherwise. It was not applied. */
  readonly later?: readonly { readonly name: string; readonly says: Words }[]
}

/**
 * Every registered rule that applied to a record on its law day: the facts it used, its answer with steps, citations and
 * how sure we are. Pure: the same record, law day and calendar give the same report, and all of it is plain JSON.
 */
export function ruleReport(record: RecordFacts, lawDay: Day, calendar: Calendar = nationalCalendar): RuleReport {
  const lines: ReportLine[] = []
  const open: OpenLine[] = []
  for (const rule of registry) {
    if (!rule.appliesTo.includes(record.kind) || !ruleInForce(rule.rule, lawDay)) continue
    const about = { name: rule.name, rule: rule.rule, decides: rule.decides }
    const used = factsOf(rule, record)
    const facts = read(rule.facts, used)
    if (isRefusal(facts)) {
      open.push({ ...about, why: facts.words })
      continue
    }
    const outcome = run(rule, facts, lawDay, calendar)
    if (isRefusal(outcome)) open.push({ ...about, why: outcome.words })
    else lines.push({ ...about, used, ...(isFindings(outcome) ? ofFindings(rule, outcome) : ofAnswer(outcome)) })
  }
  return { record: { kind: record.kind, id: record.id }, lawDay: lawDay.toString(), lines, open, facts: record.facts }
}

/** The report as text for a file: two spaces, fields always in the same order. */
export const reportJson = (report: RuleReport): string => `${JSON.stringify(report, null, 2)}\n`

const factsOf = (rule: ReportedRule<unknown>, record: RecordFacts): Record<string, Json> =>
  Object.fromEntries(
    [...rule.facts.required, ...rule.facts.optional].flatMap((key) => (key in record.facts ? [[key, record.facts[key]!]] : [])),
  )

function run(rule: ReportedRule<unknown>, facts: unknown, lawDay: Day, calendar: Calendar): Outcome {
  try {
    return rule.run(facts, { lawDay, calendar })
  } catch (e) {
    if (e instanceof NoLawYet) return noLawYet(lawDay, e)
    throw e
  }
}

const noLawYet = (lawDay: Day, e: NoLawYet): Refusal => ({
  refused: true,
  code: 'no-law-yet',
  status: 422,
  words: { zh: `${lawDay} 还没有这项规定，无法判断。`, en: `On ${lawDay} there was no such rule yet: ${e.message}.` },
})

const isFindings = (o: Answer<unknown> | readonly Finding[]): o is readonly Finding[] => Array.isArray(o)
const ofAnswer = (a: Answer<unknown>) => ({ answer: asJson(a.value), steps: a.steps, cites: a.cites, confidence: confidenceOf(a.cites) })
function ofFindings(rule: ReportedRule<unknown>, findings: readonly Finding[]) {
  // A check that finds nothing still stands on its rule; name it, or a clean report would cite nothing.
  const cites = findings.length ? unique(findings.flatMap((f) => f.cites)) : citeAll(rule.rule).slice(0, 1)
  return {
    answer: asJson(findings),
    steps: findings.map((f) => ({ says: f.words, cites: f.cites })),
    cites,
    confidence: confidenceOf(cites),
  }
}
const unique = (cites: readonly Citation[]) =>
  cites.filter(
    (c, i) => cites.findIndex((d) => d.rule === c.rule && d.instrument.en === c.instrument.en && d.article.en === c.article.en) === i,
  )
