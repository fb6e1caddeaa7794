import { type Contract, contract, dueAfter, dutiesOf, fulfilDuty, inForceOn, raiseDuty, voidDuty } from '#contracts'
import { type Day, decimal, fraction, isBefore, multiply, type Refusal } from '#kernel'
import { calendarOf, mayNot } from '#people'
import { change, type Ctx, type Db, type DueWork, recordRefusal } from '#platform'
import { passesCap, shareOfErrands } from './rules/errands.ts'
import { monthName } from './hours.ts'
import { markJudged, unjudgedMonths } from './store/index.ts'
import { dutyWords, refuse } from './words.ts'

interface Month {
  monthOn: Day
  endsOn: Day
  minutes: bigint
  errandMinutes: bigint
}

/**
 * Holds a month that is over against the cap on errands. Over it, the purchaser owes an answer; when a correction brings the
 * month back under it, that is taken back. A month that still runs is not judged: its share says nothing yet.
 */
export async function judgeMonth(ctx: Ctx, tx: Db, c: Contract, m: Month): Promise<boolean> {
  if (!isBefore(m.endsOn, ctx.today)) return false
  const share = shareOfErrands(m.errandMinutes, m.minutes)
  const { answerWorkingDays } = c.terms
  const { errandCapPercent } = inForceOn(c, m.monthOn).terms
  const over = passesCap(share, errandCapPercent)
  const name = { contractId: c.id, kind: 'errand-cap' as const, subjectId: monthName(m.monthOn) }
  if (!over) {
    await voidDuty(ctx, tx, name)
    return false
  }
  const says = decimal(multiply(share, fraction(100)), 1)
  await raiseDuty(ctx, tx, {
    ...name,
    subjectKind: 'month',
    clause: '7',
    cites: [],
    href: `/delivery/${c.id}#errands`,
    title: dutyWords.both('errands', m.monthOn),
    why: dutyWords.both('errands-why', says, errandCapPercent),
    otherwise: dutyWords.both('errands-else'),
    dueOn: dueAfter(ctx, ctx.today, ctx.today, { count: answerWorkingDays, unit: 'working-days' }, await calendarOf(ctx, tx)),
    dueSays: dutyWords.both('working-days', answerWorkingDays),
  })
  return true
}

/** Judges the months that are over and were not judged yet. */
export async function judgeEndedMonths(ctx: Ctx, work: DueWork): Promise<void> {
  const ended = await unjudgedMonths(ctx)
  const recordOf = (m: { contract_id: string }) => ({ subject: { kind: 'contract' as const, id: m.contract_id } })
  await work.each('delivery.judge-month', ended, recordOf, async (m) => {
    const c = await contract(ctx, m.contract_id)
    if (!c) return false
    await change(
      ctx,
      {
        action: 'delivery.judge-month',
        subject: { kind: 'contract', id: c.id },
        purchaseId: c.purchaseId,
        facts: { month: monthName(m.month_on) },
      },
      async (tx, entry) => {
        const mine = await markJudged(ctx, tx, c.id, m.month_on)
        const over =
          mine !== undefined &&
          (await judgeMonth(ctx, tx, c, {
            monthOn: m.month_on,
            endsOn: m.ends_on,
            minutes: mine.minutes,
            errandMinutes: mine.errand_minutes,
          }))
        entry.facts = { month: monthName(m.month_on), over }
        return { over }
      },
    )
    return true
  })
}

/** The purchaser says in writing why a month's errands passed the cap and what will change. */
export async function answerErrands(
  ctx: Ctx,
  i: { contractId: string; month: string; answer: string },
): Promise<{ answered: true } | Refusal> {
  const c = await contract(ctx, i.contractId)
  const no = mayNot(ctx.asker, 'delivery.accept', { purchaserId: c?.purchaserId ?? null })
  if (no) return await recordRefusal(ctx, 'delivery.answer-errands', no)
  if (!c) return refuse('no-contract')
  return await change(
    ctx,
    {
      action: 'delivery.answer-errands',
      subject: { kind: 'contract', id: c.id },
      purchaseId: c.purchaseId,
      facts: { month: i.month, answer: i.answer },
    },
    async (tx) => {
      const open = await dutiesOf(ctx, { contractIds: [c.id], kinds: ['errand-cap'], open: true }, tx)
      if (!open.some((d) => d.subjectId === i.month)) return refuse('nothing-to-answer')
      await fulfilDuty(ctx, tx, { contractId: c.id, kind: 'errand-cap', subjectId: i.month, on: ctx.today, evidence: i.answer })
      return { answered: true }
    },
  )
}
