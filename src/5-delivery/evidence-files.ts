import { filesOfPurchase, type LinkedFile } from '#files'
import { type Day, isAfter, isBefore } from '#kernel'
import type { Ctx } from '#platform'
import { recordsOf } from './period-of.ts'
import type { Acceptance } from './rules/acceptance.ts'
import type { Deliverable } from './rules/deliverable.ts'
import type { ServiceRecord } from './rules/record.ts'
import { recordedWithin, recordsByIds } from './service-records.ts'
import { deliverableOf, keptRecords, pageOfDeliverables } from './store/index.ts'

/** What is attached to the records and deliverables a period is decided on, each with what it shows. */
export interface EvidenceFiles {
  readonly records: readonly { readonly record: ServiceRecord; readonly files: readonly LinkedFile[] }[]
  readonly deliverables: readonly { readonly deliverable: Deliverable; readonly files: readonly LinkedFile[] }[]
  /** Records of its days, with and without files. */
  readonly of: number
}

/** Of struck records nothing is shown here, what hangs on them is the institution's alone; and of those that count nowhere neither. */
export async function evidenceFiles(ctx: Ctx, a: Acceptance, purchaseId: string): Promise<EvidenceFiles> {
  const within = recordsOf(a)
  const ofRecords = await filesOfPurchase(ctx, 'record', '/delivery/records', purchaseId)
  const records = (await recordsByIds(ctx, [...ofRecords.keys()])).filter(
    (r) =>
      r.contractId === a.contractId &&
      (within.lineId === undefined || r.lineId === within.lineId) &&
      isWithin(a, r.servedOn) &&
      !r.struck &&
      r.notCounted === null,
  )
  const lines = new Set(a.lines.map((l) => l.lineId))
  const ofDeliverables = await filesOfPurchase(ctx, 'deliverable', '/delivery/deliverables', purchaseId)
  const ids = [...ofDeliverables.keys()]
  const some = (await pageOfDeliverables(ctx, { contractIds: [a.contractId], ids }, { size: ids.length }))
    .map(deliverableOf)
    // It became complete in the days of the period, or is not complete yet.
    .filter((d) => lines.has(d.lineId) && (d.completedOn === null || isWithin(a, d.completedOn)))
  const counted = await recordedWithin(ctx, { contractId: a.contractId, ...within })
  return {
    of: counted.reduce((n, r) => n + r.records, 0),
    records: records
      .toSorted((x, y) => Temporal.PlainDate.compare(x.servedOn, y.servedOn))
      .map((record) => ({ record, files: ofRecords.get(record.id)! })),
    deliverables: some.map((deliverable) => ({ deliverable, files: ofDeliverables.get(deliverable.id)! })),
  }
}
/** The contract of each of these records or deliverables. */
export async function evidenceContracts(ctx: Ctx, kind: 'record' | 'deliverable', ids: readonly string[]): Promise<Map<string, string>> {
  const rows = kind === 'record' ? await keptRecords(ctx, ids) : await pageOfDeliverables(ctx, { ids }, { size: ids.length })
  return new Map(rows.map((r) => [r.id, r.contract_id]))
}

const isWithin = (a: Pick<Acceptance, 'periodFrom' | 'periodTo'>, on: Day): boolean =>
  !isBefore(on, a.periodFrom) && !isAfter(on, a.periodTo)
