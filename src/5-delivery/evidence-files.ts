import { filesOfMany, type LinkedFile } from '#files'
import type { Day } from '#kernel'
import type { Ctx } from '#platform'
import { recordsOf } from './period-of.ts'
import type { Acceptance } from './rules/acceptance.ts'
import type { Deliverable } from './rules/deliverable.ts'
import type { ServiceRecord } from './rules/record.ts'
import { recordsByIds } from './service-records.ts'
import { deliverableOf, keptRecords, pageOfDeliverables, recordIdsWithin } from './store/index.ts'

/** What is attached to the records and deliverables a period is decided on, each with what it shows. */
export interface EvidenceFiles {
  readonly records: readonly { readonly record: ServiceRecord; readonly files: readonly LinkedFile[] }[]
  readonly deliverables: readonly { readonly deliverable: Deliverable; readonly files: readonly LinkedFile[] }[]
  /** Records of its days, with and without files. */
  readonly of: number
}

/** Of struck records nothing is shown here: what hangs on them is the institution's alone. */
export async function evidenceFiles(ctx: Ctx, a: Acceptance): Promise<EvidenceFiles> {
  const ids = await recordIdsWithin(ctx, { contractId: a.contractId, ...recordsOf(a) })
  const ofRecords = await filesOfMany(ctx, 'record', '/delivery/records', ids)
  const records = await recordsByIds(ctx, [...ofRecords.keys()])
  const lines = new Set(a.lines.map((l) => l.lineId))
  const some = (await pageOfDeliverables(ctx, { contractIds: [a.contractId] }, { size: mostDeliverables }))
    .map(deliverableOf)
    .filter((d) => lines.has(d.lineId) && isOf(a, d.completedOn))
  const ofDeliverables = await filesOfMany(
    ctx,
    'deliverable',
    '/delivery/deliverables',
    some.map((d) => d.id),
  )
  return {
    of: ids.length,
    records: records
      .toSorted((x, y) => Temporal.PlainDate.compare(x.servedOn, y.servedOn))
      .map((record) => ({ record, files: ofRecords.get(record.id)! })),
    deliverables: some.flatMap((deliverable) => {
      const files = ofDeliverables.get(deliverable.id)
      return files ? [{ deliverable, files }] : []
    }),
  }
}
/** The contract of each of these records or deliverables. */
export async function evidenceContracts(ctx: Ctx, kind: 'record' | 'deliverable', ids: readonly string[]): Promise<Map<string, string>> {
  const rows = kind === 'record' ? await keptRecords(ctx, ids) : await pageOfDeliverables(ctx, { ids }, { size: ids.length })
  return new Map(rows.map((r) => [r.id, r.contract_id]))
}

const mostDeliverables = 2000

/** Whether a deliverable belongs to a period: it became complete in its days, or is not complete yet. */
const isOf = (a: Acceptance, completedOn: Day | null): boolean =>
  completedOn === null ||
  (Temporal.PlainDate.compare(completedOn, a.periodFrom) >= 0 && Temporal.PlainDate.compare(completedOn, a.periodTo) <= 0)
