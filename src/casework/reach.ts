import { clientsByIds } from '#clients'
import { type Contract, contract } from '#contracts'
import { recordsByIds } from '#delivery'
import { type Day, earlier, isBefore } from '#kernel'
import { change, type Ctx, type DueWork, dueWork } from '#platform'
import { nextTold, type Told } from './rules/reach.ts'
import { keepTold, type LineOf, linesToTell, metOfLine, toldOf } from './store/index.ts'

/** Different people who were served for a line, as whoever sees the line may know it: from which day to which, counts, and no small ones. */
export interface Reach extends Told {
  readonly from: Day
}

/** What is told of whom a line reached: nothing before the first ten. */
export async function reachOf(ctx: Ctx, c: Contract, lineId: string): Promise<Reach | undefined> {
  const told = await toldOf(ctx, { contractId: c.id, lineId })
  return told && { ...told, from: c.startsOn }
}

/** What falls due by the clock: once a month it is looked what is told of each line. */
export async function takeDue(ctx: Ctx): Promise<number> {
  const work = dueWork(ctx)
  await work.all(async () => (await tellReach(ctx, work), 0))
  return work.finish()
}

async function tellReach(ctx: Ctx, work: DueWork): Promise<void> {
  const month = ctx.today.with({ day: 1 })
  const recordOf = (of: LineOf) => ({ subject: { kind: 'contract' as const, id: of.contractId } })
  await work.each('cases.tell-reach', await linesToTell(ctx, month), recordOf, async (of) => {
    const c = await contract(ctx, of.contractId)
    if (!c) return false
    const before = await toldOf(ctx, of)
    const told = nextTold(await found(ctx, c, of, month), before)
    if (!told || told === before) {
      await ctx.db.transaction().execute((tx) => keepTold(ctx, tx, of, month, told))
      return false
    }
    const facts = { until: told.until.toString(), people: told.people }
    await change(ctx, { action: 'cases.tell-reach', ...recordOf(of), purchaseId: c.purchaseId, facts }, async (tx) => {
      await keepTold(ctx, tx, of, month, told)
      return { id: c.id }
    })
    return true
  })
}

/** Whom a line reached before this month; and whether its contract is over for a month, in which records still came in. */
async function found(ctx: Ctx, c: Contract, of: LineOf, month: Day) {
  const last = c.closedOn ? earlier(c.closedOn, c.endsOn) : c.endsOn
  const over = isBefore(last.with({ day: 1 }).add({ months: 1 }), month)
  const met = await metOfLine(ctx, { ...of, before: month })
  const records = await recordsByIds(
    ctx,
    met.map((m) => m.recordId),
  )
  const counts = new Set<string>(records.filter((r) => !r.struck && r.notCounted === null).map((r) => r.id))
  const people = await clientsByIds(ctx, [...new Set(met.filter((m) => counts.has(m.recordId)).map((m) => m.clientId))])
  return { people, over, until: earlier(month.subtract({ days: 1 }), last) }
}
