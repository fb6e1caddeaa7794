import { type Contract, type ContractLine, contracts, spanOn, termSpans } from '#contracts'
import { isOfSessions, isRefusal, type Refusal, type UnitTerms } from '#kernel'
import type { Ctx, ListQuery } from '#platform'
import { visible } from './mine.ts'
import { type Condition, conditionsOf, type Deliverable } from './rules/deliverable.ts'
import { deliverablesByLine, deliverableOf, type DeliverablesAsked, keptDeliverable, pageOfDeliverables } from './store/index.ts'
import { reachOf } from './service-records.ts'
import { refuse } from './words.ts'

export { deliverablesByLine, type DeliverablesOfLine, deliverableSorts } from './store/index.ts'

/** A deliverable beside what it must be: by what was agreed on the day it became complete, else by what is agreed today. */
export interface DeliverableStands extends Deliverable {
  readonly conditions: readonly Condition[]
}

/** Lines of a contract whose unit consists of several sessions today. */
export const linesOfSessions = (c: Contract): ContractLine[] => c.lines.filter((l) => l.kind === 'project' && isOfSessions(l.unitTerms))

const termsOf = (ctx: Ctx, c: Contract | undefined, d: Deliverable): UnitTerms | null => {
  const line = c?.lines.find((l) => l.id === d.lineId)
  const spans = termSpans(c?.texts ?? [], line?.kind === 'project' ? line : { id: d.lineId })
  return spanOn(spans, d.completedOn ?? ctx.today)?.terms ?? null
}
const standsAs = (ctx: Ctx, c: Contract | undefined, d: Deliverable): DeliverableStands => ({
  ...d,
  conditions: conditionsOf(termsOf(ctx, c, d), d),
})

/** One page of the deliverables of some contracts, each beside its conditions. Whoever may see a contract's delivery sees them. */
export async function deliverables(
  ctx: Ctx,
  of: readonly Contract[],
  asked: Omit<DeliverablesAsked, 'contractIds'> = {},
  query: Partial<ListQuery> = {},
): Promise<DeliverableStands[]> {
  if (of.length === 0) return []
  const rows = await pageOfDeliverables(ctx, { ...asked, contractIds: of.map((c) => c.id) }, query)
  return rows.map((r) =>
    standsAs(
      ctx,
      of.find((c) => c.id === r.contract_id),
      deliverableOf(r),
    ),
  )
}

/** One page of all deliverables this person may see, with how many there are. */
export async function visibleDeliverables(
  ctx: Ctx,
  asked: { contractId?: string | undefined; lineId?: string | undefined },
  query: Partial<ListQuery>,
): Promise<{ rows: DeliverableStands[]; total: number } | Refusal> {
  const side = reachOf(ctx)
  if ('refused' in side) return side
  const of = { lineId: asked.lineId, organisationId: side.organisationId, contractIds: asked.contractId ? [asked.contractId] : undefined }
  const rows = (await pageOfDeliverables(ctx, of, query)).map(deliverableOf)
  const theirs = await contracts(ctx, { ids: [...new Set(rows.map((d) => d.contractId))] })
  return {
    rows: rows.map((d) =>
      standsAs(
        ctx,
        theirs.find((c) => c.id === d.contractId),
        d,
      ),
    ),
    total: (await deliverablesByLine(ctx, of)).reduce((n, l) => n + l.all, 0),
  }
}

/** How many there are of a contract, for its pages. */
export async function deliverablesOf(ctx: Ctx, contractId: string, lineId?: string): Promise<number> {
  return (await deliverablesByLine(ctx, { contractIds: [contractId], lineId })).reduce((n, l) => n + l.all, 0)
}

/** One deliverable this person may see, with its contract. */
export async function deliverable(ctx: Ctx, id: string): Promise<{ contract: Contract; deliverable: DeliverableStands } | Refusal> {
  const row = await keptDeliverable(ctx, id)
  if (!row) return refuse('no-deliverable')
  const c = await visible(ctx, row.contract_id)
  if (isRefusal(c)) return c.status === 401 ? c : refuse('no-deliverable')
  return { contract: c, deliverable: standsAs(ctx, c, deliverableOf(row)) }
}
