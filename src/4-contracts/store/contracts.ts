import { type Day, earlier, type Id, minor, type Money, totalOf } from '#kernel'
import { codecs, type Ctx, type Db, holdsInSql, type ListQuery, movesOf, type PageOf, readPage } from '#platform'
import type { Moment } from '#kernel'
import { sql } from 'kysely'
import type { Contract, ContractText } from '../rules/contract.ts'
import { inForceOn, withPosts } from '../rules/in-force.ts'
import { contractProcess, type ContractState } from '../rules/contract-process.ts'
import { type ContractTables, type Reading, type Row, tables } from './tables.ts'
import { readText, type StoredText } from './texts.ts'

const contractRow = codecs<ContractTables>()('contracts', {
  except: [
    // Those of the text, which is read from its version.
    ...(['title', 'title_en', 'starts_on', 'ends_on'] as const),
    ...(['original_minor', 'award_minor', 'begun_at', 'created_at', 'offer_by', 'offer_on', 'offer_reason'] as const),
  ],
})

/** A contract as it was stored, by the text in force on the day of the request; one that has ended stays as it was on its last day. */
export const contractOf =
  (ctx: Reading) =>
  (r: Row<'contracts'> & { content: StoredText; texts: readonly { number: number; content: StoredText }[] | null }): Contract => {
    const agreed = withPosts((r.texts ?? []).map((v) => ({ number: v.number, text: readText(v.content) })))
    const c: Contract = {
      ...(agreed.find((v) => v.number === r.version_number)?.text ?? readText(r.content)),
      ...contractRow.read(r),
      id: r.id as Id<'contract'>,
      originalTotal: money(r.original_minor),
      offer: r.offer_by && { by: r.offer_by, on: r.offer_on, reason: r.offer_reason ?? '' },
      ...(agreed.length > 1 && { texts: agreed }),
    }
    return inForceOn(c, earlier(ctx.today, c.closedOn ?? ctx.today))
  }
const money = (n: bigint | null): Money | null => (n === null ? null : minor(n))

/** Contracts joined with the text that is in force or on the table. */
export const contractQuery = (ctx: Reading) =>
  tables(ctx.db)
    .selectFrom('contracts as c')
    .innerJoin('contract_versions as v', (on) =>
      on.onRef('v.jurisdiction', '=', 'c.jurisdiction').onRef('v.contract_id', '=', 'c.id').onRef('v.number', '=', 'c.version_number'),
    )
    .selectAll('c')
    .select(['v.content', agreedTexts(ctx).as('texts')])
    .where('c.jurisdiction', '=', ctx.jurisdiction)

/** Every text both agreed to, where the one shown is not the first. */
const agreedTexts = (ctx: Reading) => sql<readonly { number: number; content: StoredText }[] | null>`case when c.version_number > 1 then (
  select jsonb_agg(jsonb_build_object('number', a.number, 'content', a.content) order by a.number)
  from contract_versions a where a.jurisdiction = ${ctx.jurisdiction} and a.contract_id = c.id and a.state = 'agreed') end`

/** Keeps a contract as it is until the end of the transaction; others may read and hold it too. */
export const holdContract = (ctx: Reading, tx: Db, id: string) =>
  tables(tx).selectFrom('contracts').select('id').where('jurisdiction', '=', ctx.jurisdiction).where('id', '=', id).forShare().execute()

export async function readContract(ctx: Reading, id: string): Promise<(Contract & { awardTotal: Money | null }) | undefined> {
  const row = await contractQuery(ctx).where('c.id', '=', id).executeTakeFirst()
  return row && { ...contractOf(ctx)(row), awardTotal: money(row.award_minor) }
}

export interface ContractsAsked {
  ids?: readonly string[]
  purchaseId?: string
  purchaseIds?: readonly string[]
  purchaserId?: string
  providerId?: string
  /** Either side. */
  organisationId?: string
  states?: readonly ContractState[]
  /** Those that came into force at or after a moment. */
  begunSince?: Moment
  /** Those whose last day, also that of an early end, is one of these. */
  overWithin?: { from: Day; to: Day }
  search?: string
}

/** Contracts, those that begin last first. */
export async function contracts(ctx: Ctx, asked: ContractsAsked = {}): Promise<Contract[]> {
  if (asked.ids?.length === 0 || asked.purchaseIds?.length === 0 || asked.states?.length === 0) return []
  const rows = await filtered(ctx, asked).orderBy('c.starts_on', 'desc').orderBy('c.id', 'desc').limit(5000).execute()
  return rows.map(contractOf(ctx))
}

export const contractSorts = ['starts', 'number', 'title', 'total', 'ends', 'state'] as const
const sortColumns = {
  starts: 'c.starts_on',
  number: 'c.number',
  title: 'c.title',
  total: 'c.total_minor',
  ends: 'c.ends_on',
  state: 'c.state',
} as const

/** One page of contracts, and how many there are in all. */
export async function pageOfContracts(ctx: Ctx, asked: ContractsAsked, list: ListQuery): Promise<PageOf<Contract>> {
  const { rows, total } = await readPage(filtered(ctx, asked), list, sortColumns, { id: 'c.id' })
  return { rows: rows.map(contractOf(ctx)), total }
}

function filtered(ctx: Ctx, asked: ContractsAsked) {
  let q = contractQuery(ctx)
  if (asked.ids) q = q.where('c.id', 'in', asked.ids)
  if (asked.purchaseId) q = q.where('c.purchase_id', '=', asked.purchaseId)
  if (asked.purchaseIds) q = q.where('c.purchase_id', 'in', asked.purchaseIds)
  if (asked.purchaserId) q = q.where('c.purchaser_id', '=', asked.purchaserId)
  if (asked.providerId) q = q.where('c.provider_id', '=', asked.providerId)
  if (asked.organisationId)
    q = q.where((e) => e.or([e('c.purchaser_id', '=', asked.organisationId!), e('c.provider_id', '=', asked.organisationId!)]))
  if (asked.states?.length) q = q.where('c.state', 'in', asked.states)
  if (asked.overWithin) {
    const lastOn = sql<Day>`least(c.ends_on, c.closed_on)`
    q = q.where(lastOn, '>=', asked.overWithin.from).where(lastOn, '<=', asked.overWithin.to)
  }
  if (asked.begunSince) q = q.where('c.begun_at', '>=', asked.begunSince)
  if (asked.search) {
    q = q.where(holdsInSql(sql`(c.number || ' ' || c.title || ' ' || coalesce(c.title_en, ''))`, asked.search))
  }
  return q
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
  return rows.map(contractOf(ctx))
}

/** Whether a contract has this number. */
export const isContractNumber = async (ctx: Ctx, tx: Db, number: string): Promise<boolean> =>
  (await tables(tx)
    .selectFrom('contracts')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('number', '=', number)
    .executeTakeFirst()) !== undefined

/** The contract an award has with this institution already, by its id. */
export async function contractOfAward(ctx: Ctx, tx: Db, of: { tenderId: string; providerId: string }): Promise<string | undefined> {
  const there = await tables(tx)
    .selectFrom('contracts')
    .select('id')
    .where('jurisdiction', '=', ctx.jurisdiction)
    .where('tender_id', '=', of.tenderId)
    .where('provider_id', '=', of.providerId)
    // One that was dropped before both signed leaves the award to another; one that was signed and ended early was the award's contract.
    .where((e) => e.or([e('state', '<>', 'terminated'), e('signed_on', 'is not', null)]))
    .executeTakeFirst()
  return there?.id
}

/** Writes a contract that begins, with its first text on the table. */
export async function insertContract(
  ctx: Ctx,
  tx: Db,
  row: Pick<
    Row<'contracts'>,
    | 'id'
    | 'number'
    | 'purchase_id'
    | 'tender_id'
    | 'no_tender_reason'
    | 'purchaser_id'
    | 'provider_id'
    | 'award_minor'
    | 'law_day'
    | 'notice_on'
  >,
  text: ContractText,
): Promise<void> {
  await tables(tx)
    .insertInto('contracts')
    .values({
      ...row,
      jurisdiction: ctx.jurisdiction,
      title: text.title,
      title_en: text.titleEn,
      state: contractProcess.first,
      version_number: 1,
      starts_on: text.startsOn,
      ends_on: text.endsOn,
      total_minor: totalOf(text.lines),
      created_at: ctx.now,
    })
    .execute()
}

/** What a verb of a contract writes beside its state. */
type ContractColumns = Partial<
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
export const moveContract = movesOf<ContractState, ContractColumns>('contracts')

/** Nothing is offered about a notice. */
export const noOffer = { offer_by: null, offer_on: null, offer_reason: null } as const
