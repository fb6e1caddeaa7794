import type { Day } from '#kernel'
import type { Ctx } from '#platform'
import { type RawBuilder, sql } from 'kysely'
import type { AskedBy, Category } from './rules/record.ts'

/** What the totals need to know of a record. */
export interface Counted {
  lineId: string
  category: Category
  askedBy: AskedBy
  minutes: number
  people: number
  units: number
  communityId?: string | null | undefined
  monthOn: Day
  monthTo: Day
  purchaserId: string
  providerId: string
}

/**
 * The part of a statement that adds a record to its three totals, or takes it out, once for each row of `source`.
 * Its parts are called h, u and m; m gives the month's new minutes.
 */
export const totalsWith = (ctx: Ctx, contractId: string, r: Counted, sign: 1 | -1, source: RawBuilder<unknown>) => {
  const [minutes, people, units, errand] = [
    sign * r.minutes,
    sign * r.people,
    sign * r.units,
    r.category === 'errand' ? sign * r.minutes : 0,
  ]
  return sql`
    h as (
      insert into hours_totals as t (jurisdiction, contract_id, month_on, category, asked_by, purchaser_id, provider_id, records, minutes, people)
      select ${ctx.jurisdiction}, ${contractId}, ${r.monthOn}, ${r.category}, ${r.askedBy}, ${r.purchaserId}, ${r.providerId}, ${sign}::integer, ${minutes}::integer, ${people}::integer from ${source}
      on conflict (jurisdiction, contract_id, month_on, category, asked_by)
      do update set records = t.records + excluded.records, minutes = t.minutes + excluded.minutes, people = t.people + excluded.people returning 1),
    u as (
      insert into unit_totals as t (jurisdiction, contract_id, line_id, month_on, community_id, records, units, people, minutes)
      select ${ctx.jurisdiction}, ${contractId}, ${r.lineId}, ${r.monthOn}, ${r.communityId ?? ''}, ${sign}::integer, ${units}::integer, ${people}::integer, ${minutes}::integer from ${source}
      on conflict (jurisdiction, contract_id, line_id, month_on, community_id)
      do update set records = t.records + excluded.records, units = t.units + excluded.units, people = t.people + excluded.people, minutes = t.minutes + excluded.minutes returning 1),
    m as (
      insert into service_months as t (jurisdiction, contract_id, month_on, ends_on, purchaser_id, provider_id, records, minutes, errand_minutes, people)
      select ${ctx.jurisdiction}, ${contractId}, ${r.monthOn}, ${r.monthTo}, ${r.purchaserId}, ${r.providerId}, ${sign}::integer, ${minutes}::integer, ${errand}::integer, ${people}::integer from ${source}
      on conflict (jurisdiction, contract_id, month_on)
      do update set records = t.records + excluded.records, minutes = t.minutes + excluded.minutes, errand_minutes = t.errand_minutes + excluded.errand_minutes, people = t.people + excluded.people
      returning minutes, errand_minutes)`
}
