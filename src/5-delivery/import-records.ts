import { type Contract, contract } from '#contracts'
import { type Day, isAfter, isBefore, isRefusal, languages, type Refusal, type Words, wrongPersonal } from '#kernel'
import { communities, mayNot, nameOf, people } from '#people'
import { type Ctx, type Db, issueWords, type ReadTable, readTableBeside, recordRefusal } from '#platform'
import { type Choice, lineApart, toldApart } from '#ui'
import { addServiceRecords, type NewRecord } from './add-service-record.ts'
import { checkRecord, servedBy } from './check-record.ts'
import { recordFields } from './record-form.ts'
import { importWords, importWrong, refuseImport } from './rules/import-words.ts'
import {
  type ImportFacts,
  type ImportField,
  type ImportMap,
  importFields,
  type ImportRow,
  neededFields,
  readImport,
  sameRecord,
  sameWork,
} from './rules/import-table.ts'
import { keepImportMap, recordsThere } from './store/index.ts'
import { refuse } from './words.ts'

/** Months of a large institution: so many are written in some four seconds, and nobody else writes for the contract meanwhile. */
export const mostImported = 10_000
/** So many faults are told at once: whoever mends those sees the next. */
const mostTold = 20

/** A table of records as it was handed in or typed, with no more rows than are taken at once. */
export async function recordsTable(content: Uint8Array | string): Promise<ReadTable | Refusal> {
  const table = await readTableBeside(content, { mostRows: mostImported + 1 })
  return !isRefusal(table) && table.rows.length > mostImported + 1 ? refuseImport('import-long', mostImported) : table
}

/**
 * Takes the records of a table, all or none, as one change. What stands there already is not recorded again, as often as it stands there: a
 * table that is handed in twice changes nothing.
 */
export async function importRecords(
  ctx: Ctx,
  i: { contractId: string; rows: string; map: ImportMap },
): Promise<{ added: number; there: number } | Refusal> {
  const c = await contract(ctx, i.contractId)
  const no = mayNot(ctx.asker, 'delivery.record', { providerId: c?.providerId ?? null })
  if (no) return await recordRefusal(ctx, 'delivery.record', no)
  if (!c) return refuse('no-contract')
  const missing = neededFields.filter((f) => i.map[f] === undefined)
  if (missing.length > 0) return { ...refuseImport('say-column'), fields: fieldsOf(missing, refuseImport('say-column').words) }
  const table = await recordsTable(i.rows)
  if (isRefusal(table)) return { ...table, fields: { rows: table.words } }
  const unnamed = whyNotHeadings(table.rows[0]?.cells ?? [], i.map)
  if (table.rows.length > 1 && unnamed) return unnamed
  const typed = readImport(table.rows, i.map, await factsOf(ctx, c))
  const { read, wrong } = asTyped(typed.read, typed.wrong)
  const told = [...wrong, ...(await misfits(ctx, c, read))].toSorted((a, b) => a.row - b.row)
  if (told.length > 0) return refuseImport('import-wrong').with({ fields: { rows: allOf(told) } })
  if (read.length === 0) return refuseImport('import-empty').at('rows')
  const added = await addServiceRecords(ctx, c.id, read, {
    // Whoever hands a table in again, at this moment too, finds what is there: asked where the contract is held.
    isNew: (tx, all) => notThere(ctx, tx, c.id, all),
    keep: (tx) => keepImportMap(ctx, tx, { organisationId: c.providerId, map: i.map }),
    at: (refusal, n) => refuseImport('import-wrong').with({ fields: { rows: atRow(read[n]!.row, 'note', refusal.words) } }),
  })
  return isRefusal(added) ? added : { added: added.ids.length, there: read.length - added.ids.length }
}

/** What is said to be the heading of a column stands in the table; it is kept for the next one, so it gives nobody away. */
function whyNotHeadings(head: readonly string[], map: ImportMap): Refusal | undefined {
  const said = importFields.flatMap((f) => (map[f] === undefined ? [] : [[f, map[f]] as const]))
  const missing = said.filter(([, heading]) => !head.includes(heading)).map(([f]) => f)
  const no = refuseImport('say-column')
  if (missing.length > 0) return { ...no, fields: fieldsOf(missing, no.words) }
  const personal = said.flatMap(([f, heading]) => (wrongPersonal(heading) ? [[`map-${f}`, wrongPersonal(heading)!] as const] : []))
  return personal.length > 0 ? { ...no, fields: Object.fromEntries(personal) } : undefined
}

const fieldsOf = (fields: readonly ImportField[], words: Words) => Object.fromEntries(fields.map((f) => [`map-${f}`, words]))

/** What the rows name: lines, people of the institution, communities. */
async function factsOf(ctx: Ctx, c: Contract): Promise<ImportFacts> {
  const staff = await people(ctx, { organisationId: c.providerId })
  const places = await communities(ctx)
  const workers = new Map<string, string[]>()
  for (const p of staff) workers.set(p.name, [...new Set([...(workers.get(p.name) ?? []), p.userId as string])])
  return {
    lines: calledApart((lang) => c.lines.map((l) => ({ value: l.id, label: l.title, apart: lineApart(l, c.lines, lang) }))),
    workers,
    communities: calledApart((lang) => places.map((p) => ({ value: p.id, label: nameOf(p, lang), apart: [p.code] }))),
  }
}

/** What each is called in either language, with what parts those that are called alike. */
const calledApart = (of: (lang: Ctx['lang']) => Choice[]): ReadonlyMap<string, string> =>
  new Map(languages.flatMap((lang) => toldApart(of(lang)).map((x): [string, string] => [String(x.label), x.value])))

/** What people write in their own words, whichever column it stands in. */
const writtenFields = ['note', 'errandAbout', 'errandBy'] as const satisfies readonly ImportField[]

type Wrong = { readonly row: number; readonly field: ImportField; readonly words: Words }
/** Holds what a table says against the fields of the form: the same limits, and the same look at what was written. */
function asTyped(rows: readonly ImportRow[], before: readonly Wrong[]): { read: ImportRow[]; wrong: Wrong[] } {
  const wrong = [...before]
  const read = rows.flatMap((r): ImportRow[] => {
    const first = wrong.length
    for (const field of ['servedOn', 'minutes', 'people', 'units'] as const) {
      const held = recordFields[field].safeParse(String(r[field]))
      if (!held.success) wrong.push({ row: r.row, field, words: issueWords(held.error.issues[0]!) })
    }
    const written: Partial<Record<(typeof writtenFields)[number], string | undefined>> = {}
    for (const field of writtenFields) {
      const held = recordFields[field].safeParse(r[field])
      if (held.success) written[field] = held.data
      else wrong.push({ row: r.row, field, words: issueWords(held.error.issues[0]!) })
    }
    return wrong.length > first ? [] : [{ ...r, ...written }]
  })
  return { read, wrong }
}

/** What the contract says against single rows. */
async function misfits(ctx: Ctx, c: Contract, rows: readonly ImportRow[]) {
  const served = await servedBy(ctx, c)
  const names = new Map((await people(ctx, { organisationId: c.providerId })).map((p) => [p.userId as string, p.name]))
  const wrong: Wrong[] = []
  for (const r of rows) {
    const id = r.workerId ?? ctx.asker.userId ?? ''
    const checked = await checkRecord(ctx, c, { ...r, contractId: c.id }, { id, name: names.get(id) ?? ctx.asker.name ?? '' }, { served })
    if (!('refused' in checked)) continue
    const fields = Object.entries(checked.fields ?? { note: checked.words })
    wrong.push(...fields.map(([field, words]) => ({ row: r.row, field: fieldNames[field] ?? 'note', words })))
    if (wrong.length > mostTold) break
  }
  return wrong
}
const fieldNames: Readonly<Record<string, ImportField>> = {
  ...{ servedOn: 'servedOn', lineId: 'line', what: 'what', minutes: 'minutes', people: 'people', units: 'units', askedBy: 'askedBy' },
  ...{
    communityId: 'community',
    workerId: 'worker',
    note: 'note',
    errandAbout: 'errandAbout',
    errandBy: 'errandBy',
    category: 'category',
    deliverableId: 'line',
  },
}

const atRow = (row: number, field: ImportField, words: Words): Words => ({
  zh: importWrong.both('at', row, importWords.zh[field], words.zh).zh,
  en: importWrong.both('at', row, importWords.en[field], words.en).en,
})
function allOf(wrong: readonly Wrong[]): Words {
  const first = wrong.slice(0, mostTold).map((w) => atRow(w.row, w.field, w.words))
  const more = wrong.length > mostTold ? importWrong.both('more', wrong.length - mostTold) : { zh: '', en: '' }
  return { zh: [...first.map((w) => w.zh), more.zh].join(' '), en: [...first.map((w) => w.en), more.en].join(' ') }
}

type Work = Omit<NewRecord, 'contractId'> & { workerId: string }
/** Those of some records that do not stand there yet, as often as they do not. */
async function notThere(ctx: Ctx, tx: Db, contractId: string, all: readonly Work[]): Promise<boolean[]> {
  const days = all.map((r) => r.servedOn)
  const first = days.reduce((a: Day, b) => (isBefore(b, a) ? b : a))
  const last = days.reduce((a: Day, b) => (isAfter(b, a) ? b : a))
  const there = await recordsThere(ctx, tx, { contractId, from: first, to: last })
  const found = (of: Map<string, number>, key: string): boolean => {
    const left = of.get(key) ?? 0
    if (left > 0) of.set(key, left - 1)
    return left > 0
  }
  // What stands there word by word is found first: a corrected record is only the last thing a row can be.
  const left = all.map((r) => !found(there.same, sameRecord(r)))
  return all.map((r, n) => left[n]! && !found(there.changed, sameWork(r)))
}
