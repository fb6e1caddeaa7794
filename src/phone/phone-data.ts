import { type Contract, contracts } from '#contracts'
import { contactKindWords, ownCasework, usualMinutes } from '#casework'
import {
  askers,
  askerWords,
  categories,
  categoryWords,
  deliverables,
  kinds,
  kindWords,
  placesOf,
  recordable,
  recordValues,
  serviceRecords,
} from '#delivery'
import { isOfSessions, isRefusal, type Lang, type Refusal, type Words } from '#kernel'
import { communities, nameOf } from '#people'
import type { Ctx } from '#platform'
import { usualPhoneDays } from './enter-phone.ts'
import type { PhoneData } from './island/carried.ts'

/** So many days of one's own records are carried along, to be looked up and corrected. */
const recordDays = 60
/** So many records at most: more than anybody writes in two months. */
const mostRecords = 2000

/** What a telephone carries along for its owner: codes, days, numbers and what can be chosen. No name and no note of a case is in it. */
export async function phoneData(ctx: Ctx): Promise<PhoneData | Refusal> {
  const { lang } = ctx
  const since = ctx.today.subtract({ days: recordDays })
  const open = await recordable(ctx)
  const own = await ownCasework(ctx, since)
  const found = await serviceRecords(ctx, { workerId: ctx.asker.userId!, from: since, to: ctx.today, size: mostRecords })
  if (isRefusal(found)) return found
  const others = await contracts(ctx, { ids: [...new Set(found.rows.map((r) => r.contractId))] })
  return {
    now: ctx.now.toString(),
    today: ctx.today.toString(),
    lang,
    owner: ctx.asker.userId!,
    keepDays: ctx.phoneDays ?? usualPhoneDays,
    contracts: open.map((c) => carriedContract(c)),
    communities: await placesIn(ctx, open),
    deliverables: (await deliverables(ctx, open, {}, { size: 150 })).map((d) => ({
      ...{ id: d.id, line: `${d.contractId}/${d.lineId}`, title: `${d.number} ${d.title}` },
    })),
    cases: own.cases.map((k) => ({
      ...{ id: k.id, code: k.code, line: lineTitle(open, k.contractId, k.lineId), asksUnit: asksUnit(open, k.contractId, k.lineId) },
      next: k.next && { on: k.next.on.toString(), kind: k.next.kind },
      contacts: k.contacts.map((x): [string, string] => [x.on.toString(), x.kind]),
    })),
    groups: own.groups.map((g) => ({
      ...{ id: g.id, title: g.title, line: lineTitle(open, g.contractId, g.lineId), nextOn: g.nextOn?.toString() ?? null },
      held: g.held.map((d) => d.toString()),
      places: g.places.map((p) => ({ number: p.number, code: p.code, leftOn: p.leftOn?.toString() ?? null })),
    })),
    records: found.rows
      .filter((r) => !r.struck)
      .map((r) => ({
        id: r.id,
        version: r.version,
        line: lineTitle(others, r.contractId, r.lineId),
        fields: plainValues(recordValues(r)),
      })),
    choices: {
      what: chosen(kinds, kindWords, lang),
      askedBy: chosen(askers, askerWords, lang),
      category: chosen(categories, categoryWords, lang),
      contact: chosen(Object.keys(contactKindWords) as (keyof typeof contactKindWords)[], contactKindWords, lang),
      minutes: usualMinutes,
    },
  }
}

const chosen = <K extends string>(keys: readonly K[], says: Record<K, Words>, lang: Lang): [string, string][] =>
  keys.map((k) => [k, says[k][lang]])
const carriedContract = (c: Contract): PhoneData['contracts'][number] => ({
  id: c.id,
  number: c.number,
  lines: c.lines.map((l) => ({
    ...{ id: `${c.id}/${l.id}`, title: l.title, isPost: l.kind === 'post' },
    ofSessions: l.kind === 'project' && isOfSessions(l.unitTerms),
  })),
})
const lineOf = (all: readonly Contract[], contractId: string, lineId: string) =>
  all.find((c) => c.id === contractId)?.lines.find((l) => l.id === lineId)
const lineTitle = (all: readonly Contract[], contractId: string, lineId: string): string => lineOf(all, contractId, lineId)?.title ?? ''
const asksUnit = (all: readonly Contract[], contractId: string, lineId: string): boolean => {
  const line = lineOf(all, contractId, lineId)
  return line?.kind === 'project' && !isOfSessions(line.unitTerms)
}
/** The fields of a record as a form has them, each one text. */
export const plainValues = (values: Readonly<Record<string, string | readonly string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([k, v]) => [k, [v ?? ''].flat().join(',')]))

async function placesIn(ctx: Ctx, open: readonly Contract[]): Promise<[string, string][]> {
  const ids = new Set<string>()
  for (const c of open) for (const id of await placesOf(ctx, c)) ids.add(id)
  return ids.size === 0 ? [] : (await communities(ctx, { ids: [...ids] })).map((p) => [p.id, nameOf(p, ctx.lang)])
}
