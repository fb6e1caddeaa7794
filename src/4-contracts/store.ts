import { type Citation, type Day, type Id, minor, type Money, type Moment, moneyText, totalOf, type Words, yuan } from '#kernel'
import type { Ctx, Db, Json } from '#platform'
import { type Generated, type Selectable, sql } from 'kysely'
import type { Contract, ContractLine, ContractText, ContractVersion, Side } from './rules/contract.ts'
import type { ContractState } from './rules/contract-process.ts'
import type { Ground } from './rules/ground.ts'
import type { GroundState } from './rules/ground-process.ts'

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
    notice_by: Side | null
    offer_by: Side | null
    offer_on: Day | null
    offer_reason: string | null
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
    approved_number: number | null
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
  noticeBy: r.notice_by,
  offer: r.offer_by && { by: r.offer_by, on: r.offer_on, reason: r.offer_reason ?? '' },
  version: r.version,
})

/** What reading needs: the handle and the place. Inside a change it is the context of the open transaction. */
type Reading = Pick<Ctx, 'db' | 'jurisdiction'>

/** Contracts joined with the text that is in force or on the table. */
export const contractQuery = (ctx: Reading) =>
  tables(ctx.db)
    .selectFrom('contracts as c')
    .innerJoin('contract_versions as v', (on) =>
      on.onRef('v.jurisdiction', '=', 'c.jurisdiction').onRef('v.contract_id', '=', 'c.id').onRef('v.number', '=', 'c.version_number'),
    )
    .selectAll('c')
    .select('v.content')
    .where('c.jurisdiction', '=', ctx.jurisdiction)

/** Keeps a contract as it is until the end of the transaction; others may read and hold it too. */
export const holdContract = (ctx: Reading, tx: Db, id: string) =>
  tables(tx).selectFrom('contracts').select('id').where('jurisdiction', '=', ctx.jurisdiction).where('id', '=', id).forShare().execute()

export async function readContract(ctx: Reading, id: string): Promise<(Contract & { awardTotal: Money | null }) | undefined> {
  const row = await contractQuery(ctx).where('c.id', '=', id).executeTakeFirst()
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

export async function readVersions(ctx: Reading, contractId: string): Promise<ContractVersion[]> {
  const rows = await tables(ctx.db)
    .selectFrom('contract_versions')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(versionOf)
}

/** The agreed texts of several contracts, the newest first, by contract. */
export async function readAgreedVersions(ctx: Reading, contractIds: readonly string[]): Promise<Map<string, ContractVersion[]>> {
  if (contractIds.length === 0) return new Map()
  const rows = await tables(ctx.db)
    .selectFrom('contract_versions')
    .selectAll()
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', 'in', [...new Set(contractIds)])
    .where('state', '=', 'agreed')
    .orderBy('number', 'desc')
    .execute()
  return new Map([...Map.groupBy(rows, (r) => r.contract_id as string)].map(([id, own]) => [id, own.map(versionOf)]))
}

const groundOf = (r: Selectable<ContractTables['contract_grounds']> & { approved_text: StoredText | null }): Ground => ({
  id: r.contract_id,
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
  approvedText: r.approved_text && readText(r.approved_text),
  version: r.version,
})

/** Grounds of contracts without a tender, the oldest first. */
export async function readGrounds(ctx: Reading, asked: { contractIds?: readonly string[]; earlierId?: string }): Promise<Ground[]> {
  if (asked.contractIds?.length === 0) return []
  let q = tables(ctx.db)
    .selectFrom('contract_grounds as g')
    .leftJoin('contract_versions as v', (on) =>
      on
        .onRef('v.jurisdiction', '=', 'g.jurisdiction')
        .onRef('v.contract_id', '=', 'g.contract_id')
        .onRef('v.number', '=', 'g.approved_number'),
    )
    .selectAll('g')
    .select('v.content as approved_text')
    .where('g.jurisdiction', '=', ctx.jurisdiction)
  if (asked.contractIds) q = q.where('g.contract_id', 'in', asked.contractIds)
  if (asked.earlierId) q = q.where('g.earlier_id', '=', asked.earlierId)
  return (await q.orderBy('g.asked_at').orderBy('g.contract_id').execute()).map(groundOf)
}
export const readGround = async (ctx: Reading, contractId: string): Promise<Ground | undefined> =>
  (await readGrounds(ctx, { contractIds: [contractId] }))[0]

/** Contracts without a tender whose ground nobody has approved: those that wait, and those of old that were never asked. The newest first. */
export async function openGrounds(ctx: Reading): Promise<{ contract: Contract; ground: Ground | undefined }[]> {
  const rows = await contractQuery(ctx)
    .leftJoin('contract_grounds as g', (on) => on.onRef('g.jurisdiction', '=', 'c.jurisdiction').onRef('g.contract_id', '=', 'c.id'))
    .where('c.tender_id', 'is', null)
    .where((e) => e.or([e('c.state', '<>', 'terminated'), e('c.signed_on', 'is not', null)]))
    .where((e) =>
      e.or([e('g.state', 'is', null), e('g.state', '=', 'asked'), e.and([e('g.state', '=', 'refused'), e('c.signed_on', 'is not', null)])]),
    )
    .orderBy('c.created_at', 'desc')
    .limit(200)
    .execute()
  const grounds = new Map((await readGrounds(ctx, { contractIds: rows.map((r) => r.id) })).map((g) => [g.contractId, g]))
  return rows.map((r) => ({ contract: contractOf(r), ground: grounds.get(r.id) }))
}

/** Unsigned contracts whose open text this organisation has not signed and need not answer as a proposal; without a tender once the bureau approved. */
export async function awaitingSignature(ctx: Ctx, organisationId: string): Promise<Contract[]> {
  const rows = await contractQuery(ctx)
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

/** What is written when a ground is decided on, or asked for again. */
export type GroundColumns = Pick<
  ContractTables['contract_grounds'],
  'decided_at' | 'decided_by' | 'note' | 'approved_minor' | 'approved_number'
>

/** Writes what was decided on a contract of which no ground was ever asked for. False where there is one by now. */
export async function addDecidedGround(ctx: Ctx, tx: Db, contractId: string, state: GroundState, columns: GroundColumns): Promise<boolean> {
  const first = await tables(tx)
    .insertInto('contract_grounds')
    .values({
      jurisdiction: ctx.jurisdiction,
      contract_id: contractId,
      plan_id: null,
      kind: 'unstated',
      earlier_id: null,
      announced: null,
      asked_at: ctx.now,
      state,
      ...columns,
    })
    .onConflict((c) => c.doNothing())
    .returning('contract_id')
    .executeTakeFirst()
  return first !== undefined
}

/** Moves a ground on if it is still where it was read. False when somebody was faster. */
export async function moveGround(
  ctx: Ctx,
  tx: Db,
  was: Pick<Ground, 'contractId' | 'state' | 'version'>,
  state: GroundState,
  columns: GroundColumns,
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('contract_grounds')
    .set({ ...columns, state, version: was.version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', was.contractId)
    .where('state', '=', was.state)
    .where('version', '=', was.version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** The next running number of a contract within its year: `HT-2026-014`. */
export async function nextNumber(ctx: Ctx, tx: Db): Promise<string> {
  const year = ctx.today.year
  const { rows } = await sql<{ value: bigint }>`
    insert into counters (jurisdiction, name, value) values (${ctx.jurisdiction}, ${`contract:${year}`}, 1)
    on conflict (jurisdiction, name) do update set value = counters.value + 1 returning value`.execute(tx)
  return `HT-${year}-${String(rows[0]!.value).padStart(3, '0')}`
}

/** What a verb of a contract writes beside its state. */
export type ContractColumns = Partial<
  Pick<
    ContractTables['contracts'],
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
    | 'notice_by'
    | 'offer_by'
    | 'offer_on'
    | 'offer_reason'
  >
>

/** The columns in which a contract shows the text that is in force or on the table. */
export const textColumns = (number: number, t: ContractText): ContractColumns => ({
  version_number: number,
  title: t.title,
  title_en: t.titleEn,
  starts_on: t.startsOn,
  ends_on: t.endsOn,
  total_minor: totalOf(t.lines),
})

/** Moves a contract on if it is still where it was read. False when somebody was faster. */
export async function moveContract(
  ctx: Ctx,
  tx: Db,
  was: Pick<Contract, 'id' | 'state' | 'version'>,
  state: ContractState,
  columns: ContractColumns,
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('contracts')
    .set({ ...columns, state, version: was.version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('id', '=', was.id)
    .where('state', '=', was.state)
    .where('version', '=', was.version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/**
 * Closes or renews a text if it is still open and as it was read. False when somebody was faster.
 * @param open the text that waits for signatures
 */
export async function moveVersion(
  ctx: Ctx,
  tx: Db,
  contractId: string,
  open: Pick<ContractVersion, 'number' | 'version'>,
  columns: Partial<
    Pick<
      ContractTables['contract_versions'],
      'state' | 'answer' | 'answered_at' | 'purchaser_signed_at' | 'purchaser_signer' | 'provider_signed_at' | 'provider_signer'
    >
  >,
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('contract_versions')
    .set({ ...columns, version: open.version + 1 })
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .where('number', '=', open.number)
    .where('state', '=', 'open')
    .where('version', '=', open.version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Puts a text on the table, unsigned. */
export async function addVersion(
  ctx: Ctx,
  tx: Db,
  contractId: string,
  v: { number: number; proposedBy: Side; reason: string; text: ContractText },
): Promise<void> {
  await tables(tx)
    .insertInto('contract_versions')
    .values({
      jurisdiction: ctx.jurisdiction,
      contract_id: contractId,
      number: v.number,
      state: 'open',
      proposed_by: v.proposedBy,
      proposed_at: ctx.now,
      reason: v.reason,
      content: storeText(v.text),
      ...unsigned,
      answer: null,
      answered_at: null,
    })
    .execute()
}

/** Puts a text back on the table that another had replaced, with nobody's signature. */
export async function reopenVersion(ctx: Ctx, tx: Db, contractId: string, number: number): Promise<void> {
  await tables(tx)
    .updateTable('contract_versions')
    .set((e) => ({ state: 'open', answered_at: null, ...unsigned, version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .where('number', '=', number)
    .execute()
}

/** Nothing is offered about a notice. */
export const noOffer = { offer_by: null, offer_on: null, offer_reason: null } as const

/** Declines whatever text of a contract still waits; nobody owes an answer to it any more. */
export async function declineOpenVersion(ctx: Ctx, tx: Db, contractId: string, answer: string): Promise<void> {
  await tables(tx)
    .updateTable('contract_versions')
    .set((e) => ({ state: 'declined', answer, answered_at: ctx.now, version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .where('state', '=', 'open')
    .execute()
  await tables(tx)
    .updateTable('duties')
    .set((e) => ({ state: 'void', version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .where('kind', '=', 'answer-change')
    .where('subject_kind', '=', 'version')
    .where('state', '=', 'open')
    .execute()
}

/** An offer is answered on a day; without one it is answered no more, as when another takes its place. */
export async function endOfferAnswer(ctx: Ctx, tx: Db, contractId: string, on: Day | null): Promise<void> {
  await tables(tx)
    .updateTable('duties')
    .set((e) => ({ ...(on ? { state: 'done', fulfilled_on: on } : { state: 'void' }), version: e('version', '+', 1) }))
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('contract_id', '=', contractId)
    .where('kind', '=', 'answer-change')
    .where('subject_id', 'like', `${contractId}:end:%`)
    .where('state', '=', 'open')
    .execute()
}

const unsigned = { purchaser_signed_at: null, purchaser_signer: null, provider_signed_at: null, provider_signer: null }
