import type { Day } from '#kernel'
import { codecs, type Ctx, type Db, holdsInSql, type ListQuery, movesOf, type PageOf, readPage } from '#platform'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { EvidenceKind, FrozenEstimate } from '../rules/evidence.ts'
import type { NeedState } from '../rules/need-process.ts'
import { type NeedsTables, type Row, tables, titleOrder } from './tables.ts'

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

const of = codecs<NeedsTables>()
const needRow = of('needs', { except: ['law_day'] })
const evidenceRow = of('need_evidence', { except: ['need_id'] })

/** Which needs are asked for. `search` looks into what they say. */
interface NeedQuery {
  purchaserId?: string | undefined
  purchaseId?: string | undefined
  ids?: readonly string[] | undefined
  state?: NeedState | undefined
  search?: string | undefined
}

function matching(ctx: Ctx, of: NeedQuery) {
  let q = tables(ctx.db).selectFrom('needs').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (of.ids) q = q.where('id', 'in', [...new Set(of.ids)])
  if (of.purchaserId) q = q.where('purchaser_id', '=', of.purchaserId)
  if (of.purchaseId) q = q.where('purchase_id', '=', of.purchaseId)
  if (of.state) q = q.where('state', '=', of.state)
  const asked = of.search?.trim()
  return asked ? q.where(holdsInSql(sql`(title || ' ' || coalesce(title_en, '') || ' ' || statement)`, asked)) : q
}

export const needSorts = ['noticed', 'title', 'state'] as const

/** One page of needs with their evidence. */
export async function pageOfNeeds(ctx: Ctx, of: NeedQuery, list: ListQuery): Promise<PageOf<Need>> {
  const by = { noticed: 'noticed_on', title: titleOrder(ctx.lang), state: 'state' } as const
  const { rows, total } = await readPage(matching(ctx, of), list, by, { id: 'id' })
  return { rows: await whole(ctx, rows), total }
}

/** Needs with their evidence, the newest first. */
export async function needs(ctx: Ctx, of: NeedQuery = {}): Promise<Need[]> {
  if (of.ids?.length === 0) return []
  return await whole(ctx, await matching(ctx, of).orderBy('noticed_on', 'desc').orderBy('id', 'desc').execute())
}

async function whole(ctx: Ctx, rows: readonly Selectable<NeedsTables['needs']>[]): Promise<Need[]> {
  if (rows.length === 0) return []
  const evidence = await tables(ctx.db)
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
  return rows.map((r) => ({ ...needRow.read(r), evidence: (byNeed.get(r.id) ?? []).map((e) => evidenceRow.read(e)) }))
}

/** One need with its evidence; undefined where there is none of this id. */
export async function need(ctx: Ctx, id: string): Promise<Need | undefined> {
  return (await needs(ctx, { ids: [id] }))[0]
}

type NewRow<T extends keyof NeedsTables> = Omit<Insertable<NeedsTables[T]>, 'jurisdiction'>

/** Makes a need. */
export async function insertNeed(ctx: Ctx, tx: Db, row: NewRow<'needs'>): Promise<void> {
  await tables(tx)
    .insertInto('needs')
    .values({ ...row, jurisdiction: ctx.jurisdiction })
    .execute()
}

/** What a change of a need may write; its state comes from the process. */
type NeedColumns = Partial<Omit<Row<'needs'>, 'jurisdiction' | 'id' | 'version' | 'state'>>

/** Changes a need that is still in the state and version it was read in; false when it has moved on. */
export const moveNeed = movesOf<NeedState, NeedColumns>('needs')

/** Adds one piece of evidence to a need. */
export async function insertEvidence(ctx: Ctx, tx: Db, row: NewRow<'need_evidence'>): Promise<void> {
  await tables(tx)
    .insertInto('need_evidence')
    .values({ ...row, jurisdiction: ctx.jurisdiction })
    .execute()
}

/** Deletes one piece of evidence and gives its kind; undefined when it is not there. */
export async function deleteEvidence(ctx: Ctx, tx: Db, needId: string, evidenceId: string): Promise<string | undefined> {
  const gone = await tables(tx)
    .deleteFrom('need_evidence')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('need_id', '=', needId)
    .where('id', '=', evidenceId)
    .returning('kind')
    .executeTakeFirst()
  return gone?.kind
}

/** The states of the needs of each of several purchases. */
export async function needStates(ctx: Ctx, purchaseIds: readonly string[]): Promise<Map<string, NeedState[]>> {
  const rows = await tables(ctx.db)
    .selectFrom('needs')
    .select(['purchase_id', 'state'])
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('purchase_id', 'in', [...purchaseIds])
    .execute()
  return new Map([...Map.groupBy(rows, (r) => r.purchase_id!)].map(([id, own]) => [id, own.map((r) => r.state)]))
}
