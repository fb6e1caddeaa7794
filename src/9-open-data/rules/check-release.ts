import type { Release } from './ocds.ts'

/**
 * What must hold of a release package whatever tool reads it: a check of our own beside the official schemas, small enough to run
 * always. It knows the required fields, the closed codelists we use, the dates and the ids; not the whole standard.
 * @returns one sentence per breach, with its place
 */
export function checkPackage(given: unknown): string[] {
  const wrong: string[] = []
  const need = (o: unknown, place: string, fields: readonly string[]): o is Record<string, unknown> => {
    if (!isObject(o)) {
      wrong.push(`${place}: not an object`)
      return false
    }
    for (const f of fields) if (o[f] === undefined || o[f] === null || o[f] === '') wrong.push(`${place}.${f}: missing`)
    return true
  }
  if (!need(given, 'package', ['uri', 'version', 'publishedDate', 'publisher', 'releases'])) return wrong
  const releases = Array.isArray(given.releases) ? given.releases : []
  if (releases.length === 0) wrong.push('package.releases: empty')
  const ids = new Set<unknown>()
  const lastDate = new Map<unknown, string>()
  releases.forEach((r: unknown, i) => {
    const place = `releases[${i}]`
    if (!need(r, place, ['ocid', 'id', 'date', 'tag', 'initiationType'])) return
    if (ids.has(r.id)) wrong.push(`${place}.id: used twice`)
    ids.add(r.id)
    // Releases are merged in the order of their dates as text, which is the order of time only in one offset.
    if (!String(r.date).endsWith('Z')) wrong.push(`${place}.date: not a moment in UTC`)
    const before = lastDate.get(r.ocid)
    if (before !== undefined && String(r.date) <= before) wrong.push(`${place}.date: not after the release before it`)
    lastDate.set(r.ocid, String(r.date))
    if (r.initiationType !== 'tender') wrong.push(`${place}.initiationType: not tender`)
    for (const t of list(r.tag)) if (!tags.includes(String(t))) wrong.push(`${place}.tag: unknown ${String(t)}`)
    walk(r, place, wrong)
    const partyIds = new Set(list(r.parties).map((p) => (isObject(p) ? p.id : undefined)))
    for (const [path, who] of references(r)) if (!partyIds.has(who)) wrong.push(`${place}.${path}: ${String(who)} is not among the parties`)
    if (isObject(r.tender)) need(r.tender, `${place}.tender`, ['id'])
    for (const [j, a] of list(r.awards).entries()) need(a, `${place}.awards[${j}]`, ['id', 'status', 'suppliers'])
    for (const [j, c] of list(r.contracts).entries()) need(c, `${place}.contracts[${j}]`, ['id', 'awardID'])
  })
  return wrong
}

const tags = [
  'planning',
  'planningUpdate',
  'tender',
  'tenderAmendment',
  'tenderUpdate',
  'tenderCancellation',
  'award',
  'awardUpdate',
  'awardCancellation',
  'contract',
  'contractUpdate',
  'contractAmendment',
  'implementation',
  'implementationUpdate',
  'contractTermination',
]
const statuses: Record<string, readonly string[]> = {
  tender: ['planning', 'planned', 'active', 'cancelled', 'unsuccessful', 'complete', 'withdrawn'],
  awards: ['pending', 'active', 'cancelled', 'unsuccessful'],
  contracts: ['pending', 'active', 'cancelled', 'terminated'],
  milestones: ['scheduled', 'met', 'notMet', 'partiallyMet'],
}
const methods = ['open', 'selective', 'limited', 'direct']
const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null && !Array.isArray(x)
const list = (x: unknown): readonly unknown[] => (Array.isArray(x) ? x : [])

/** Dates with their offset, amounts with a currency, ids once per list, codes from their closed lists, nothing empty. */
function walk(o: Record<string, unknown>, place: string, wrong: string[], within = ''): void {
  for (const [key, v] of Object.entries(o)) {
    const here = `${place}.${key}`
    // What was met is not met any more once more of it is bought, and what was settled is owed again once the money came back.
    const isMeant =
      v === null &&
      ((key === 'dateMet' && within === 'milestones' && (o.status === 'partiallyMet' || o.status === 'scheduled')) ||
        (within === 'paymentObligations' && (key === 'dateSettled' || key === 'daysLate')))
    if ((v === null || v === undefined) && !isMeant) wrong.push(`${here}: null means "delete" when releases are merged`)
    if (/(^date|Date$|^clockStart$)/.test(key) && typeof v === 'string' && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(v))
      wrong.push(`${here}: not a moment with its offset`)
    if (key === 'status' && statuses[within] && !statuses[within].includes(String(v))) wrong.push(`${here}: unknown ${String(v)}`)
    if (key === 'procurementMethod' && !methods.includes(String(v))) wrong.push(`${here}: unknown ${String(v)}`)
    if (key === 'amount' && typeof v === 'number' && (!Number.isFinite(v) || typeof o.currency !== 'string'))
      wrong.push(`${here}: an amount needs a currency`)
    if (key === 'items') for (const [i, x] of list(v).entries()) if (isObject(x)) addsUp(x, `${here}[${i}]`, wrong)
    if (isObject(v)) walk(v, here, wrong, key)
    if (!Array.isArray(v)) continue
    if (v.length === 0) wrong.push(`${here}: an empty list says nothing`)
    const known = new Set<unknown>()
    for (const [i, x] of v.entries()) {
      if (!isObject(x)) continue
      if (x.id !== undefined && known.has(x.id)) wrong.push(`${here}[${i}].id: twice in one list`)
      known.add(x.id)
      walk(x, `${here}[${i}]`, wrong, key)
    }
  }
}

/** Quantity times the price of the unit is the value of the line, to the cent. */
function addsUp(item: Record<string, unknown>, place: string, wrong: string[]): void {
  const cents = (v: unknown) => (isObject(v) && typeof v.amount === 'number' ? Math.round(v.amount * 100) : undefined)
  const [price, line] = [isObject(item.unit) ? cents(item.unit.value) : undefined, cents(item.lineValue)]
  if (price !== undefined && line !== undefined && typeof item.quantity === 'number' && price * item.quantity !== line)
    wrong.push(`${place}: ${item.quantity} × ${price / 100} is not ${line / 100}`)
}

/**
 * Payments of the price never pass what they serve, over all releases of a purchase: obligation by obligation, each as last said.
 * @returns one sentence per obligation that was paid too much, or that no release knows
 */
export function checkPayments(releases: readonly Release[]): string[] {
  const owed = new Map<string, number>()
  const paid = new Map<string, number>()
  for (const { implementation } of releases.flatMap((r) => r.contracts ?? [])) {
    for (const o of implementation?.paymentObligations ?? []) owed.set(o.id, Math.round(o.value.amount * 100))
    for (const t of implementation?.transactions ?? [])
      if (t.kind === 'price') paid.set(t.relatedObligation, (paid.get(t.relatedObligation) ?? 0) + Math.round(t.value.amount * 100))
  }
  return [...paid].flatMap(([id, cents]) => {
    const due = owed.get(id)
    return due === undefined
      ? [`${id}: paid, but never said to be owed`]
      : cents > due
        ? [`${id}: ${cents / 100} paid of ${due / 100}`]
        : []
  })
}

/** Every organisation a release refers to. */
function references(o: Record<string, unknown>, path = ''): [string, unknown][] {
  return Object.entries(o).flatMap(([key, v]): [string, unknown][] => {
    const here = path ? `${path}.${key}` : key
    if (key === 'parties') return []
    const all = Array.isArray(v) ? v : [v]
    return all.flatMap((x) =>
      !isObject(x)
        ? []
        : ['buyer', 'procuringEntity', 'suppliers', 'payer', 'payee'].includes(key)
          ? [[here, x.id] as [string, unknown]]
          : references(x, here),
    )
  })
}
