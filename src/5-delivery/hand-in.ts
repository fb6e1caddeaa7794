import { type Contract, contract, type Done, dueAfter, fulfilDuty, raiseDuties } from '#contracts'
import { add, both, type Day, type fraction, fractionOf, fractionText, isAfter, isBefore, newId, type Refusal, sayDay, zero } from '#kernel'
import { cite, lastOfDays } from '#law'
import { calendarOf, mayNot } from '#people'
import { change, type Ctx, type Db, recordRefusal } from '#platform'
import { sql } from 'kysely'
import { occupiedOf } from './occupancy.ts'
import { type Acceptance, citesOf } from './rules/acceptance.ts'
import { claimOf, type ClaimedLine, contractMonths, type Period, periodOf } from './periods.ts'
import { moveAcceptance, readAcceptances, readAppointments, readOpinions, tables } from './store.ts'
import { doneOf, whyNotDue, worthOfStage } from './stage-due.ts'
import { unitTotals } from './totals.ts'
import { refuse } from './words.ts'

export interface HandIn {
  contractId: string
  /** `m03`, or the key of a milestone. */
  period: string
  /** Needed for a milestone: what was completed and where it can be seen. */
  says?: string | undefined
  /** Version of the returned hand-in, when it is handed in again. */
  version?: number | undefined
}

/** Hands in a month or a milestone. What is claimed is counted from units and presence, never typed. */
export async function handInPeriod(ctx: Ctx, i: HandIn): Promise<{ id: string } | Refusal> {
  const c = await contract(ctx, i.contractId)
  const no = mayNot(ctx.asker, 'delivery.hand-in', { providerId: c?.providerId ?? null })
  if (no) return await recordRefusal(ctx, 'delivery.hand-in', no)
  if (!c) return refuse('no-contract')
  return await change(
    ctx,
    { action: 'delivery.hand-in', purchaseId: c.purchaseId, facts: { contract: c.number, period: i.period } },
    async (tx, entry) => {
      // Two periods of a contract are handed in one after the other: each claims what the others did not.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`hand-in:${ctx.jurisdiction}:${c.id}`}, 0))`.execute(tx)
      const inside = { ...ctx, db: tx }
      const before = await readAcceptances(tx, ctx, { contractIds: [c.id] })
      const why = whyNotHandIn(ctx, c, i.period, before, doneOf(c, await unitTotals(ctx, { contractIds: [c.id] }, tx)))
      if (why) return why
      const period = periodOf(c, i.period, ctx.today)!
      if (period.kind === 'milestone' && !i.says?.trim()) return refuse('say-what').with({ fields: { says: refuse('say-what').words } })
      const lines = await claimFor(inside, tx, c, period, before)
      const again = before.find((a) => a.period === i.period)
      const dueOn = lastOfDays('civil', ctx.today, c.terms.acceptanceDays, await calendarOf(ctx, tx)).on
      const id = again?.id ?? newId('acceptance', ctx.now)
      const times = (again?.times ?? 0) + 1
      const now = {
        state: 'handed-in' as const,
        period_from: period.from,
        period_to: period.to,
        handed_in_on: ctx.today,
        due_on: dueOn,
        silence_accepts: c.terms.silenceMeansAcceptance,
        says: i.says ?? null,
      }
      if (again) {
        if (!(await moveAcceptance(tx, ctx, { ...again, version: i.version ?? ctx.version ?? again.version }, { ...now, times })))
          return refuse('stale')
        await tables(tx)
          .deleteFrom('acceptance_lines')
          .where('jurisdiction', '=', ctx.jurisdiction)
          .where('acceptance_id', '=', id)
          .execute()
      } else {
        const made = await tables(tx)
          .insertInto('acceptances')
          .values({
            jurisdiction: ctx.jurisdiction,
            id,
            contract_id: c.id,
            purchase_id: c.purchaseId,
            purchaser_id: c.purchaserId,
            provider_id: c.providerId,
            kind: period.kind,
            period: period.key,
            ...now,
            accepted_on: null,
            decided_by: null,
            remark: null,
            no_opinion_reason: null,
            returned_on: null,
            returned_reason: null,
            law_day: c.lawDay,
          })
          .onConflict((o) => o.columns(['jurisdiction', 'contract_id', 'period']).doNothing())
          .returning('id')
          .executeTakeFirst()
        if (!made) return refuse('already-handed-in')
      }
      if (lines.length > 0)
        await tables(tx)
          .insertInto('acceptance_lines')
          .values(
            lines.map((l) => ({
              jurisdiction: ctx.jurisdiction,
              acceptance_id: id,
              instalment_key: l.instalment.key,
              contract_id: c.id,
              line_id: l.line.id,
              claimed: fractionText(l.claimed),
              accepted: null,
              disputed_reason: null,
              counted: l.counted && fractionText(l.counted),
              out_of: l.outOf && fractionText(l.outOf),
              settled_on: null,
              settled_note: null,
            })),
          )
          .execute()
      await fulfilDuty(ctx, tx, {
        contractId: c.id,
        kind: 'hand-in',
        subjectId: times === 1 ? period.key : `${period.key}:${times}`,
        on: ctx.today,
      })
      await raiseToAccept(ctx, tx, c, { id, times, dueOn, heard: again ? (await readOpinions(tx, ctx, id)).length > 0 : false })
      entry.subject = { kind: 'acceptance', id }
      entry.facts = { contract: c.number, period: i.period, dueOn: dueOn.toString(), times }
      entry.after = lines.map((l) => ({ key: l.instalment.key, claimed: fractionText(l.claimed) }))
      return { id }
    },
  )
}

/** Why a period cannot be handed in now, or undefined when it can. `done` is what counts of each line so far. */
export function whyNotHandIn(
  ctx: Ctx,
  c: Contract,
  key: string,
  before: readonly Acceptance[],
  done: ReadonlyMap<string, Done>,
): Refusal | undefined {
  if (!['active', 'ended', 'terminated'].includes(c.state)) return refuse('not-running')
  const period = periodOf(c, key, ctx.today)
  if (!period) return refuse('no-period')
  if (period.instalments.every((p) => p.onSigning)) return refuse('on-signing')
  const mine = before.find((a) => a.period === key)
  if (mine && mine.state !== 'returned') return refuse('already-handed-in')
  if (period.kind === 'milestone') return whyNotDue(c, key, { on: ctx.today, done, before })
  if (!isBefore(period.to, ctx.today)) return refuse('period-not-over', period.to)
  const earlier = contractMonths(c).filter((m) => m.index < period.index && periodOf(c, m.key, ctx.today))
  return earlier.every((m) => before.some((a) => a.period === m.key)) ? undefined : refuse('earlier-first')
}

/** What a period would claim, counted from the totals as they stand. */
export async function claimFor(ctx: Ctx, db: Db, c: Contract, period: Period, before: readonly Acceptance[]): Promise<ClaimedLine[]> {
  const [staff, units] = [
    await readAppointments(db, ctx, { contractIds: [c.id] }),
    await unitTotals(ctx, { contractIds: [c.id], to: period.to }, db),
  ]
  const done = doneOf(c, units)
  const postDays = await occupiedOf(ctx, c, staff, period)
  const claimed = new Map<string, { claimed: ReturnType<typeof fraction>; givenUp: ReturnType<typeof fraction> }>()
  for (const l of before.filter((a) => a.period !== period.key && a.state !== 'returned').flatMap((a) => a.lines)) {
    const so = claimed.get(l.instalmentKey) ?? { claimed: zero, givenUp: zero }
    claimed.set(l.instalmentKey, { claimed: add(so.claimed, fractionOf(l.claimed)), givenUp: add(so.givenUp, fractionOf(l.givenUp)) })
  }
  return claimOf(c, period, {
    postDays: new Map(postDays.map((d) => [d.lineId, d])),
    units: new Map([...done].map(([id, d]) => [id, d.made])),
    stage: period.kind === 'milestone' ? worthOfStage(c, period.key, done) : null,
    before: claimed,
  })
}

async function raiseToAccept(ctx: Ctx, tx: Db, c: Contract, a: { id: string; times: number; dueOn: Day; heard: boolean }): Promise<void> {
  const common = {
    contractId: c.id,
    subjectKind: 'acceptance',
    subjectId: `${a.id}:${a.times}`,
    dueOn: a.dueOn,
    clause: '8',
    href: `/delivery/acceptances/${a.id}`,
  }
  await raiseDuties(ctx, tx, [
    {
      ...common,
      kind: 'accept',
      title: both('验收，或说明理由退回', 'Accept, or return with reasons'),
      cites: citesOf(c.terms.basis),
      why: both(
        `${sayDay(ctx.today, 'zh')}提交，${c.terms.acceptanceDays} 日内答复。`,
        `Handed in on ${sayDay(ctx.today, 'en')}; to be answered within ${c.terms.acceptanceDays} days.`,
      ),
      otherwise: c.terms.silenceMeansAcceptance
        ? both('视为验收，付款期限开始计算', 'it counts as accepted and the payment clock starts')
        : both('付款期限从验收期满起算', 'the payment clock starts when this time ends'),
    },
    ...(a.heard
      ? []
      : [
          {
            ...common,
            kind: 'invite-residents' as const,
            title: both('邀请居民参与验收', 'Invite residents to the acceptance'),
            cites: [cite('R-10')],
            why: both('公共服务的验收要听取服务对象的意见。', 'Those who are served have a say in accepting a public service.'),
            otherwise: both('写明原因，并且公告', 'the reason must be given, and is published'),
          },
        ]),
  ])
}

/** After a return the institution owes the period again. */
export async function raiseHandInAgain(ctx: Ctx, tx: Db, c: Contract, a: Acceptance): Promise<void> {
  const on = dueAfter(ctx.today, ctx.today, { count: c.terms.handInDays, unit: 'days' }, await calendarOf(ctx, tx))
  await raiseDuties(ctx, tx, [
    {
      contractId: c.id,
      kind: 'hand-in',
      subjectKind: 'period',
      subjectId: `${a.period}:${a.times + 1}`,
      dueOn: on,
      clause: '6',
      cites: [],
      href: `/delivery/${c.id}/hand-in/${encodeURIComponent(a.period)}`,
      title: both('改好后再次提交', 'Put it right and hand it in again'),
      why: both(`${sayDay(ctx.today, 'zh')}被退回。`, `Returned on ${sayDay(ctx.today, 'en')}.`),
      otherwise: both('验收和付款相应顺延', 'acceptance and payment wait'),
    },
  ])
}

export const isLate = (a: Pick<Acceptance, 'state' | 'dueOn'>, today: Day): boolean => a.state === 'handed-in' && isAfter(today, a.dueOn)
