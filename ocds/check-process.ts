import { type Finding, shortly, step } from './finding.ts'
import type { Json } from './merge.ts'

/**
 * What only shows when a process is seen as a whole: references that lead nowhere, periods that end before they begin.
 * @param compiled the process after all its releases; what one release names another may have told
 */
export function checkProcess(compiled: Json): readonly Finding[] {
  const found: Finding[] = []
  const parties = new Set(objectsIn(compiled.parties).map((p) => String(p.id)))
  const awards = new Set(objectsIn(compiled.awards).map((a) => String(a.id)))
  walk(compiled, '', (o, pointer, name) => {
    if (organisations.has(name) && !pointer.startsWith('/parties') && !parties.has(String(o.id)))
      found.push({ kind: 'reference-missing', pointer, about: shortly(o.id ?? o.name ?? '') })
    const [from, until] = [momentOf(o.startDate), momentOf(o.endDate)]
    if (from !== undefined && until !== undefined && until < from)
      found.push({ kind: 'period-backwards', pointer, about: `${String(o.startDate)} > ${String(o.endDate)}` })
    if (typeof o.amount === 'number' && o.currency === undefined && values.test(name))
      found.push({ kind: 'no-currency', pointer, about: '' })
    if (typeof o.amount === 'number' && o.amount < 0) found.push({ kind: 'amount-negative', pointer, about: String(o.amount) })
  })
  for (const [i, c] of objectsIn(compiled.contracts).entries())
    if (c.awardID !== undefined && !awards.has(String(c.awardID)))
      found.push({ kind: 'award-missing', pointer: `/contracts/${i}/awardID`, about: shortly(c.awardID) })
  if (!/^ocds-[a-z0-9]{6}-/.test(String(compiled.ocid)))
    found.push({ kind: 'prefix-wrong', pointer: '/ocid', about: shortly(compiled.ocid) })
  return found
}

/** Fields that name an organisation of `parties`. */
const organisations = new Set(['buyer', 'procuringEntity', 'tenderers', 'suppliers', 'payer', 'payee'])
const values = /^(value|minValue|amount)$/

const isObject = (x: unknown): x is Json => typeof x === 'object' && x !== null && !Array.isArray(x)
const objectsIn = (x: unknown): readonly Json[] => (Array.isArray(x) ? x.filter(isObject) : [])

/** A moment in milliseconds; undefined where it says none, or says it without a zone, which is another fault. */
function momentOf(x: unknown): number | undefined {
  const at = typeof x === 'string' && /T.*(Z|[+-]\d\d:?\d\d)$/i.test(x) ? Date.parse(x) : Number.NaN
  return Number.isNaN(at) ? undefined : at
}

/** Every object of a process, with where it stands and the name of the field that holds it. */
function walk(value: Json, pointer: string, each: (o: Json, pointer: string, name: string) => void, name = ''): void {
  each(value, pointer, name)
  for (const [key, v] of Object.entries(value)) {
    if (isObject(v)) walk(v, `${pointer}${step(key)}`, each, key)
    else if (Array.isArray(v)) for (const [i, item] of v.entries()) if (isObject(item)) walk(item, `${pointer}${step(key)}/${i}`, each, key)
  }
}
