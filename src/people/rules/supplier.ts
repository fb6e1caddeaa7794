import { type Day, defineProcess, isBefore, typedCode, verbsOf, wrongCreditCode } from '#kernel'
import { applicationActs, applicationStates, documentActs, documentKinds as kindWords, documentStates } from './supplier-words.ts'

export type ApplicationState = 'asked' | 'confirmed' | 'refused'
export type DocumentState = 'stands' | 'withdrawn'
export type DocumentKind = keyof typeof kindWords
export const documentKinds = Object.keys(kindWords) as [DocumentKind, ...DocumentKind[]]

/** A document as it is described: what it is, its number, who gave it, and until when it is valid; null: without end. */
export interface SupplierDocument {
  readonly kind: DocumentKind
  readonly number: string
  readonly issuer: string | null
  readonly validUntil: Day | null
}

interface ApplicationRecord {
  readonly id: string
  readonly state: ApplicationState
  readonly version: number
}
const verb = verbsOf<ApplicationState, ApplicationRecord, 'people.manage-all'>()

/** An institution that asks to be registered. */
export const applicationProcess = defineProcess({
  name: 'supplier-application',
  first: 'asked',
  states: applicationStates,
  parties: () => ({}),
  verbs: {
    confirm: verb({ says: applicationActs.confirm, from: ['asked'], to: 'confirmed', may: 'people.manage-all' }),
    refuse: verb({ says: applicationActs.refuse, from: ['asked'], to: 'refused', may: 'people.manage-all' }),
  },
})

interface DocumentRecord {
  readonly id: string
  readonly state: DocumentState
  readonly version: number
  readonly organisation_id: string
}
const ofDocument = verbsOf<DocumentState, DocumentRecord, 'people.manage-own'>()

/** A document of an institution. Bids name it as it was, so it is withdrawn and not deleted; another number is another document. */
export const documentProcess = defineProcess({
  name: 'supplier-document',
  first: 'stands',
  states: documentStates,
  parties: (d: DocumentRecord) => ({ organisationId: d.organisation_id }),
  verbs: {
    withdraw: ofDocument({ says: documentActs.withdraw, from: ['stands'], to: 'withdrawn', may: 'people.manage-own' }),
  },
})

/** Whether a document is no longer valid on a day. */
export const isOver = (validUntil: Day | null, on: Day): boolean => validUntil !== null && isBefore(validUntil, on)

/** Days before its end at which an institution is told of a document that runs out. The law sets no such day; it is a courtesy. */
const warnedDaysBefore = 30
/** Whether a document runs out soon, or has. */
export const runsOutSoon = (validUntil: Day | null, today: Day): boolean =>
  validUntil !== null && !isBefore(today.add({ days: warnedDaysBefore }), validUntil)

/** What a register says of an institution: its code and the mail address that is its own. */
export interface KnownSupplier {
  readonly creditCode: string
  readonly email: string
}
/** A register as people write one: a line for each, code and address; or the first line that is none. */
export function readKnown(text: string): KnownSupplier[] | { readonly wrongLine: number } {
  const known: KnownSupplier[] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const m = /^(.+?)[\s,，;；]+(\S+@\S+)$/.exec(line.trim())
    const creditCode = m && typedCode(m[1]!)
    if (!creditCode || wrongCreditCode(creditCode)) return { wrongLine: i + 1 }
    known.push({ creditCode, email: m[2]!.toLowerCase() })
  }
  return known
}

/** Whether nothing of the documents speaks against confirming somebody by rule: a registration that is valid, and none that is not. */
export const documentsSuffice = (all: readonly SupplierDocument[], on: Day): boolean =>
  all.some((d) => d.kind === 'registration') && !all.some((d) => isOver(d.validUntil, on))
