import { contracts } from '#contracts'
import { evidenceContracts } from '#delivery'
import { rounds } from '#evaluations'
import type { FileTerms } from '#files'
import { type Day, isBefore } from '#kernel'
import { forgottenBefore } from '#law'
import { claims } from '#payments'
import { supplierDocument } from '#people'
import type { Ctx } from '#platform'
import { challenges, complaints, tenders } from '#tenders'

/** How long files are kept: those of a procurement for the years that the law of the place says, scans of a withdrawn document for our own time. */
export const filesOver: FileTerms = {
  overOn: (ctx, kind, ids) => overOn(ctx, kind, ids),
  last(ctx, of) {
    if (of === 'scans') return forgottenBefore('scans', ctx.today, ctx.law.place)
    const years = ctx.law.numberOrFirst('fileKeptYears', ctx.today)?.value
    return years === undefined ? undefined : ctx.today.subtract({ years })
  },
}

/**
 * The day on which records were over, from which on what hangs on them is kept for so long as the law says; one that still runs is left out.
 * The law counts from the end of a procurement: here that is the last day of its last contract, so that what shows the delivery is kept as long.
 */
async function overOn(ctx: Ctx, kind: string, ids: readonly string[]): Promise<ReadonlyMap<string, Day>> {
  if (kind === 'document') return await documentsOver(ctx, ids)
  if (kind === 'contract') return through(new Map(ids.map((id) => [id, id])), await contractsOver(ctx, ids))
  if (kind === 'record' || kind === 'deliverable') return await byContract(ctx, await evidenceContracts(ctx, kind, ids))
  if (kind === 'claim')
    return await byContract(
      ctx,
      of(await claims(ctx, { ids }), (c) => c.contractId),
    )
  if (kind === 'round')
    return await byContract(
      ctx,
      of(await rounds(ctx, { ids }), (r) => r.contractId),
    )
  if (kind === 'tender') return await tendersOver(ctx, ids)
  if (kind === 'challenge')
    return await byTender(
      ctx,
      of(await challenges(ctx, { ids }), (c) => c.tenderId),
    )
  if (kind === 'complaint')
    return await byTender(
      ctx,
      of(await complaints(ctx, { ids }), (c) => c.tenderId),
    )
  return new Map()
}

const of = <R extends { id: string }>(rows: readonly R[], to: (r: R) => string): Map<string, string> =>
  new Map(rows.map((r) => [r.id, to(r)]))

/** Each record by the day of what it belongs to. */
const through = (belongs: ReadonlyMap<string, string>, over: ReadonlyMap<string, Day>): Map<string, Day> =>
  new Map([...belongs].flatMap(([id, to]) => (over.has(to) ? [[id, over.get(to)!] as const] : [])))
const byContract = async (ctx: Ctx, belongs: ReadonlyMap<string, string>) =>
  through(belongs, await contractsOver(ctx, [...new Set(belongs.values())]))
const byTender = async (ctx: Ctx, belongs: ReadonlyMap<string, string>) =>
  through(belongs, await tendersOver(ctx, [...new Set(belongs.values())]))

/** The last day of a contract that has ended, or was given up before it was signed. */
const lastDays = (all: Awaited<ReturnType<typeof contracts>>): Map<string, Day> =>
  new Map(all.flatMap((c) => (c.state === 'ended' || c.state === 'terminated' ? [[c.id as string, c.closedOn ?? c.endsOn] as const] : [])))
const contractsOver = async (ctx: Ctx, ids: readonly string[]) =>
  ids.length === 0 ? new Map<string, Day>() : lastDays(await contracts(ctx, { ids }))

/** A procurement is over with the last of its contracts; without any, with the end of its tender. */
async function tendersOver(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Day>> {
  if (ids.length === 0) return new Map()
  const all = await tenders(ctx, { ids })
  const bought = await contracts(ctx, { purchaseIds: [...new Set(all.map((t) => t.purchaseId))] })
  const ended = lastDays(bought)
  return new Map(
    all.flatMap((t) => {
      const own = bought.filter((c) => c.purchaseId === t.purchaseId)
      if (own.some((c) => !ended.has(c.id))) return []
      const days = [...own.map((c) => ended.get(c.id)!), ...(t.endedOn ? [t.endedOn] : [])]
      const last = days.reduce<Day | undefined>((a, b) => (a && isBefore(b, a) ? a : b), undefined)
      return last ? [[t.id as string, last] as const] : []
    }),
  )
}

async function documentsOver(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Day>> {
  const all = await Promise.all(ids.map((id) => supplierDocument(ctx, id)))
  return new Map(all.flatMap((d) => (d?.withdrawn_on ? [[d.id, d.withdrawn_on] as const] : [])))
}
