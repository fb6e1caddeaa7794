import { type Contract, dueAfter, fulfilDuty, raiseDuties, voidDuty } from '#contracts'
import type { Day } from '#kernel'
import { calendarOf } from '#people'
import type { Ctx, Db } from '#platform'
import { type Acceptance, citesOf } from './rules/acceptance.ts'
import { dutyWords } from './words.ts'

const say = dutyWords.both

/** Each time a period is handed in has duties of its own. */
const turnOf = (a: { id: string; times: number }): string => `${a.id}:${a.times}`

/** A period that is handed in: the purchaser owes its answer, and residents their say where none of them was heard before. */
async function raise(
  ctx: Ctx,
  tx: Db,
  c: Contract,
  a: { id: string; times: number; dueOn: Day; heard: boolean; silenceAccepts: boolean },
): Promise<void> {
  const common = {
    contractId: c.id,
    subjectKind: 'acceptance',
    subjectId: turnOf(a),
    dueOn: a.dueOn,
    clause: '8',
    href: `/delivery/acceptances/${a.id}`,
  }
  await raiseDuties(ctx, tx, [
    {
      ...common,
      kind: 'accept',
      title: say('accept'),
      cites: citesOf(ctx.law, c.terms.basis),
      why: say('handed-in', ctx.today, c.terms.acceptanceDays),
      otherwise: say(a.silenceAccepts ? 'silence-accepts' : 'silence-starts-clock'),
    },
    ...(a.heard
      ? []
      : [
          {
            ...common,
            kind: 'invite-residents' as const,
            title: say('invite'),
            cites: ctx.law.cites('users-heard'),
            why: say('invite-why'),
            otherwise: say('invite-else'),
          },
        ]),
  ])
}

/** After a return the institution owes the period again. */
async function raiseAgain(ctx: Ctx, tx: Db, c: Contract, a: Acceptance): Promise<void> {
  const on = dueAfter(ctx, ctx.today, ctx.today, { count: c.terms.handInDays, unit: 'days' }, await calendarOf(ctx, tx))
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
      title: say('again'),
      why: say('returned', ctx.today),
      otherwise: say('again-else'),
    },
  ])
}

/** The purchaser has accepted: its own answer is given, and residents were heard or the reason why not stands there. */
async function answered(ctx: Ctx, tx: Db, a: Acceptance, evidence: { inviting?: string | undefined }): Promise<void> {
  const of = { contractId: a.contractId, subjectId: turnOf(a), on: ctx.today }
  await fulfilDuty(ctx, tx, { ...of, kind: 'accept' })
  await fulfilDuty(ctx, tx, { ...of, kind: 'invite-residents', ...(evidence.inviting && { evidence: evidence.inviting }) })
}

/** The purchaser has returned it: that is an answer, and nobody need be heard on what will be handed in anew. */
async function returned(ctx: Ctx, tx: Db, a: Acceptance, reason: string): Promise<void> {
  const of = { contractId: a.contractId, subjectId: turnOf(a) }
  await fulfilDuty(ctx, tx, { ...of, kind: 'accept', on: ctx.today, evidence: reason })
  await voidDuty(ctx, tx, { ...of, kind: 'invite-residents' })
}

/** Not done and no longer to be done: the silence itself is kept with the acceptance. */
async function unanswered(ctx: Ctx, tx: Db, a: Acceptance): Promise<void> {
  const of = { contractId: a.contractId, subjectId: turnOf(a) }
  await voidDuty(ctx, tx, { ...of, kind: 'accept' })
  await voidDuty(ctx, tx, { ...of, kind: 'invite-residents' })
}

/** What the purchaser, residents and the institution owe around a period that is handed in, as it goes its way. */
export const acceptanceDuties = { raise, raiseAgain, answered, returned, unanswered }
