import type { Day } from '#kernel'
import { type Ctx, holdsInSql } from '#platform'
import { sql } from 'kysely'
import type { EvidenceKind, FrozenEstimate } from './rules/evidence.ts'
import type { NeedState } from './rules/need-process.ts'
import { tables } from './store.ts'

export interface Evidence {
  id: string
  kind: EvidenceKind
  says: string
  source: string
  campaignId: string | null
  questionId: string | null
  estimate: FrozenEstimate | null
  addedOn: Day
}

/** Something residents lack, with what shows it. Only an accepted one may be bought without a published reason. */
export interface Need {
  id: string
  purchaserId: string
  purchaseId: string | null
  title: string
  titleEn: string | null
  statement: string
  state: NeedState
  evidence: readonly Evidence[]
  noticedOn: Day
  acceptedOn: Day | null
  setAsideOn: Day | null
  setAsideReason: string | null
  /** Published: why it was accepted although its evidence does not speak for it by itself. */
  acceptedReason: string | null
  version: number
}

/** Needs with their evidence, the newest first. */
export async function needs(
  ctx: Ctx,
  of: {
    purchaserId?: string | undefined
    purchaseId?: string | undefined
    ids?: readonly string[] | undefined
    state?: NeedState | undefined
    search?: string | undefined
  } = {},
): Promise<Need[]> {
  if (of.ids?.length === 0) return []
  const db = tables(ctx.db)
  let q = db.selectFrom('needs').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (of.ids) q = q.where('id', 'in', [...new Set(of.ids)])
  if (of.purchaserId) q = q.where('purchaser_id', '=', of.purchaserId)
  if (of.purchaseId) q = q.where('purchase_id', '=', of.purchaseId)
  if (of.state) q = q.where('state', '=', of.state)
  const asked = of.search?.trim()
  if (asked) q = q.where(holdsInSql(sql`(title || ' ' || coalesce(title_en, '') || ' ' || statement)`, asked))
  const rows = await q.orderBy('noticed_on', 'desc').orderBy('id', 'desc').execute()
  if (rows.length === 0) return []
  const evidence = await db
    .selectFrom('need_evidence')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where(
      'need_id',
      'in',
      rows.map((r) => r.id),
    )
    .orderBy('id')
    .execute()
  const byNeed = Map.groupBy(evidence, (e) => e.need_id)
  return rows.map((r) => ({
    id: r.id,
    purchaserId: r.purchaser_id,
    purchaseId: r.purchase_id,
    title: r.title,
    titleEn: r.title_en,
    statement: r.statement,
    state: r.state,
    evidence: (byNeed.get(r.id) ?? []).map((e) => ({
      id: e.id,
      kind: e.kind,
      says: e.says,
      source: e.source,
      campaignId: e.campaign_id,
      questionId: e.question_id,
      estimate: e.estimate,
      addedOn: e.added_on,
    })),
    noticedOn: r.noticed_on,
    acceptedOn: r.accepted_on,
    setAsideOn: r.set_aside_on,
    setAsideReason: r.set_aside_reason,
    acceptedReason: r.accepted_reason,
    version: r.version,
  }))
}

export async function need(ctx: Ctx, id: string): Promise<Need | undefined> {
  return (await needs(ctx, { ids: [id] }))[0]
}
