import { contract } from '#contracts'
import { isAfter, type Money, type Refusal, type Words } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal } from '#platform'
import { refusePay } from './pay-words.ts'
import { type LinePay, payByMonth, type PostPay } from './pay-of.ts'
import { lastStated, payDays, payMonthOf, type PayStatement, stateOf } from './rules/pay.ts'
import { insertStatements, readAppointments, readStatements } from './store/index.ts'
import { refuse } from './words.ts'
import { inForce } from './mine.ts'

export interface StatedPay {
  contractId: string
  /** Month of the contract, as `m03`. */
  period: string
  /** What is stated of each appointment; of those that are left out nothing is. */
  rows: readonly { appointmentId: string; gross?: Money | undefined; contributions?: Money | undefined }[]
  reason?: string | undefined
}

/**
 * The institution states what each post was paid in a month that is over. What it stated before is corrected by a further edition with its
 * reason, until the month’s answers are asked for against it no more.
 */
export async function statePay(ctx: Ctx, i: StatedPay): Promise<{ contractId: string; stated: number } | Refusal> {
  const c = await contract(ctx, i.contractId)
  const no = mayNot(ctx.asker, 'delivery.state-pay', { providerId: c?.providerId ?? null })
  if (no) return await recordRefusal(ctx, 'delivery.state-pay', no)
  if (!c || !inForce.some((s) => s === c.state)) return refuse('no-contract')
  const about = { subject: { kind: 'contract', id: c.id }, purchaseId: c.purchaseId } as const
  const facts = { contract: c.number, period: i.period }
  return await change(ctx, { action: 'delivery.state-pay', ...about, facts }, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    const [staff, before] = [await readAppointments(inside, { contractIds: [c.id] }), await readStatements(inside, [c.id])]
    const of = payByMonth(c, staff, before, ctx).filter((l) => l.month.key === i.period)
    if (of.length === 0) return refuse('no-period')
    const last = lastStated(before).filter((s) => s.period === i.period)
    if (ctx.version !== undefined && ctx.version !== stateOf(last)) return refuse('stale')
    const found = editions(ctx, of, before, i)
    if ('fields' in found) return refuse('record-wrong').with({ fields: found.fields })
    const again = found.some((s) => s.edition > 1)
    const until = payDays(found[0]!.payMonth).statedUntil
    if (again && isAfter(ctx.today, until)) return refusePay('pay-too-late', until)
    if (!(await insertStatements(inside, tx, found))) return refuse('stale')
    entry.facts = { ...facts, posts: found.length, again }
    entry.after = {
      stated: found.map((s) => ({ ...s, gross: String(s.gross), contributions: String(s.contributions), statedOn: String(s.statedOn) })),
    }
    return { contractId: c.id, stated: found.length }
  })
}

/** The editions to write, or everything that is wrong in the form, by field. */
function editions(
  ctx: Ctx,
  lines: readonly LinePay[],
  before: readonly PayStatement[],
  i: StatedPay,
): PayStatement[] | { fields: Record<string, Words> } {
  const fields: Record<string, Words> = {}
  const last = lastStated(before)
  const found = lines.flatMap((l) => l.posts.flatMap((p) => edition(ctx, l, p, last, i, fields)))
  if (found.some((s) => s.edition > 1) && !i.reason?.trim()) fields.reason = refusePay('pay-reason').words
  const first = lines[0]?.posts[0]
  if (found.length === 0 && Object.keys(fields).length === 0)
    fields[`gross-${first?.appointment.id}`] = (
      last.some((s) => s.period === i.period) ? refuse('nothing-changed') : refusePay('pay-nothing')
    ).words
  return Object.keys(fields).length > 0 ? { fields } : found
}

function edition(
  ctx: Ctx,
  l: LinePay,
  p: PostPay,
  last: readonly PayStatement[],
  i: StatedPay,
  fields: Record<string, Words>,
): PayStatement[] {
  const id = p.appointment.id
  const row = i.rows.find((r) => r.appointmentId === id)
  const { gross, contributions } = row ?? {}
  if (gross === undefined && contributions === undefined) return []
  if (gross === undefined || contributions === undefined) {
    fields[`${gross === undefined ? 'gross' : 'contributions'}-${id}`] = refusePay('pay-half').words
    return []
  }
  const was = last.find((s) => s.appointmentId === id && s.period === i.period)
  if (was && was.gross === gross && was.contributions === contributions) return []
  return [
    {
      ...{ contractId: i.contractId, appointmentId: id, lineId: l.lineId, period: i.period, payMonth: payMonthOf(l.month.to) },
      ...{ edition: (was?.edition ?? 0) + 1, gross, contributions, reason: was ? (i.reason?.trim() ?? '') : null },
      ...{ statedOn: ctx.today, statedBy: ctx.asker.name ?? '' },
    },
  ]
}
