import { contract } from '#contracts'
import { newAnonymousId, newReadableCode, readReadableCode, type Refusal } from '#kernel'
import { calendarOf, changeOf, may, mayNot } from '#people'
import { change, type Ctx, recordRefusal, sentOtherwise, thePublic } from '#platform'
import { createHash } from 'node:crypto'
import { refuseIndependence as refuse } from './independence-words.ts'
import {
  type Interference,
  interferenceDays,
  type InterferenceKind,
  type InterferenceOutcome,
  interferenceProcess,
} from './rules/interference.ts'
import { addReportToDay, insertInterference, moveInterference, readInterference } from './store/index.ts'

/** Characters of a receipt: nobody tries them out. */
const length = 12
/** The number of a receipt, made from the key of the form under the secret of the house; it is kept nowhere. */
function receiptOf(ctx: Ctx, once: string): string {
  const bytes = createHash('sha512')
    .update(ctx.seal.blind(`interference:${ctx.jurisdiction}:${once}`))
    .digest()
  return newReadableCode(length, bytes)
}
const markOf = (ctx: Ctx, receipt: string): string => ctx.seal.blind(`interference-receipt:${ctx.jurisdiction}:${receipt}`)

/**
 * Reports that the purchaser of a contract meddles with the work. Whoever does so has a role at the institution, which is asked first; after that
 * the request is nobody's, and neither the report nor the log says who it was: the log is told how many a day brought, once it is over.
 */
export async function reportInterference(
  of: Ctx,
  i: { contractId: string; kind: InterferenceKind; says: string },
): Promise<{ receipt: string } | Refusal> {
  const c = await contract(of, i.contractId)
  const no = mayNot(of.asker, 'evaluations.report-interference', c ?? {})
  if (no) return no.status === 401 || !c ? no : await recordRefusal(of, 'interference.report', no)
  if (!c) return refuse('choose-contract').at('contractId')
  const { askedAgain: _, sent: __, session: ___, ...rest } = of
  const ctx: Ctx = { ...rest, asker: thePublic }
  const id = newAnonymousId('interference')
  const receipt = receiptOf(ctx, ctx.once ?? id)
  const dueOn = ctx.law.lastDays.lastOfDays('civil', ctx.today, interferenceDays, await calendarOf(ctx)).on
  const byWhom = may(of.asker, 'evaluations.say-control', c) ? 'institution' : 'worker'
  const done = await change(ctx, { action: 'interference.report', countedLater: true }, async (tx) => {
    await insertInterference(ctx, tx, {
      ...{ id, kind: i.kind, by_whom: byWhom, purchaser_id: c.purchaserId, provider_id: c.providerId, says: i.says },
      ...{ receipt: markOf(ctx, receipt), said_on: ctx.today, due_on: dueOn },
    })
    await addReportToDay(ctx, tx)
    return { receipt: null }
  })
  if ('refused' in done) return done
  // The same form again with other words is a no: a mark of what was sent would tie it to its moment, so it is held against what is kept.
  const [kept] = await readInterference(ctx, { receipt: markOf(ctx, receipt) })
  return kept && (kept.says !== i.says || kept.kind !== i.kind || kept.providerId !== c.providerId || kept.purchaserId !== c.purchaserId)
    ? sentOtherwise({ receipt })
    : { receipt }
}

/** As it is read aloud and written down: `K7M4 P2XD 9QRT`. */
export const sayReceipt = (receipt: string): string => receipt.replace(/(.{4})(?=.)/g, '$1 ')

/** The report under the number of a receipt, for whoever holds it. */
export async function reportUnder(ctx: Ctx, typed: string): Promise<Interference | Refusal> {
  const receipt = readReadableCode(typed, length)
  const [found] = receipt ? await readInterference(ctx, { receipt: markOf(ctx, receipt) }) : []
  return found ?? refuse('receipt-wrong').at('receipt')
}

const changeInterference = changeOf({
  process: interferenceProcess,
  kind: 'interference',
  log: 'interference',
  load: async (ctx: Ctx, id: string): Promise<Interference | undefined> => (await readInterference(ctx, { id }))[0],
  move: moveInterference,
})

/** The bureau answers a report with its outcome. */
export const answerInterference = (
  ctx: Ctx,
  i: { id: string; outcome: InterferenceOutcome; answer: string },
): Promise<{ id: string } | Refusal> =>
  changeInterference(ctx, { id: i.id, verb: 'answer' }, async ({ entry, set }) => {
    entry.facts = { outcome: i.outcome }
    return await set({ outcome: i.outcome, answer: i.answer, answered_on: ctx.today })
  })
