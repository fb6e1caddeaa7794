import type { Day } from '#kernel'
import { acrossJurisdictions, type Ctx, type Db } from '#platform'
import { type RawBuilder, sql } from 'kysely'
import { lockHandIn } from './acceptances.ts'

/** A table of totals: what it is kept by, and what it adds up, as the records say it. */
interface Kept {
  readonly table: string
  readonly by: readonly (readonly [column: string, of: RawBuilder<unknown>])[]
  readonly sums: readonly (readonly [column: string, of: RawBuilder<unknown>])[]
}
const same = (column: string) => [column, sql.ref(column)] as const
const contract = same('contract_id')
const records = ['records', sql`count(*)`] as const
const [units, people, minutes] = [
  ['units', sql`sum(units)`],
  ['people', sql`sum(people)`],
  ['minutes', sql`sum(minutes)`],
] as const
const community = ['community_id', sql`coalesce(community_id, '')`] as const
const errands = ['errand_minutes', sql`coalesce(sum(minutes) filter (where category = 'errand'), 0)`] as const
const parties = [same('purchaser_id'), same('provider_id')] as const

/** Every total that is kept of records, each once. */
const allKept: readonly Kept[] = [
  {
    table: 'hours_totals',
    by: [contract, same('month_on'), same('category'), same('asked_by'), ...parties],
    sums: [records, minutes, people],
  },
  { table: 'unit_totals', by: [contract, same('line_id'), same('month_on'), community], sums: [records, units, people, minutes] },
  {
    table: 'day_totals',
    by: [contract, same('served_on'), same('worker_id'), same('line_id'), community],
    sums: [records, units, people, minutes],
  },
  { table: 'service_months', by: [contract, same('month_on'), ...parties], sums: [records, minutes, errands, people] },
]

const partyColumns = ['purchaser_id', 'provider_id']

const names = (k: Kept) => sql.join([...k.by, ...k.sums].map(([column]) => sql.ref(column)))
/** What a total should be, counted from the records. */
const counted = (ctx: Pick<Ctx, 'jurisdiction'>, k: Kept, only: RawBuilder<unknown> = sql``) => sql`
  select ${sql.join(k.by.map(([column, of]) => sql`${of} as ${sql.ref(column)}`))}, ${sql.join(k.sums.map(([column, of]) => sql`${of}::bigint as ${sql.ref(column)}`))}
  from service_records where jurisdiction = ${ctx.jurisdiction} and not struck and not_counted is null ${only} group by ${sql.join(k.by.map(([, of]) => of))}`
/** What is kept; rows from which everything was taken out again say nothing. */
const kept = (ctx: Pick<Ctx, 'jurisdiction'>, k: Kept) => sql`
  select ${sql.join(k.by.map(([column]) => sql.ref(column)))}, ${sql.join(k.sums.map(([column]) => sql`${sql.ref(column)}::bigint`))}
  from ${sql.table(k.table)} where jurisdiction = ${ctx.jurisdiction} and (${sql.join(
    k.sums.map(([column]) => sql`${sql.ref(column)} <> 0`),
    sql` or `,
  )})`

/** Contracts of which a kept total is not what counting every record gives, by the table of the total. */
export async function wrongTotals(ctx: Ctx, tx: Db = ctx.db): Promise<{ table: string; contractId: string }[]> {
  const found = []
  for (const k of allKept) {
    const { rows } = await sql<{ contract_id: string }>`
      with kept as (${kept(ctx, k)}), counted as (${counted(ctx, k)})
      select distinct contract_id from (
        (select ${names(k)} from kept except select ${names(k)} from counted) union all (select ${names(k)} from counted except select ${names(k)} from kept)
      ) differing order by contract_id`.execute(acrossJurisdictions(tx, 'both sides of the comparison say the jurisdiction'))
    found.push(...rows.map((r) => ({ table: k.table, contractId: r.contract_id })))
  }
  return found
}

/** Makes a total of a contract what its records say. New records of the contract wait meanwhile. */
export async function recountTotal(ctx: Ctx, tx: Db, of: { table: string; contractId: string }): Promise<void> {
  const k = allKept.find((x) => x.table === of.table)!
  const db = acrossJurisdictions(tx, 'each statement says the jurisdiction')
  const own = sql`jurisdiction = ${ctx.jurisdiction} and contract_id = ${of.contractId}`
  const key = k.by.filter(([column]) => !partyColumns.includes(column)).map(([column]) => sql.ref(column))
  // A month that is missing altogether gets the day before the next begins as its last.
  const ends = k.table === 'service_months'
  await lockHandIn(ctx, tx, of.contractId)
  const truth = counted(ctx, k, sql`and contract_id = ${of.contractId}`)
  await sql`update ${sql.table(k.table)} set ${sql.join(k.sums.map(([column]) => sql`${sql.ref(column)} = 0`))}
    where ${own} and (${sql.join(key)}) not in (select ${sql.join(key)} from (${truth}) counted)`.execute(db)
  await sql`
    insert into ${sql.table(k.table)} (jurisdiction, ${names(k)} ${ends ? sql`, ends_on` : sql``})
    select ${ctx.jurisdiction}, ${names(k)} ${ends ? sql`, (month_on + interval '1 month' - interval '1 day')::date` : sql``}
    from (${truth}) counted
    on conflict (jurisdiction, ${sql.join(key)})
    do update set ${sql.join(k.sums.map(([column]) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`))}`.execute(db)
}

/** Adds new records of one month to every total they count in, each total once. @returns what the month holds now */
export async function addTogether(
  ctx: Ctx,
  tx: Db,
  of: { contractId: string; monthOn: Day; endsOn: Day; ids: readonly string[] },
): Promise<{ minutes: bigint; errandMinutes: bigint }> {
  const db = acrossJurisdictions(tx, 'each statement says the jurisdiction')
  for (const k of allKept) {
    const ends = k.table === 'service_months'
    const key = k.by.filter(([column]) => !partyColumns.includes(column)).map(([column]) => sql.ref(column))
    await sql`
      insert into ${sql.table(k.table)} as t (jurisdiction, ${names(k)} ${ends ? sql`, ends_on` : sql``})
      select ${ctx.jurisdiction}, ${names(k)} ${ends ? sql`, ${of.endsOn}::date` : sql``}
      from (${counted(ctx, k, sql`and contract_id = ${of.contractId} and month_on = ${of.monthOn} and id = any(${[...of.ids]})`)}) counted
      on conflict (jurisdiction, ${sql.join(key)})
      do update set ${sql.join(k.sums.map(([column]) => sql`${sql.ref(column)} = ${sql.ref(`t.${column}`)} + ${sql.ref(`excluded.${column}`)}`))}`.execute(
      db,
    )
  }
  const { rows } = await sql<{ minutes: bigint; errand_minutes: bigint }>`
    select minutes::bigint as minutes, errand_minutes::bigint as errand_minutes from service_months
    where jurisdiction = ${ctx.jurisdiction} and contract_id = ${of.contractId} and month_on = ${of.monthOn}`.execute(tx)
  return { minutes: rows[0]!.minutes, errandMinutes: rows[0]!.errand_minutes }
}
