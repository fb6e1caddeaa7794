import { contract, decideGround, draftContract, type NewContract, signVersion } from '#contracts'
import { earlier, type Goal, isRefusal, type Line, minor, type Refusal, sum } from '#kernel'
import { draftPlan, planOf } from '#plans'
import type { Ctx } from '#platform'
import { tables, writeLines } from '../../src/2-plans/store/index.ts'
import { good } from './outcome.ts'
import type { World } from './world.ts'

/**
 * An approved plan of exactly these lines, as it stands once the bureau approved it: for tests that begin with a contract. A line of part
 * of a post is planned as the whole of it at the same price.
 */
export async function plannedFor(
  officer: Ctx,
  purchaseId: string,
  lines: readonly (Line & { communityIds?: readonly string[]; scope?: string | null; goals?: readonly Goal[] })[],
  o: { startsOn: NewContract['startsOn']; months?: number; method?: 'single-source' | 'open-tender' | null },
): Promise<string> {
  const method = o.method === undefined ? 'single-source' : o.method
  const made = await draftPlan(officer, {
    purchaseId,
    fiscalYear: o.startsOn.year,
    startsOn: o.startsOn,
    months: o.months ?? 12,
    confirms: [],
    ...(method && { method }),
  })
  if (isRefusal(made)) throw new Error(`no plan: ${made.code}: ${made.words.en}`)
  const planned = lines.map((l) => {
    const whole = l.kind === 'post' && !Number.isInteger(l.posts)
    return {
      ...l,
      ...(whole &&
        l.kind === 'post' && {
          posts: Math.ceil(l.posts),
          amount: minor(BigInt(Math.ceil((Number(l.amount) * Math.ceil(l.posts)) / l.posts))),
        }),
      communityIds: l.communityIds ?? [],
      needIds: [],
      reason: '测试：不涉及需求。',
      scope: l.scope ?? null,
      takesRest: false,
      costs: null,
      wageReason: null,
      goals: l.goals ?? [],
      noGoalReason: l.goals?.length ? null : '测试：不写目标。',
    }
  })
  await writeLines(officer, officer.db, made.id, planned)
  await tables(officer.db)
    .updateTable('plans')
    // It was approved before what it plans began.
    .set({
      state: 'approved',
      submitted_on: earlier(officer.today, o.startsOn),
      approved_on: earlier(officer.today, o.startsOn),
      total_minor: sum(planned.map((l) => l.amount)),
    })
    .where('jurisdiction', '=', officer.jurisdiction)
    .where('id', '=', made.id)
    .execute()
  return made.id
}

/** A contract without a tender over an approved plan of its lines, with the ground that the bureau has approved; nobody has signed it. */
export async function directContract(
  w: Pick<World, 'as'>,
  officer: Ctx,
  i: NewContract,
): Promise<{ id: string; number: string } | Refusal> {
  if (!(await planOf(officer, i.purchaseId))) await plannedFor(officer, i.purchaseId, i.lines, { startsOn: i.startsOn })
  const made = await draftContract(officer, { ground: { kind: 'only-supplier' }, ...i })
  if (isRefusal(made)) return made
  const decided = await decideGround(await w.as('approver', officer.now.toString()), {
    contractId: made.id,
    approve: true,
    note: '区内只有这一家具备条件，已核实。',
    version: 1,
  })
  return isRefusal(decided) ? decided : made
}

/** The office’s head and the institution’s manager sign the last version of a contract, having read it. */
export async function bothSign(w: Pick<World, 'as'>, contractId: string): Promise<void> {
  for (const who of ['head', 'manager-tongxin']) {
    const ctx = await w.as(who)
    const c = (await contract(ctx, contractId))!
    good(await signVersion(ctx, { contractId, number: c.versionNumber, version: c.version, read: true }))
  }
}
