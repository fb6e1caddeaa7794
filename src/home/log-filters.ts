import { type Day, type Moment, newId, type Words } from '#kernel'
import { purchases } from '#needs'
import { peopleNamed } from '#people'
import type { Ctx } from '#platform'
import { type RawBuilder, sql } from 'kysely'
import { daySpan } from '#ui'
import { sealedActions, sealedEntries, sealedSince } from '#tenders'
import { doors } from './gather.ts'

/** What of the log somebody wants to see, as the form gives it. Empty where it does not matter. */
export interface LogFilters {
  who: string
  from: string
  to: string
  record: string
  purchase: string
  action: string
  outcome: '' | 'done' | 'refused'
  signIns: boolean
}

export function readFilters(of: URLSearchParams): LogFilters {
  const text = (name: string) => (of.get(name) ?? '').trim().slice(0, 200)
  const outcome = text('outcome')
  return {
    who: text('who'),
    from: text('from'),
    to: text('to'),
    record: text('record'),
    purchase: text('purchase'),
    action: text('action').slice(0, 60),
    outcome: outcome === 'done' || outcome === 'refused' ? outcome : '',
    signIns: of.get('signins') === '1',
  }
}

const anId = /\b[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}\b/
const signIn = 'people.sign-in'

/** The filters as conditions on `record_log`, the person they come down to, where it is one, and why they can find nothing. */
export async function conditionsOf(
  ctx: Ctx,
  f: LogFilters,
): Promise<{ where: RawBuilder<boolean>; person: string | undefined; wrong: Words | undefined }> {
  const all: RawBuilder<boolean>[] = [
    sql<boolean>`jurisdiction = ${ctx.jurisdiction}`,
    sql<boolean>`not ${await sealedEntries(ctx)}`,
    // What waits for its place until bids are opened is told to nobody, not even as a number.
    sql<boolean>`not exists (select from record_log_pending p where p.jurisdiction = record_log.jurisdiction and p.entry_id = record_log.id and p.held_by is not null)`,
  ]
  const actors = f.who ? await personIds(ctx, f.who) : undefined
  if (actors) all.push(sql<boolean>`actor_id = any(${actors}::text[])`)
  // A name that was taken out of an entry finds it no more, though the account still bears it. Whoever has the id of the account finds it.
  if (actors && !anId.test(f.who)) all.push(sql<boolean>`actor_name is not null`)
  const { from, to, wrong } = daySpan(f.from, f.to)
  if (wrong) all.push(sql<boolean>`false`)
  // An id begins with its moment, so a stretch of days is a stretch of the key.
  if (from) all.push(sql<boolean>`id >= ${firstId(startOf(from, ctx.zone))} and at >= ${startOf(from, ctx.zone)}`)
  if (to) {
    const end = startOf(to.add({ days: 1 }), ctx.zone)
    all.push(sql<boolean>`id < ${firstId(end.add({ milliseconds: 64 }))} and at < ${end}`)
  }
  if (f.record) all.push(sql<boolean>`subject_id = any(${await recordIds(ctx, f.record)}::text[])`)
  if (f.purchase) all.push(sql<boolean>`purchase_id = any(${await purchaseIds(ctx, f.purchase)}::text[])`)
  if (/^[a-z]+\.$/.test(f.action)) all.push(sql<boolean>`starts_with(action, ${f.action})`)
  else if (f.action) all.push(sql<boolean>`action = ${f.action}`)
  if (!f.signIns && f.action !== signIn) all.push(sql<boolean>`action <> ${signIn}`)
  if (f.outcome === 'done') all.push(sql<boolean>`outcome = 'done'`)
  if (f.outcome === 'refused') all.push(sql<boolean>`outcome <> 'done'`)
  return { where: sql<boolean>`${sql.join(all, sql` and `)}`, person: actors?.length === 1 ? actors[0] : undefined, wrong }
}

const startOf = (day: Day, zone: string): Moment => day.toZonedDateTime(zone).toInstant()

/** The smallest id that an entry of this moment, or up to 32 milliseconds before it, may have. */
const firstId = (moment: Moment): string => newId('entry', moment).slice(0, 'log_'.length + 9)

async function personIds(ctx: Ctx, who: string): Promise<string[]> {
  const id = anId.exec(who)?.[0]
  if (id) return [id]
  return await peopleNamed(ctx, who, 50)
}

/** A record by its id, by an address that holds one, or by its number or title. */
async function recordIds(ctx: Ctx, text: string): Promise<string[]> {
  const id = anId.exec(text)?.[0]
  if (id) return [id]
  const hits: string[] = []
  for (const door of doors) for (const hit of (await door.find?.(ctx, text)) ?? []) hits.push(anId.exec(hit.href)?.[0] ?? '')
  return [...hits.filter((h) => h !== ''), ...(await purchaseIds(ctx, text))].slice(0, 200)
}

async function purchaseIds(ctx: Ctx, text: string): Promise<string[]> {
  const id = anId.exec(text)?.[0]
  if (id) return [id]
  return (await purchases(ctx, { search: text, limit: 50 })).map((p) => p.id)
}

/** Every action there is in the log, found step by step along its index, not by reading the log; those with bids only while none lies sealed. */
export async function actionsKnown(ctx: Ctx): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`
    with recursive a as (
      (select action from record_log where jurisdiction = ${ctx.jurisdiction} order by action limit 1)
      union all
      select (select l.action from record_log l where l.jurisdiction = ${ctx.jurisdiction} and l.action > a.action order by l.action limit 1)
      from a where a.action is not null)
    select action from a where action is not null`.execute(ctx.db)
  const hidden = (await sealedSince(ctx)) ? sealedActions : []
  return rows.map((r) => r.action).filter((a) => !hidden.includes(a))
}
