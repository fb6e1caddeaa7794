import type { Moment, Refusal } from '#kernel'
import { mayNot } from '#people'
import { type Ctx, type Db, holdsInSql } from '#platform'
import { sql } from 'kysely'
import type { ListQuery } from '#ui'
import type { Contract, ContractVersion } from './rules/contract.ts'
import type { ContractState } from './rules/contract-process.ts'
import { contractOf, contractQuery, holdContract, readAgreedVersions, readContract, readVersions } from './store.ts'
import { refuse } from './words.ts'

/** A contract as every step reads it, without asking who may see it. */
export const contract = (ctx: Ctx, id: string): Promise<Contract | undefined> => readContract(ctx, id)

/** The same inside a transaction, and nobody changes it until the end of that: what is counted by its text is counted by the one in force. */
export async function contractHeld(inside: Ctx, tx: Db, id: string): Promise<Contract | undefined> {
  await holdContract(inside, tx, id)
  return await readContract(inside, id)
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
  search?: string
}

export async function contracts(ctx: Ctx, asked: ContractsAsked = {}): Promise<Contract[]> {
  if (asked.ids?.length === 0 || asked.purchaseIds?.length === 0 || asked.states?.length === 0) return []
  const rows = await filtered(ctx, asked).orderBy('c.starts_on', 'desc').orderBy('c.id', 'desc').limit(5000).execute()
  return rows.map(contractOf)
}

const sorts = {
  number: 'c.number',
  title: 'c.title',
  total: 'c.total_minor',
  starts: 'c.starts_on',
  ends: 'c.ends_on',
  state: 'c.state',
} as const
export const contractSorts = ['starts', 'number', 'title', 'total', 'ends', 'state'] as const

/** One page of contracts and how many there are in all. */
export async function contractPage(
  ctx: Ctx,
  asked: ContractsAsked,
  list: Pick<ListQuery, 'page' | 'size' | 'sort' | 'descending'>,
): Promise<{ rows: Contract[]; total: number }> {
  const by = sorts[list.sort as keyof typeof sorts] ?? sorts.starts
  const direction = list.descending ? 'desc' : 'asc'
  const rows = await filtered(ctx, asked)
    .select((e) => e.fn.countAll<bigint>().over().as('found'))
    .orderBy(by, direction)
    .orderBy('c.id', direction)
    .limit(list.size)
    .offset((list.page - 1) * list.size)
    .execute()
  return { rows: rows.map(contractOf), total: Number(rows[0]?.found ?? 0n) }
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
  if (asked.begunSince) q = q.where('c.begun_at', '>=', asked.begunSince)
  if (asked.search) {
    q = q.where(holdsInSql(sql`(c.number || ' ' || c.title || ' ' || coalesce(c.title_en, ''))`, asked.search))
  }
  return q
}

/** Every text of a contract, the newest first. */
export const versionsOf = (ctx: Ctx, contractId: string): Promise<ContractVersion[]> => readVersions(ctx, contractId)

/** The texts both sides agreed to, of several contracts at once, the newest first. */
export const agreedVersions = (ctx: Ctx, contractIds: readonly string[]): Promise<Map<string, ContractVersion[]>> =>
  readAgreedVersions(ctx, contractIds)

/** A contract that this person may see. A contract of others is answered as if it were not there. */
export async function visibleContract(ctx: Ctx, id: string): Promise<Contract | Refusal> {
  const found = await contract(ctx, id)
  if (!found) return refuse('no-contract')
  const no = mayNot(ctx.asker, 'contracts.read', found)
  if (!no) return found
  return no.status === 401 ? no : refuse('no-contract')
}

/** Which contracts a person's list holds: those of their side, or all where the role reaches all. */
export function listedFor(ctx: Ctx): ContractsAsked | Refusal {
  const all = mayNot(ctx.asker, 'contracts.read', {})
  if (!all) return {}
  const own = mayNot(ctx.asker, 'contracts.read', { purchaserId: ctx.asker.organisationId, providerId: ctx.asker.organisationId })
  return own ?? { organisationId: ctx.asker.organisationId! }
}
