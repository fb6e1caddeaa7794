import { type Citation, type Day, type Id, minor, type Money, type Moment, moneyText, type Words, yuan } from '#kernel'
import { type Ctx, type Db, type Json, noteState } from '#platform'
import { type Generated, type Selectable, sql } from 'kysely'
import type { Contract, ContractLine, ContractState, ContractText, ContractVersion, Side } from './rules/contract.ts'
import type { Ground, GroundState } from './rules/ground.ts'

/** A text as it lies in the database: money as decimal text, days as ISO text. */
export type StoredText = Record<string, unknown>

export type ContractTables = {
  contracts: {
    jurisdiction: string
    id: string
    number: string
    purchase_id: string
    tender_id: string | null
    no_tender_reason: string | null
    purchaser_id: string
    provider_id: string
    title: string
    title_en: string | null
    state: ContractState
    version_number: number
    starts_on: Day
    ends_on: Day
    total_minor: bigint
    original_minor: bigint | null
    award_minor: bigint | null
    law_day: Day
    notice_on: Day | null
    signed_on: Day | null
    published_on: Day | null
    begun_at: Moment | null
    closed_on: Day | null
    close_reason: string | null
    created_at: Moment
    version: Generated<number>
  }
  contract_versions: {
    jurisdiction: string
    contract_id: string
    number: number
    state: ContractVersion['state']
    proposed_by: Side
    proposed_at: Moment
    reason: string
    content: Json<StoredText>
    purchaser_signed_at: Moment | null
    purchaser_signer: string | null
    provider_signed_at: Moment | null
    provider_signer: string | null
    answer: string | null
    answered_at: Moment | null
    version: Generated<number>
  }
  contract_grounds: {
    jurisdiction: string
    contract_id: string
    plan_id: string | null
    kind: Ground['kind']
    earlier_id: string | null
    announced: string | null
    state: GroundState
    asked_at: Moment
    decided_at: Moment | null
    decided_by: string | null
    note: string | null
    approved_minor: bigint | null
    version: Generated<number>
  }
  duties: {
    jurisdiction: string
    id: string
    contract_id: string
    purchase_id: string
    purchaser_id: string
    provider_id: string
    kind: string
    debtor: Side
    subject_kind: string
    subject_id: string
    title: Json<Words>
    why: Json<Words>
    otherwise: Json<Words>
    due_says: Json<Words | null>
    due_on: Day | null
    amount_minor: bigint | null
    clause: string | null
    cites: Json<readonly Citation[]>
    href: string
    raised_on: Day
    state: Generated<'open' | 'done' | 'void'>
    fulfilled_on: Day | null
    evidence: string | null
    version: Generated<number>
  }
}

export const tables = (db: Db) => db.withTables<ContractTables>()

/** Only what a text holds is stored, whatever else the given record carries. */
export const storeText = (t: ContractText): StoredText => ({
  title: t.title,
  titleEn: t.titleEn,
  lang: t.lang,
  startsOn: t.startsOn.toString(),
  endsOn: t.endsOn.toString(),
  effectiveOn: t.effectiveOn?.toString() ?? null,
  terms: t.terms,
  clauseEdits: t.clauseEdits,
  annex: t.annex ?? null,
  lines: t.lines.map((l) => ({
    ...l,
    amount: moneyText(l.amount),
    settled: l.settled.map(moneyText),
    ...(l.kind === 'project' && { unitPrice: moneyText(l.unitPrice) }),
  })),
})

type StoredLine = Record<string, unknown> & { amount: string; settled: string[]; unitPrice?: string }
// What was stored before there were annexes has none.
type Stored = Pick<ContractText, 'title' | 'titleEn' | 'lang' | 'terms' | 'clauseEdits'> & {
  annex?: ContractText['annex']
  startsOn: string
  endsOn: string
  effectiveOn: string | null
  lines: StoredLine[]
}

export function readText(stored: StoredText): ContractText {
  const { title, titleEn, lang, terms, clauseEdits, annex = null, ...t } = stored as unknown as Stored
  return {
    title,
    titleEn,
    lang,
    terms,
    clauseEdits,
    annex,
    startsOn: Temporal.PlainDate.from(t.startsOn),
    endsOn: Temporal.PlainDate.from(t.endsOn),
    effectiveOn: t.effectiveOn === null ? null : Temporal.PlainDate.from(t.effectiveOn),
    lines: t.lines.map(readLine),
  }
}
const readLine = (l: StoredLine): ContractLine =>
  ({
    scope: null,
    promise: null,
    ...l,
    amount: yuan(l.amount),
    settled: l.settled.map(yuan),
    ...(l.unitPrice !== undefined && { unitPrice: yuan(l.unitPrice) }),
  }) as unknown as ContractLine

type Row = Selectable<ContractTables['contracts']> & { content: StoredText }
const money = (n: bigint | null): Money | null => (n === null ? null : minor(n))

export const contractOf = (r: Row): Contract => ({
  ...readText(r.content),
  id: r.id as Id<'contract'>,
  number: r.number,
  purchaseId: r.purchase_id,
  tenderId: r.tender_id,
  noTenderReason: r.no_tender_reason,
  purchaserId: r.purchaser_id,
  providerId: r.provider_id,
  state: r.state,
  versionNumber: r.version_number,
  total: minor(r.total_minor),
  originalTotal: money(r.original_minor),
  lawDay: r.law_day,
  noticeOn: r.notice_on,
  signedOn: r.signed_on,
  publishedOn: r.published_on,
  closedOn: r.closed_on,
  closeReason: r.close_reason,
  version: r.version,
})

/** Contracts joined with the text that is in force or on the table. */
export const contractQuery = (db: Db, ctx: Pick<Ctx, 'jurisdiction'>) =>
  tables(db)
    .selectFrom('contracts as c')
    .innerJoin('contract_versions as v', (on) =>
      on.onRef('v.jurisdiction', '=', 'c.jurisdiction').onRef('v.contract_id', '=', 'c.id').onRef('v.number', '=', 'c.version_number'),
    )
    .selectAll('c')
    .select('v.content')
    .where('c.jurisdiction', '=', ctx.jurisdiction)

export async function readContract(
  db: Db,
  ctx: Pick<Ctx, 'jurisdiction'>,
  id: string,
): Promise<(Contract & { awardTotal: Money | null }) | undefined> {
  const row = await contractQuery(db, ctx).where('c.id', '=', id).executeTakeFirst()
  return row && { ...contractOf(row), awardTotal: money(row.award_minor) }
}

export const versionOf = (r: Selectable<ContractTables['contract_versions']>): ContractVersion => ({
  number: r.number,
  state: r.state,
  proposedBy: r.proposed_by,
  proposedAt: r.proposed_at,
  reason: r.reason,
  text: readText(r.content),
  answer: r.answer,
  answeredAt: r.answered_at,
  version: r.version,
  signed: {
    purchaser: r.purchaser_signed_at ? { at: r.purchaser_signed_at, by: r.purchaser_signer ?? '' } : null,
    provider: r.provider_signed_at ? { at: r.provider_signed_at, by: r.provider_signer ?? '' } : null,
  },
})

export async function readVersions(db: Db, ctx: Pick<Ctx, 'jurisdiction'>, contractId: string): Promise<ContractVersion[]> {
  const rows = await tables(db)
    .selectFrom('contract_versions')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(versionOf)
}

/** The agreed texts of several contracts, the newest first, by contract. */
export async function readAgreedVersions(
  db: Db,
  ctx: Pick<Ctx, 'jurisdiction'>,
  contractIds: readonly string[],
): Promise<Map<string, ContractVersion[]>> {
  if (contractIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('contract_versions')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', 'in', [...new Set(contractIds)])
    .where('state', '=', 'agreed')
    .orderBy('number', 'desc')
    .execute()
  return new Map([...Map.groupBy(rows, (r) => r.contract_id as string)].map(([id, own]) => [id, own.map(versionOf)]))
}

const groundOf = (r: Selectable<ContractTables['contract_grounds']>): Ground => ({
  contractId: r.contract_id,
  planId: r.plan_id,
  kind: r.kind,
  earlierId: r.earlier_id,
  announced: r.announced,
  state: r.state,
  askedAt: r.asked_at,
  decidedAt: r.decided_at,
  decidedBy: r.decided_by,
  note: r.note,
  approved: money(r.approved_minor),
  version: r.version,
})

/** Grounds of contracts without a tender, the oldest first. */
export async function readGrounds(
  db: Db,
  ctx: Pick<Ctx, 'jurisdiction'>,
  asked: { contractIds?: readonly string[]; earlierId?: string },
): Promise<Ground[]> {
  if (asked.contractIds?.length === 0) return []
  let q = tables(db).selectFrom('contract_grounds').selectAll().where('jurisdiction', '=', ctx.jurisdiction)
  if (asked.contractIds) q = q.where('contract_id', 'in', asked.contractIds)
  if (asked.earlierId) q = q.where('earlier_id', '=', asked.earlierId)
  return (await q.orderBy('asked_at').orderBy('contract_id').execute()).map(groundOf)
}
export const readGround = async (db: Db, ctx: Pick<Ctx, 'jurisdiction'>, contractId: string): Promise<Ground | undefined> =>
  (await readGrounds(db, ctx, { contractIds: [contractId] }))[0]

/** Contracts without a tender whose ground nobody has approved: those that wait, and those of old that were never asked. The newest first. */
export async function openGrounds(db: Db, ctx: Pick<Ctx, 'jurisdiction'>): Promise<{ contract: Contract; ground: Ground | undefined }[]> {
  const rows = await contractQuery(db, ctx)
    .leftJoin('contract_grounds as g', (on) => on.onRef('g.jurisdiction', '=', 'c.jurisdiction').onRef('g.contract_id', '=', 'c.id'))
    .where('c.tender_id', 'is', null)
    .where((e) => e.or([e('c.state', '<>', 'terminated'), e('c.signed_on', 'is not', null)]))
    .where((e) =>
      e.or([e('g.state', 'is', null), e('g.state', '=', 'asked'), e.and([e('g.state', '=', 'refused'), e('c.signed_on', 'is not', null)])]),
    )
    .orderBy('c.created_at', 'desc')
    .limit(200)
    .execute()
  const grounds = new Map((await readGrounds(db, ctx, { contractIds: rows.map((r) => r.id) })).map((g) => [g.contractId, g]))
  return rows.map((r) => ({ contract: contractOf(r), ground: grounds.get(r.id) }))
}

/** Unsigned contracts whose open text this organisation has not signed and need not answer as a proposal; without a tender once the bureau approved. */
export async function awaitingSignature(ctx: Ctx, organisationId: string): Promise<Contract[]> {
  const rows = await contractQuery(ctx.db, ctx)
    .innerJoin('contract_versions as open', (on) =>
      on.onRef('open.jurisdiction', '=', 'c.jurisdiction').onRef('open.contract_id', '=', 'c.id').on('open.state', '=', 'open'),
    )
    .leftJoin('contract_grounds as g', (on) => on.onRef('g.jurisdiction', '=', 'c.jurisdiction').onRef('g.contract_id', '=', 'c.id'))
    .where('c.state', 'in', ['draft', 'negotiating'])
    .where((e) => e.or([e('c.tender_id', 'is not', null), e('g.state', '=', 'approved')]))
    .where((e) =>
      e.or([
        e.and([e('c.purchaser_id', '=', organisationId), e('open.purchaser_signed_at', 'is', null)]),
        e.and([e('c.provider_id', '=', organisationId), e('open.provider_signed_at', 'is', null)]),
      ]),
    )
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('duties as d')
            .select('d.id')
            .whereRef('d.jurisdiction', '=', 'c.jurisdiction')
            .whereRef('d.contract_id', '=', 'c.id')
            .where('d.kind', '=', 'answer-change')
            .where('d.state', '=', 'open')
            .where((o) =>
              o.or([
                o.and([o('d.debtor', '=', 'purchaser'), o('d.purchaser_id', '=', organisationId)]),
                o.and([o('d.debtor', '=', 'provider'), o('d.provider_id', '=', organisationId)]),
              ]),
            ),
        ),
      ),
    )
    .orderBy('c.id')
    .limit(100)
    .execute()
  return rows.map(contractOf)
}

/** Moves a ground on if it is still where the person saw it. False when somebody was faster. */
export async function moveGround(
  tx: Db,
  ctx: Ctx,
  g: Pick<Ground, 'contractId' | 'state' | 'version'>,
  to: Partial<Pick<ContractTables['contract_grounds'], 'state' | 'decided_at' | 'decided_by' | 'note' | 'approved_minor'>>,
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('contract_grounds')
    .set({ ...to, version: g.version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', g.contractId)
    .where('state', '=', g.state)
    .where('version', '=', g.version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** The next running number of a contract within its year: `HT-2026-014`. */
export async function nextNumber(tx: Db, ctx: Ctx): Promise<string> {
  const year = ctx.today.year
  const { rows } = await sql<{ value: bigint }>`
    insert into counters (jurisdiction, name, value) values (${ctx.jurisdiction}, ${`contract:${year}`}, 1)
    on conflict (jurisdiction, name) do update set value = counters.value + 1 returning value`.execute(tx)
  return `HT-${year}-${String(rows[0]!.value).padStart(3, '0')}`
}

/** Moves a contract on if it is still where the person saw it. False when somebody was faster. */
export async function moveContract(
  tx: Db,
  ctx: Ctx,
  c: Pick<Contract, 'id' | 'state' | 'version'>,
  to: Partial<
    Pick<
      ContractTables['contracts'],
      | 'state'
      | 'version_number'
      | 'starts_on'
      | 'ends_on'
      | 'total_minor'
      | 'original_minor'
      | 'title'
      | 'title_en'
      | 'signed_on'
      | 'published_on'
      | 'begun_at'
      | 'closed_on'
      | 'close_reason'
    >
  >,
): Promise<boolean> {
  noteState(tx, c.state, to.state)
  const done = await tables(tx)
    .updateTable('contracts')
    .set({ ...to, version: c.version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', c.id)
    .where('state', '=', c.state)
    .where('version', '=', c.version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
