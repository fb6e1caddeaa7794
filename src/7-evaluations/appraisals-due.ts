import { contracts } from '#contracts'
import type { Day } from '#kernel'
import { type Action, may } from '#people'
import type { Ctx, DueItem } from '#platform'
import { appraisalWords } from './appraisal-words.ts'
import { isOver, raterIs, sideOfAsker } from './change-appraisal.ts'
import type { Appraisal } from './rules/appraisal-process.ts'
import { isSettled, markedTwice } from './rules/joined-marks.ts'
import { readAppraisals, readBlindMarks, readSettlements, readStatements } from './store/index.ts'

const open = ['proposed', 'unfilled', 'appointed', 'marking', 'settling', 'joined', 'draft', 'final', 'appealed'] as const
type Title = Extract<keyof (typeof appraisalWords)['zh'], `due${string}`>
interface Asked {
  readonly title: Title
  readonly may: Action
  readonly dueOn: Day | null
  readonly isFree?: boolean
}

/** What this person has to do in appraisals, or may. */
export async function appraisalsDue(ctx: Ctx): Promise<DueItem[]> {
  const { organisationId, userId, kind } = ctx.asker
  if (kind !== 'user' || !organisationId || !userId) return []
  const found = await readAppraisals(ctx, { states: open })
  const items: DueItem[] = []
  const of = new Map((await contracts(ctx, { ids: [...new Set(found.map((a) => a.contractId))] })).map((c) => [c.id as string, c]))
  for (const a of found) {
    const asked = await askedOf(ctx, a)
    if (!asked) continue
    items.push({
      ...{ id: `${a.id}:${asked.title}`, purchaseId: a.purchaseId, side: 'ours', cites: [], may: asked.may },
      ...{ dueOn: asked.dueOn, href: `/evaluations/appraisals/${a.id}`, of: of.get(a.contractId)?.number ?? '' },
      ...{ title: appraisalWords.both(asked.title), why: appraisalWords.both(asked.isFree ? 'dueWhyOnce' : 'dueWhy') },
    })
  }
  return items
}

/** Which step of an appraisal waits for this person. */
async function askedOf(ctx: Ctx, a: Appraisal): Promise<Asked | undefined> {
  const leads = may(ctx.asker, 'evaluations.appraise', { organisationId: a.evaluatorId })
  switch (a.state) {
    case 'proposed':
      return may(ctx.asker, 'evaluations.appoint', a) && sideOfAsker(ctx, a) !== a.proposedBy
        ? { title: 'dueConsent', may: 'evaluations.appoint', dueOn: null }
        : undefined
    case 'unfilled':
      return may(ctx.asker, 'evaluations.draw-evaluator') ? { title: 'dueDraw', may: 'evaluations.draw-evaluator', dueOn: null } : undefined
    case 'appointed':
      return leads ? { title: 'dueName', may: 'evaluations.appraise', dueOn: null } : undefined
    case 'marking':
      return raterIs(ctx, a) && !(await readBlindMarks(ctx, a.id)).has(ctx.asker.userId!)
        ? { title: 'dueMark', may: 'evaluations.mark-blind', dueOn: a.marksUntil }
        : undefined
    case 'settling':
      return (await hasToSettle(ctx, a)) ? { title: 'dueSettle', may: 'evaluations.mark-blind', dueOn: a.marksUntil } : undefined
    case 'joined':
      return leads ? { title: 'dueDraft', may: 'evaluations.appraise', dueOn: null } : undefined
    case 'appealed':
      return may(ctx.asker, 'evaluations.decide-appeal')
        ? { title: 'dueDecide', may: 'evaluations.decide-appeal', dueOn: a.decideUntil }
        : undefined
    default:
      return await closingAsks(ctx, a, leads)
  }
}

/** Whether a difference is open of which this rater has not said what it should be, or both said different things. */
async function hasToSettle(ctx: Ctx, a: Appraisal): Promise<boolean> {
  if (!raterIs(ctx, a)) return false
  const given = await readBlindMarks(ctx, a.id)
  const all = markedTwice(a.instrument, given.get(a.raterOne!) ?? [], given.get(a.raterTwo!) ?? [], await readSettlements(ctx, a.id))
  return !isSettled(all)
}

async function closingAsks(ctx: Ctx, a: Appraisal, leads: boolean): Promise<Asked | undefined> {
  const side = may(ctx.asker, 'evaluations.reply', a) ? sideOfAsker(ctx, a) : undefined
  if (a.state === 'final')
    return side && !(await isOver(ctx, a.appealUntil))
      ? { title: 'dueAppeal', may: 'evaluations.reply', dueOn: a.appealUntil, isFree: true }
      : undefined
  const said = await readStatements(ctx, a.id)
  if (leads && (said.length === 2 || (await isOver(ctx, a.statementsUntil))))
    return { title: 'dueFinish', may: 'evaluations.appraise', dueOn: null }
  return side && !(await isOver(ctx, a.statementsUntil)) && !said.some((s) => s.side === side)
    ? { title: 'dueState', may: 'evaluations.reply', dueOn: a.statementsUntil, isFree: true }
    : undefined
}

/** Raters, whose marks are theirs alone. */
export async function ownWork(ctx: Ctx): Promise<{ userId: string | null }[]> {
  const found = await readAppraisals(ctx, { states: ['marking', 'settling'] })
  return found.flatMap((a) => [a.raterOne, a.raterTwo].filter((id) => id !== null).map((userId) => ({ userId })))
}
