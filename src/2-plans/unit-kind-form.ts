import {
  commaIn,
  isAfter,
  isRefusal,
  type Refusal,
  type ServiceKind,
  serviceKinds,
  serviceKindWords,
  type UnitTerms,
  type Words,
} from '#kernel'
import { aDay, type Ctx, longText, optional, readTableBeside, text, wholeNumber } from '#platform'
import { freshForm, type FormState } from '#ui'
import { z } from 'zod'
import { wrongUnit } from './change-unit-kind.ts'
import { importUnits, type UnitInTable } from './import-units.ts'
import type { SaidOfUnit } from './rules/unit-kind.ts'
import { unitKindWrong } from './rules/unit-kind-words.ts'
import { unitShape, unitTermsFrom, unitValues } from './unit-form.ts'
import { refuseUnitKind, unitKindWords } from './unit-kind-words.ts'

export const unitKindForm = z.object({
  name: text(100),
  nameEn: optional(text(200)),
  unit: text(200),
  unitEn: optional(text(200)),
  ...unitShape,
})
export const unitTableForm = z.object({ rows: longText(60_000) })

/** What was typed there. */
export const readUnitKind = (i: z.output<typeof unitKindForm>): SaidOfUnit => ({
  ...{ name: i.name, nameEn: i.nameEn ?? null, unit: i.unit, unitEn: i.unitEn ?? null },
  terms: unitTermsFrom(i),
})

/** What stands in the form of one. */
export const unitKindValues = (u: SaidOfUnit): FormState =>
  freshForm({ name: u.name, nameEn: u.nameEn ?? '', unit: u.unit, unitEn: u.unitEn ?? '', ...unitValues(u.terms) })

const mostUnits = 500
const least = () => optional(wholeNumber({ min: 1, max: 100_000 }))
const cells = z.object({
  ...{ name: text(100), nameEn: optional(text(200)), unit: text(200), unitEn: optional(text(200)) },
  ...{ unitSessions: least(), unitPeople: least(), unitMembers: least(), unitMinutes: least(), kinds: optional(text(200)) },
  retired: optional(aDay()),
})

/** Writes a pasted table into the library; what is wrong is told row by row, and then nothing is written. */
export async function importTyped(ctx: Ctx, i: { rows: string }): Promise<{ written: number } | Refusal> {
  const table = await readTableBeside(i.rows, { mostRows: mostUnits + 1 })
  if (isRefusal(table)) return { ...table, fields: { rows: table.words } }
  const rows = table.rows.filter((r, n) => n > 0 || !isHeading(r.cells))
  if (rows.length > mostUnits) return refuseUnitKind('unit-wrong').with({ fields: { rows: unitKindWrong.both('tooMany', mostUnits) } })
  const wrong: Words[] = rows.length === 0 ? [unitKindWrong.both('cells')] : []
  const read = rows.flatMap((r): UnitInTable[] => {
    const said = rowOf(r.cells)
    const why = said === undefined ? [unitKindWrong.both('cells')] : Object.values(wrongUnit(ctx, said))
    if (said?.retiredOn && isAfter(said.retiredOn, ctx.today)) why.push(unitKindWrong.both('ahead'))
    wrong.push(...why.map((w) => ({ zh: unitKindWrong.both('row', r.row, w.zh).zh, en: unitKindWrong.both('row', r.row, w.en).en })))
    return said ? [said] : []
  })
  const twice = read.find((u, n) => read.findIndex((o) => o.name === u.name) < n)
  if (twice) wrong.push(unitKindWrong.both('twice', twice.name))
  const all = { zh: wrong.map((w) => w.zh).join(''), en: wrong.map((w) => w.en).join(' ') }
  return wrong.length > 0 ? refuseUnitKind('unit-wrong').with({ fields: { rows: all } }) : await importUnits(ctx, read)
}

const isHeading = (row: readonly string[]): boolean =>
  [unitKindWords.zh.name, unitKindWords.en.name].includes(row[0] ?? '') || row.slice(4, 8).some((cell) => cell !== '' && !/\d/.test(cell))

/** One row as it means a unit; undefined where it means none. */
function rowOf([name, nameEn, unit, unitEn, unitSessions, unitPeople, unitMembers, unitMinutes, kinds, retired]: readonly string[]):
  | UnitInTable
  | undefined {
  const typed = cells.safeParse({ name, nameEn, unit, unitEn, unitSessions, unitPeople, unitMembers, unitMinutes, kinds, retired })
  const unitWhat = typed.success ? kindsTyped(typed.data.kinds ?? '') : undefined
  if (!typed.success || !unitWhat) return undefined
  const { data } = typed
  return {
    name: data.name,
    nameEn: data.nameEn ?? null,
    unit: data.unit,
    unitEn: data.unitEn ?? null,
    terms: unitTermsFrom({ ...data, unitWhat }),
    retiredOn: data.retired ?? null,
  }
}

/** Kinds of work as they are written in either language, or by their codes; undefined where one is none. */
function kindsTyped(typed: string): ServiceKind[] | undefined {
  const said = typed.split(/[、,，;；/]/).flatMap((s) => s.trim().toLowerCase() || [])
  const known = said.map((s) => serviceKinds.find((k) => [k, serviceKindWords[k].zh, serviceKindWords[k].en.toLowerCase()].includes(s)))
  return known.every((k) => k !== undefined) ? [...new Set(known)] : undefined
}

/** Kinds of work in a cell of the file. */
export const kindsSaid = (t: UnitTerms | null, lang: Ctx['lang']): string =>
  (t?.what ?? []).map((k) => serviceKindWords[k][lang]).join(commaIn(lang))
