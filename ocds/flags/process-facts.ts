import type { Json } from '../merge.ts'

export interface BidFacts {
  readonly status: string
  readonly tenderers: readonly string[]
  readonly amount: number | null
  readonly currency: string | null
  /** When it was received, in milliseconds. */
  readonly at: number | null
}
export interface AwardFacts {
  readonly id: string
  readonly status: string
  readonly suppliers: readonly string[]
  readonly amount: number | null
  readonly currency: string | null
  readonly at: number | null
  /** Codes of what was awarded. */
  readonly classes: readonly string[]
}
export interface ContractFacts {
  readonly id: string
  readonly awardId: string | null
  /** What it was signed for, and what it stood at last. */
  readonly signedFor: number | null
  readonly stoodAt: number | null
  readonly currency: string | null
  readonly at: number | null
}
/** Something with a day by which it was due and a day on which it was done; of an extension. */
export interface DueFacts {
  readonly due: number
  readonly done: number | null
}

/** What the indicators need of a process: a few hundred bytes in the place of its releases. */
export interface ProcessFacts {
  readonly ocid: string
  readonly buyer: string | null
  readonly entity: string | null
  readonly names: ReadonlyMap<string, string>
  readonly status: string | null
  readonly method: string | null
  readonly criteria: string | null
  readonly isFixedPrice: boolean
  readonly estimate: number | null
  readonly estimateCurrency: string | null
  readonly opensAt: number | null
  readonly closesAt: number | null
  readonly tenderers: number | null
  readonly bids: readonly BidFacts[]
  readonly awards: readonly AwardFacts[]
  readonly contracts: readonly ContractFacts[]
  /** When the documents were changed while bids could come, with the end as it stood after that. */
  readonly changes: readonly { readonly at: number; readonly closesAt: number }[]
  readonly payments: readonly DueFacts[]
  readonly acceptances: readonly DueFacts[]
  /** The newest release. */
  readonly until: number | null
}

/**
 * @param compiled the process after all its releases
 * @param releases its releases, as far as they are there; without them nothing is known of what changed on the way
 */
export function factsOf(compiled: Json, releases: readonly Json[]): ProcessFacts {
  const tender = objectOf(compiled.tender)
  const period = objectOf(tender.tenderPeriod)
  const value = objectOf(tender.value)
  const ordered = releases.toSorted((a, b) => (momentOf(a.date) ?? 0) - (momentOf(b.date) ?? 0))
  const contracts = objectsIn(compiled.contracts)
  return {
    ocid: String(compiled.ocid),
    buyer: idOf(compiled.buyer),
    entity: idOf(tender.procuringEntity),
    names: namesIn(compiled),
    status: textOf(tender.status),
    method: textOf(tender.procurementMethod),
    criteria: textOf(tender.awardCriteria),
    isFixedPrice: tender.fixedPrice === true || tender.awardCriteria === 'qualityOnly',
    estimate: numberOf(value.amount),
    estimateCurrency: textOf(value.currency),
    opensAt: momentOf(period.startDate),
    closesAt: momentOf(period.endDate),
    tenderers: numberOf(tender.numberOfTenderers),
    bids: objectsIn(objectOf(compiled.bids).details).map(bidOf),
    awards: objectsIn(compiled.awards).map(awardOf),
    contracts: contracts.map((c) => contractOf(c, ordered)),
    changes: changesIn(ordered),
    payments: contracts.flatMap((c) => dueIn(objectOf(c.implementation).paymentObligations, 'dateSettled')),
    acceptances: contracts.flatMap((c) => dueIn(objectOf(c.implementation).acceptances, 'dateAccepted')),
    until: latest([momentOf(compiled.date), ...ordered.map((r) => momentOf(r.date))]),
  }
}

function bidOf(b: Json): BidFacts {
  const value = objectOf(b.value)
  return {
    status: String(b.status ?? ''),
    tenderers: idsOf(b.tenderers),
    amount: numberOf(value.amount),
    currency: textOf(value.currency),
    at: momentOf(b.date),
  }
}

function awardOf(a: Json): AwardFacts {
  const value = objectOf(a.value)
  return {
    id: String(a.id),
    status: String(a.status ?? ''),
    suppliers: idsOf(a.suppliers),
    amount: numberOf(value.amount),
    currency: textOf(value.currency),
    at: momentOf(a.date),
    classes: objectsIn(a.items).flatMap((i) => idOf(i.classification) ?? []),
  }
}

function contractOf(c: Json, releases: readonly Json[]): ContractFacts {
  const value = objectOf(c.value)
  const told = releases
    .flatMap((r) => objectsIn(r.contracts).filter((of) => String(of.id) === String(c.id)))
    .flatMap((of) => numberOf(objectOf(of.value).amount) ?? [])
  const stoodAt = numberOf(value.amount)
  return {
    id: String(c.id),
    awardId: c.awardID === undefined || c.awardID === null ? null : String(c.awardID),
    signedFor: told[0] ?? stoodAt,
    stoodAt,
    currency: textOf(value.currency),
    at: momentOf(c.dateSigned),
  }
}

/** Releases that changed what bids are asked for, but not those that only say that bids were opened or that the call is over. */
function changesIn(releases: readonly Json[]): { at: number; closesAt: number }[] {
  const out: { at: number; closesAt: number }[] = []
  let closesAt: number | null = null
  for (const r of releases) {
    const tender = objectOf(r.tender)
    closesAt = momentOf(objectOf(tender.tenderPeriod).endDate) ?? closesAt
    const at = momentOf(r.date)
    const isChange = Array.isArray(r.tag) && r.tag.includes('tenderAmendment')
    if (isChange && at !== null && closesAt !== null && at < closesAt) out.push({ at, closesAt })
  }
  return out
}

const dueIn = (list: unknown, done: string): DueFacts[] =>
  objectsIn(list).flatMap((o) => {
    const due = momentOf(o.dueDate)
    // What was taken back was never owed.
    if (due === null || typeof o.dateWithdrawn === 'string') return []
    return [{ due, done: momentOf(o[done]) }]
  })

const namesIn = (compiled: Json): ReadonlyMap<string, string> =>
  new Map(
    objectsIn(compiled.parties).flatMap((p): [string, string][] =>
      typeof p.name === 'string' && p.id !== undefined ? [[String(p.id), p.name]] : [],
    ),
  )

const isObject = (x: unknown): x is Json => typeof x === 'object' && x !== null && !Array.isArray(x)
const objectOf = (x: unknown): Json => (isObject(x) ? x : {})
const objectsIn = (x: unknown): readonly Json[] => (Array.isArray(x) ? x.filter(isObject) : [])
const textOf = (x: unknown): string | null => (typeof x === 'string' && x !== '' ? x : null)
const numberOf = (x: unknown): number | null => (typeof x === 'number' && Number.isFinite(x) ? x : null)
const idOf = (x: unknown): string | null => {
  const { id } = objectOf(x)
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : null
}
const idsOf = (x: unknown): string[] => [...new Set(objectsIn(x).flatMap((o) => idOf(o) ?? []))]
const latest = (moments: readonly (number | null)[]): number | null => {
  const known = moments.filter((m) => m !== null)
  return known.length > 0 ? Math.max(...known) : null
}
/** A moment with its zone, or a day without one, which is taken to begin at midnight UTC; anything else says nothing. */
const momentOf = (x: unknown): number | null => {
  if (typeof x !== 'string' || !/^\d{4}-\d\d-\d\d($|T.*(Z|[+-]\d\d:?\d\d)$)/i.test(x)) return null
  const at = Date.parse(x)
  return Number.isNaN(at) ? null : at
}
