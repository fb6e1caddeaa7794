import { moneyText, nothingSetAside, yuan } from '#kernel'
import type { ContractLine, ContractText } from '../rules/contract.ts'

/** A text as it lies in the database: money as decimal text, days as ISO text. */
export type StoredText = Record<string, unknown>

/** Only what a text holds is stored, whatever else the given record carries. */
export const storeText = (t: ContractText): StoredText => ({
  title: t.title,
  titleEn: t.titleEn,
  lang: t.lang,
  startsOn: t.startsOn.toString(),
  endsOn: t.endsOn.toString(),
  effectiveOn: t.effectiveOn?.toString() ?? null,
  terms: t.terms,
  clauseEdits: t.clauseEdits,
  annex: t.annex ?? null,
  precedence: t.precedence,
  lines: t.lines.map((l) => ({
    ...l,
    amount: moneyText(l.amount),
    settled: l.settled.map(moneyText),
    ...(l.kind === 'project' && { unitPrice: moneyText(l.unitPrice) }),
  })),
})

type StoredLine = Record<string, unknown> & { amount: string; settled: string[]; unitPrice?: string }
// What was stored before there were annexes has none, what was stored before clause 1 gave precedence gives none, and what was stored before
// an advance, a part kept back or a price series could be agreed has none of them.
type Stored = Pick<ContractText, 'title' | 'titleEn' | 'lang' | 'terms' | 'clauseEdits'> & {
  annex?: ContractText['annex']
  precedence?: boolean
  startsOn: string
  endsOn: string
  effectiveOn: string | null
  lines: StoredLine[]
}

export function readText(stored: StoredText): ContractText {
  const { title, titleEn, lang, terms, clauseEdits, annex = null, precedence = false, ...t } = stored as unknown as Stored
  return {
    title,
    titleEn,
    lang,
    terms: { ...nothingSetAside, ...terms, index: terms.index ?? null },
    clauseEdits,
    annex,
    precedence,
    startsOn: Temporal.PlainDate.from(t.startsOn),
    endsOn: Temporal.PlainDate.from(t.endsOn),
    effectiveOn: t.effectiveOn === null ? null : Temporal.PlainDate.from(t.effectiveOn),
    lines: t.lines.map(readLine),
  }
}
const readLine = (l: StoredLine): ContractLine =>
  ({
    scope: null,
    promise: null,
    goals: [],
    noGoalReason: null,
    promised: {},
    ...l,
    amount: yuan(l.amount),
    settled: l.settled.map(yuan),
    ...(l.unitPrice !== undefined && { unitPrice: yuan(l.unitPrice) }),
  }) as unknown as ContractLine
