import { type Id, isRefusal, moneyText, newId, perCent, projectAmount, type Refusal, shareOfPerCent, type Words } from '#kernel'
import { aDay, amount, choice, type Ctx, decimalText, idOf, longText, optional, text, ticked, wholeNumber } from '#platform'
import { unitShape, unitTermsFrom, unitValues } from '#plans'
import { asideFrom, asideShape, asideValues } from '#tenders'
import type { FormState } from '#ui'
import { z } from 'zod'
import { clausesOf, generatedClauses } from './rules/clauses.ts'
import { type ContractLine, type ContractTerms, type ContractText, standardTerms } from './rules/contract.ts'
import { namedLines } from './rules/stages.ts'
import { stages, stagesValue } from './stages-form.ts'
import { subsidyFrom, subsidyShape, subsidyValues } from './subsidy-form.ts'

const list = () => z.preprocess((v) => (v === undefined || v === '' ? [] : [v].flat()), z.array(text(60)).max(200, 'more:200'))
const common = { id: optional(idOf('line')), title: text(200), hangsOn: optional(idOf('line')), communityIds: list(), remove: ticked() }
const row = z.discriminatedUnion(
  'kind',
  [
    z.object({
      ...common,
      kind: z.literal('post'),
      posts: decimalText({ min: 0.0001, max: 9999 }),
      months: wholeNumber({ min: 1, max: 36 }),
      grade: choice(['assistant', 'social-worker', 'senior', 'any']),
      amount: amount(),
      ...subsidyShape,
    }),
    z.object({
      ...common,
      kind: z.literal('project'),
      quantity: wholeNumber({ min: 1, max: 1_000_000 }),
      unit: text(200),
      unitPrice: amount(),
      paidBy: choice(['units', 'milestones']),
      stages: optional(stages()),
      ...unitShape,
    }),
  ],
  { error: 'choose' },
)
/** A row nobody began. One with an amount and no title is begun, and not to be dropped without a word. */
const begins = ['id', 'title', 'unit', 'posts', 'months', 'amount', 'quantity', 'unitPrice', 'stages']
const blank = (v: unknown) =>
  typeof v !== 'object' || v === null || begins.every((k) => !String((v as Record<string, unknown>)[k] ?? '').trim())

/** `lines.0.title` and `clauses.8` into rows, so that an error keeps the name of its field. */
function nested(v: unknown): unknown {
  if (typeof v !== 'object' || v === null) return v
  const out: Record<string, unknown> = {}
  const lines: Record<string, unknown>[] = []
  const clauses: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(v)) {
    const line = /^lines\.(\d{1,2})\.(\w{1,20})$/.exec(key)
    const clause = /^clauses\.(\d{1,2})$/.exec(key)
    if (line) (lines[Number(line[1])] ??= {})[line[2]!] = value
    else if (clause) clauses[clause[1]!] = value
    else out[key] = value
  }
  return { ...out, lines: Array.from(lines, (l) => l ?? null), clauses }
}

const days = (min = 1, max = 365) => wholeNumber({ min, max })
const shape = {
  title: text(200),
  titleEn: optional(text(200)),
  lang: choice(['zh', 'en']),
  startsOn: aDay(),
  endsOn: aDay(),
  effectiveOn: optional(aDay()),
  lines: z.array(z.preprocess((v) => (blank(v) ? undefined : v), row.optional())),
  acceptanceDays: days(),
  paymentDays: days(),
  basis: choice(['contract', 'statute']),
  dailyLateRate: optional(decimalText({ min: 0, max: 100 })),
  errandCapPercent: decimalText({ min: 0, max: 100 }),
  vacancyDays: days(),
  silenceMeansAcceptance: ticked(),
  answerWorkingDays: days(1, 60),
  taxIncluded: ticked(),
  handInDays: days(1, 90),
  handOverDays: days(1, 180),
  mayEndEarly: choice(['nobody', 'both', 'purchaser', 'provider']),
  endNoticeDays: days(),
  ...asideShape,
  clauses: z.record(z.string(), optional(longText(5000))),
}
export const proposalForm = z.preprocess(nested, z.object({ ...shape, reason: longText(2000), read: ticked() }))
/** The same with the ground on which there is no tender, of those the law of the place knows. */
export const draftForm = ({ law }: Ctx) =>
  z.preprocess(
    nested,
    z.object({
      ...shape,
      noTenderReason: longText(2000),
      provider: idOf('organisation'),
      ground: choice(law.contracts.directGrounds.map((g) => g.value)),
      earlier: optional(idOf('contract')),
      announced: optional(longText(1000)),
    }),
  )
export type ProposalForm = z.output<typeof proposalForm>
export type DraftForm = z.output<ReturnType<typeof draftForm>>
type Read = ProposalForm | DraftForm
type Row = NonNullable<Read['lines'][number]>

/** A line as its row means it; what no form changes stays as it was. */
function lineOf(ctx: Ctx, r: Row, old: ContractLine | undefined): ContractLine {
  const base = {
    id: old?.id ?? newId('line', ctx.now),
    title: r.title,
    hangsOn: (r.hangsOn ?? null) as Id<'line'> | null,
    communityIds: r.communityIds,
    needIds: old?.needIds ?? [],
    fromMonth: old?.fromMonth ?? 1,
    settled: old?.settled ?? [],
    scope: old?.scope ?? null,
    goals: old?.goals ?? [],
    noGoalReason: old?.noGoalReason ?? null,
    promised: old?.promised ?? {},
    promise: old?.promise ?? null,
    ...(old?.team?.length && { team: old.team }),
    ...(old?.contribution && { contribution: old.contribution }),
    ...(old?.indexed && { indexed: old.indexed }),
  }
  if (r.kind === 'post') {
    const { kind, months, grade, amount } = r
    return { ...base, kind, posts: Number(r.posts), months, grade, amount, paidBy: 'month', milestones: [], ...subsidyFrom(r) }
  }
  const { kind, quantity, unit, unitPrice, paidBy } = r
  const amount = projectAmount(quantity, unitPrice)
  const milestones = paidBy === 'milestones' ? (r.stages ?? []) : []
  return { ...base, kind, quantity, unit, unitPrice, amount, paidBy, milestones, unitTerms: unitTermsFrom(r) }
}

/** The text a form means. `places` gives for each line its row in the form, so that what is wrong is shown where it was typed. */
export function textOf(ctx: Ctx, i: Read, now: ContractText): { text: ContractText; places: number[] } {
  const places: number[] = []
  const lines: ContractLine[] = []
  for (const [place, r] of i.lines.entries()) {
    if (!r || r.remove) continue
    lines.push(
      lineOf(
        ctx,
        r,
        now.lines.find((l) => l.id === r.id),
      ),
    )
    places.push(place)
  }
  const named = lines.map((l) => (l.milestones.length > 0 ? { ...l, milestones: namedLines(l.milestones, l, lines) } : l))
  const text: ContractText = {
    title: i.title,
    titleEn: i.titleEn ?? null,
    lang: i.lang,
    startsOn: i.startsOn,
    endsOn: i.endsOn,
    effectiveOn: i.effectiveOn ?? null,
    lines: named,
    terms: { ...termsOf(i), index: now.terms.index },
    clauseEdits: {},
    annex: now.annex ?? null,
    precedence: now.precedence,
  }
  return { text: { ...text, clauseEdits: editsOf(i.clauses, now, text) }, places }
}

const termsOf = (i: Read): Omit<ContractTerms, 'index'> => ({
  acceptanceDays: i.acceptanceDays,
  paymentDays: i.paymentDays,
  basis: i.basis,
  dailyLateRate: i.dailyLateRate ? shareOfPerCent(i.dailyLateRate) : null,
  errandCapPercent: i.errandCapPercent,
  vacancyDays: i.vacancyDays,
  silenceMeansAcceptance: i.silenceMeansAcceptance,
  answerWorkingDays: i.answerWorkingDays,
  taxIncluded: i.taxIncluded,
  handInDays: i.handInDays,
  handOverDays: i.handOverDays,
  mayEndEarly: i.mayEndEarly,
  endNoticeDays: i.endNoticeDays,
  ...asideFrom(i),
})

/** The text a form means as it was typed, where it means one. */
export function typedText(ctx: Ctx, form: FormState, now: ContractText): ContractText | undefined {
  const read = proposalForm.safeParse(form.values)
  return read.success ? textOf(ctx, read.data, now).text : undefined
}

/** Wording that is neither what the form showed as generated nor what the new terms generate is the parties' own. */
function editsOf(typed: Readonly<Record<string, string | undefined>>, now: ContractText, next: ContractText): Record<string, string> {
  const shown = clausesOf({ ...now, clauseEdits: {} })
  const written = clausesOf({ ...next, clauseEdits: {} })
  const edits: Record<string, string> = {}
  for (const [number, wording] of Object.entries(typed)) {
    const n = Number(number)
    if (wording === undefined || n < 1 || n > generatedClauses + 20) continue
    const generated = [shown, written].flatMap((list) => list.filter((c) => c.number === number).flatMap((c) => [c.text.zh, c.text.en]))
    if (!generated.includes(wording)) edits[number] = wording
  }
  return edits
}

/** What the fields of the form show for a text. */
export function valuesOf(t: ContractText): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {
    title: t.title,
    titleEn: t.titleEn ?? '',
    lang: t.lang,
    startsOn: t.startsOn.toString(),
    endsOn: t.endsOn.toString(),
    effectiveOn: t.effectiveOn?.toString() ?? '',
  }
  for (const key of Object.keys(standardTerms) as (keyof typeof standardTerms)[]) {
    const value = t.terms[key]
    // What no field says: the documents announced it.
    if (key === 'index') continue
    values[key] = value === true ? 'yes' : value === false || value === null ? '' : String(value)
  }
  if (t.terms.dailyLateRate !== null) values.dailyLateRate = perCent(t.terms.dailyLateRate)
  Object.assign(values, asideValues(t.terms))
  for (const [i, l] of t.lines.entries()) {
    const put = (name: string, value: string | readonly string[]) => {
      values[`lines.${i}.${name}`] = typeof value === 'string' ? value : [...value]
    }
    put('id', l.id)
    put('kind', l.kind)
    put('title', l.title)
    put('hangsOn', l.hangsOn ?? '')
    put('communityIds', l.communityIds)
    if (l.kind === 'post') {
      put('posts', String(l.posts))
      put('months', String(l.months))
      put('grade', l.grade)
      put('amount', moneyText(l.amount))
      for (const [key, value] of subsidyValues(l)) put(key, value)
      continue
    }
    put('quantity', String(l.quantity))
    put('unit', l.unit)
    put('unitPrice', moneyText(l.unitPrice))
    put('paidBy', l.paidBy)
    put(
      'stages',
      stagesValue(l, (id) => t.lines.find((o) => o.id === id)?.title ?? id),
    )
    for (const [key, value] of Object.entries(unitValues(l.unitTerms))) put(key, value)
  }
  for (const c of clausesOf(t)) values[`clauses.${c.number}`] = c.text[t.lang]
  return values
}

/** A refusal about lines, said at the rows of the form. */
export function atRows<T>(result: T | Refusal, places: readonly number[]): T | Refusal {
  if (!isRefusal(result) || !result.fields) return result
  const fields: Record<string, Words> = {}
  for (const [name, words] of Object.entries(result.fields)) {
    const line = /^lines\.(\d+)(?:\.(\w+))?$/.exec(name)
    fields[line ? `lines.${places[Number(line[1])] ?? line[1]}.${line[2] ?? 'title'}` : name] = words
  }
  return { ...result, fields }
}
