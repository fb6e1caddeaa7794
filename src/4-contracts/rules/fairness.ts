import { contradictions, type Day, divide, fraction, fractionOf, share, totalOf, unsaid, type Words } from '#kernel'
import type { Calendar, ContractDuty, ContractFacts, Finding, Law } from '#law'
import { type Clause, clausesOf } from './clauses.ts'
import { type ContractText, monthsOf, otherSide } from './contract.ts'
import { dutyTerms } from './duty-terms.ts'
import { figuresInWords } from './figures-in-words.ts'
import { noLongerSecured } from './secured.ts'
import { ownWords } from './own-words.ts'
import { paymentSaid, timesUnread } from './payment-said.ts'
import { sizesOf } from './sizes.ts'
import { weakened } from './weakened.ts'
import { fairWords, sideWords, speaksOf, wrongText } from './words.ts'

export interface Fairness {
  readonly findings: readonly Finding[]
  /** The clause each finding is about, in the order of the findings; undefined when it is about the whole. */
  readonly clauses: readonly (string | undefined)[]
  /** Clauses in words of the sides’ own, which nobody but a person can read; without those that both had signed before. */
  readonly own: readonly Clause[]
}

interface FairnessFacts {
  readonly lawDay: Day
  readonly noticeOn: Day | null
  readonly signedOn: Day | null
  readonly calendar?: Calendar
  readonly law: Law
  /** The text that both are bound by, for a change of it. */
  readonly signed?: ContractText | undefined
}
/** What the check knows of a contract. One that is not signed is looked at as if it were signed today, so that signing finds nothing new. */
export const fairnessFacts = (
  c: { readonly lawDay: Day; readonly noticeOn: Day | null; readonly signedOn: Day | null },
  at: { readonly today: Day; readonly law: Law },
  calendar: Calendar,
  signed?: ContractText,
): FairnessFacts => ({ lawDay: c.lawDay, noticeOn: c.noticeOn, signedOn: c.signedOn ?? at.today, calendar, law: at.law, signed })

/** Where a text leans or breaks a rule of its law day, each with the clause it is about and a fairer wording. */
export function fairnessOf(t: ContractText, f: FairnessFacts): Fairness {
  const findings = [
    ...f.law.contracts.check(contractFacts(t, f), f.lawDay, f.calendar ?? f.law.country.calendar),
    ...noLongerSecured(clausesOf(t), clausesOf({ ...t, clauseEdits: {} }), t.lang, f.law),
    ...figuresInWords(clausesOf(t), t.lang, f.law),
    ...oneSidedEnding(t, f.law),
    ...besideWords(t),
    ...weakened(t, f.signed),
    ...paymentSaid(t, f.law),
    ...timesUnread(t, f.law),
    ...sizesOf(t, f.law),
  ]
  return { findings, clauses: findings.map((one) => clauseOf(one.at, t, f.law)), own: ownWords(t, f.signed) }
}

/**
 * Clauses and terms nobody may agree on: what was read there is sure, and so is the law. By the names of their fields. A late rate that both
 * are bound by stays as it was signed: the law asks for the rate of that day.
 */
export function unlawful(t: ContractText, lawDay: Day, law: Law, signed?: ContractText, today: Day = lawDay): Record<string, Words> {
  const facts = contractFacts(t, { noticeOn: null, signedOn: today, law })
  const rateStays = signed?.terms.dailyLateRate === t.terms.dailyLateRate
  const found = law.contracts.check(facts, lawDay, law.country.calendar).filter((f) => f.severity === 'refuse')
  return Object.fromEntries(
    found.flatMap((f) =>
      f.at === 'payment.lateDailyRate'
        ? rateStays
          ? []
          : [['dailyLateRate', f.words]]
        : f.at === 'performanceBond'
          ? [['retentionShare', wrongText.both('asBond', f.words)]]
          : f.at && /^\d+$/.test(f.at)
            ? [[`clauses.${f.at}`, f.words]]
            : [],
    ),
  )
}

/** A text as the law asks about it. */
export function contractFacts(t: ContractText, f: { noticeOn: Day | null; signedOn: Day | null; law: Law }): ContractFacts {
  const clauses = clausesOf(t)
  // A generated clause says it; one the parties wrote says it only if it still speaks of it.
  const says = (number: string, of: RegExp) => clauses.some((c) => c.number === number && (!c.edited || of.test(c.text[t.lang])))
  return {
    basis: t.terms.basis,
    isPublicService: true,
    amount: totalOf(t.lines),
    lines: t.lines,
    termMonths: monthsOf(t),
    ...(f.noticeOn && { awardNoticeOn: f.noticeOn }),
    ...(f.signedOn && { signedOn: f.signedOn }),
    supplements: [],
    acceptance: {
      isCondition: true,
      periodDays: t.terms.acceptanceDays,
      usersInvited: says('8', speaksOf.residents),
    },
    payment: { days: t.terms.paymentDays, ...(t.terms.dailyLateRate !== null && { lateDailyRate: fractionOf(t.terms.dailyLateRate) }) },
    ...(t.terms.retentionShare !== null && { performanceBond: share(totalOf(t.lines), fractionOf(t.terms.retentionShare), 'down') }),
    errandCap: divide(fractionOf(t.terms.errandCapPercent), fraction(100)),
    hasPerformanceClause: says('13', speaksOf.performance),
    subcontracting: 'part-with-consent',
    duties: comparable(t, f.law),
    // Generated clauses say what the terms say and are judged as terms; wording somebody wrote is read, wherever in the text it stands.
    clauses: [...clauses.filter((c) => c.edited).map((c) => ({ number: c.number, text: c.text[t.lang] })), ...writtenBeside(t)],
  }
}

/** What is written outside the clauses: names, units and stages of the lines, what was promised, and what the tender fixed. */
function writtenBeside(t: ContractText): { number: string; text: string }[] {
  const lines = t.lines.flatMap((l) => [l.title, l.kind === 'project' ? l.unit : '', ...l.milestones.map((m) => m.title)])
  const annex = [...t.lines.flatMap((l) => [l.scope, l.promise]), t.annex?.approach, t.annex?.acceptance, t.annex?.payment]
  return [
    ...[t.title, t.titleEn, ...lines].map((text) => ({ number: '1', text: text ?? '' })),
    ...annex.map((text) => ({ number: 'annex', text: text ?? '' })),
  ].filter((c) => c.text !== '')
}

/** A right to end the contract without the other's fault that only one side has. It leans; no rule forbids it outright. */
function oneSidedEnding(t: ContractText, law: Law): Finding[] {
  const only = t.terms.mayEndEarly
  if (only !== 'purchaser' && only !== 'provider') return []
  const [one, other] = [sideWords[only], sideWords[otherSide(only)]]
  const words = fairWords.both('oneSidedEnding', one, other)
  const fairer = clausesOf({ ...t, clauseEdits: {}, terms: { ...t.terms, mayEndEarly: 'both' } }).find((c) => c.number === '15')!.text
  const cites = law.cites('equal-parties')
  return [{ rule: cites[0]?.rule ?? 'equal-parties', severity: 'warn', words, cites, at: '15', fairer }]
}

/** Conditions of a unit that say another thing than its words, or nothing of what these say: both sides should know before they sign. */
const besideWords = (t: ContractText): Finding[] =>
  t.lines.flatMap((l) =>
    l.kind === 'project'
      ? [...contradictions(l).map((c) => c.words), ...unsaid(l)].map(
          (words): Finding => ({ rule: 'unit', severity: 'warn', words, cites: [], at: '1' }),
        )
      : [],
  )

/** The register as the fairness check compares it. What holds every day has no waiting time. */
function comparable(t: ContractText, law: Law): ContractDuty[] {
  const rate = t.terms.dailyLateRate === null ? undefined : fractionOf(t.terms.dailyLateRate)
  return dutyTerms(t, law).map(
    (d): ContractDuty => ({
      id: `${d.debtor}:${d.kind}`,
      what: d.title[t.lang],
      debtor: d.debtor,
      creditor: d.debtor === 'purchaser' ? 'provider' : 'purchaser',
      withinDays: d.deadline.length?.count ?? 0,
      remedy: d.kind === 'pay' && rate ? { kind: 'interest', dailyRate: rate } : { kind: 'other' },
    }),
  )
}

const clauseOfField: Record<string, string> = {
  signedOn: '18',
  signWithin: '18',
  acceptance: '8',
  'payment.days': '9',
  performanceBond: '9',
  'payment.lateDailyRate': '10',
  'payment.waitsForAudit': '9',
  errandCap: '7',
  supplements: '14',
  annex: '1',
  subcontracting: '12',
  hasPerformanceClause: '13',
  termMonths: '2',
  duties: '10',
}
function clauseOf(at: string | undefined, t: ContractText, law: Law): string | undefined {
  if (at === undefined) return undefined
  if (/^\d+$/.test(at)) return at
  return clauseOfField[at] ?? dutyTerms(t, law).find((d) => `${d.debtor}:${d.kind}` === at)?.clause
}

/** What both sides have alike, in one sentence, before anything that leans. */
export const evenWords = (t: ContractText): Words => fairWords.both('even', t.terms.answerWorkingDays)
