import type { Ctx, Standing } from '#platform'
import { answerCounts } from './answer-totals.ts'
import { campaigns, stateOf } from './campaigns.ts'
import { mixedBy } from './mix-waiting.ts'
import { tellable } from './rules/shown-counts.ts'
import { needStates } from './store/index.ts'
import { standingWords } from './words.ts'

/** Where each purchase stands in asking residents: done once a need is accepted for it. */
export async function standings(ctx: Ctx, purchaseIds: readonly string[]): Promise<Map<string, Standing>> {
  if (purchaseIds.length === 0) return new Map()
  const surveys = await campaigns(ctx, { purchaseIds })
  const counts = await answerCounts(
    ctx,
    surveys.map((s) => s.id),
  )
  const needs = await needStates(ctx, purchaseIds)
  return new Map(
    purchaseIds.map((id) => {
      const own = surveys.filter((s) => s.purchaseId === id && s.purpose === 'needs')
      const mine = needs.get(id) ?? []
      const exact = own.every((s) => s.countedOn)
      // An exact count beside one in steps of ten is told in steps of ten: the two together would be neither.
      const all = own.reduce((n, s) => n + tellable(counts.get(s.id) ?? 0), 0)
      const facts = {
        asked: own.length > 0,
        exact,
        answers: exact ? all : all - (all % mixedBy),
        answered: own.some((s) => (counts.get(s.id) ?? 0) > 0),
        accepted: mine.filter((state) => state === 'accepted').length,
      }
      const open = own.some((s) => stateOf(s, ctx.today) !== 'closed')
      const state = facts.accepted && !open ? 'done' : facts.asked || mine.length ? 'now' : 'ahead'
      return [id, { state, note: noteOf(facts)[ctx.lang], href: `/needs?purchase=${id}` } satisfies Standing]
    }),
  )
}

function noteOf(f: { asked: boolean; exact: boolean; answers: number; answered: boolean; accepted: number }) {
  if (f.answers) return standingWords.both(f.exact ? 'answers' : 'answersOrMore', f.answers)
  if (f.accepted) return standingWords.both('needs', f.accepted)
  if (f.asked) return standingWords.both(f.exact && !f.answered ? 'noAnswers' : 'fewAnswers')
  return standingWords.both('notAsked')
}
