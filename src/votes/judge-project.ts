import { isRefusal, type Refusal } from '#kernel'
import { withdrawOption } from '#needs'
import { planOf, saveLine } from '#plans'
import type { Ctx } from '#platform'
import { ballotWords } from './ballot-words.ts'
import { changeProject } from './change-vote.ts'
import { nameOfNumber } from './rules/count-vote.ts'
import { mostProjects } from './rules/vote.ts'
import { projectsOf, vote } from './store/index.ts'
import { refuse } from './words.ts'

type Done = Promise<{ id: string } | Refusal>

/** A project is looked at and goes on the ballot. */
export const admitProject = (ctx: Ctx, id: string): Done =>
  changeProject(ctx, { id, verb: 'admit' }, async ({ inside, now, set }) => {
    const all = await projectsOf(inside, (await vote(inside, now.voteId))!)
    if (all.filter((p) => p.state === 'admitted').length >= mostProjects) return refuse('too-many-projects', mostProjects)
    return await set({ decided_on: ctx.today, reason: null })
  })

/** A project does not go on the ballot; why is published. */
export const setProjectAside = (ctx: Ctx, i: { id: string; reason: string }): Done =>
  changeProject(ctx, { id: i.id, verb: 'setAside' }, ({ set }) => set({ decided_on: ctx.today, reason: i.reason }))

/** A project is taken out while the vote runs: it is said where it stands on the ballot, and what it got does not count. */
export const withdrawProject = (ctx: Ctx, i: { id: string; reason: string }): Done =>
  changeProject(ctx, { id: i.id, verb: 'withdraw' }, async ({ tx, inside, now, set }) => {
    const of = (await vote(inside, now.voteId))!
    const why = ballotWords.both('withdrawn')
    const no = await withdrawOption(ctx, tx, { campaignId: of.campaignId!, value: nameOfNumber(now.number!), why })
    return no ?? (await set({ decided_on: ctx.today, reason: i.reason }))
  })

/** What was chosen becomes a line of the plan of its purchase, with its cost, need and communities. */
export const planProject = (ctx: Ctx, id: string): Done =>
  changeProject(ctx, { id, verb: 'plan' }, async ({ inside, now, set }) => {
    const [of, plan] = [(await vote(inside, now.voteId))!, await planOf(inside, now.purchaseId)]
    if (!plan || !['draft', 'returned'].includes(plan.state)) return refuse('no-plan')
    const { version, ...part } = inside
    const line = await saveLine(part, {
      ...{ planId: plan.id, kind: 'project', title: now.title, scope: now.what, needIds: [now.needId!] },
      ...{
        communityIds: now.communityIds.length > 0 ? now.communityIds : of.communityIds,
        quantity: 1,
        unit: ballotWords[ctx.lang].unit,
        unitPrice: now.cost!,
      },
    })
    return isRefusal(line) ? line : await set({ line_id: line.id })
  })
