import { isRefusal, type Refusal, type Words } from '#kernel'
import type { Ctx } from '#platform'
import { answerFacts } from './answer-facts.ts'
import { changeAcceptance } from './change-acceptance.ts'
import type { Check, CheckResult, Draw } from './rules/draw.ts'
import { keepCheck, readChecks, readDraws } from './store/index.ts'
import { refuse } from './words.ts'

export interface NewCheck {
  recordId: string
  result: CheckResult
  note?: string | undefined
}

/** The purchaser notes what it found of drawn records, one by one, until it answers the period. */
export async function noteChecks(
  ctx: Ctx,
  i: { acceptanceId: string; checks: readonly NewCheck[]; version: number },
): Promise<{ id: string } | Refusal> {
  const seen = { ...ctx, version: i.version }
  return await changeAcceptance(
    seen,
    { id: i.acceptanceId, verb: 'noteChecks', facts: answerFacts },
    async ({ tx, inside, now, entry, set }) => {
      const draw = (await readDraws(inside, [now.id])).find((d) => d.times === now.times)
      const known = (await readChecks(inside, [now.id])).filter((c) => c.times === now.times)
      const given = i.checks.map((c) => ({ ...c, note: c.note?.trim() || undefined }))
      const no = whyNotNoted(draw, given)
      if (no) return no
      const fresh = given.filter((c) => !known.some((k) => k.recordId === c.recordId && says(k) === says(c)))
      if (fresh.length === 0) return refuse('nothing-checked').at('result-0')
      for (const c of fresh)
        await keepCheck(inside, tx, {
          acceptanceId: now.id,
          times: now.times,
          recordId: c.recordId,
          result: c.result,
          note: c.note ?? null,
          checkedOn: inside.today,
          checkedBy: ctx.asker.name ?? '',
        })
      const moved = await set({})
      if (isRefusal(moved)) return moved
      entry.facts = { ...entry.facts, checked: fresh.length, differs: fresh.filter((c) => c.result === 'differs').length }
      entry.before = { checks: known.map(toldOf) }
      entry.after = { version: now.version + 1, checks: fresh.map(toldOf) }
      return moved
    },
  )
}

const says = (c: { result: CheckResult; note?: string | null | undefined }): string => `${c.result} ${c.note ?? ''}`
const toldOf = (c: NewCheck | Check) => ({ record: c.recordId, result: c.result, note: c.note ?? null })

/** What differs, and what could not be checked, is said in words; and only what was drawn is checked. Rows are told in the order of the draw. */
function whyNotNoted(draw: Draw | undefined, given: readonly NewCheck[]): Refusal | undefined {
  const rowOf = (c: NewCheck) => draw?.drawn.indexOf(c.recordId) ?? -1
  if (given.some((c) => rowOf(c) < 0)) return refuse('not-drawn')
  const silent = given.filter((c) => c.result !== 'as-recorded' && !c.note)
  if (silent.length === 0) return undefined
  const fields: Record<string, Words> = Object.fromEntries(silent.map((c) => [`note-${rowOf(c)}`, refuse('check-says-what').words]))
  return refuse('record-wrong').with({ fields })
}
