import { agreedTo, markedBy, penOf } from '#clients'
import { isRefusal, type Refusal } from '#kernel'
import { type Ctx, notThere } from '#platform'
import { changeCase, servedIn } from './change-case.ts'
import type { Case } from './rules/case.ts'
import { measurementSays, momentsAt, scored } from './rules/case-scale.ts'
import type { MeasureInput } from './scale-form.ts'
import { refuseScale } from './scale-words.ts'
import { scalesOf } from './scales-of.ts'

/** Keeps what somebody answered on a scale: under the key, as every note of a case. What has no score is not kept. */
export async function measureCase(ctx: Ctx, i: MeasureInput & { id: string; scaleId: string }): Promise<{ id: string } | Refusal> {
  const pen = await penOf(ctx)
  const facts = async (inside: Ctx, now: Case) => ({ agreed: await agreedTo(inside, now.clientId, 'ask-later') })
  const by = { id: i.id, verb: 'measure', facts } as const
  return await changeCase(markedBy(ctx, pen), by, async ({ tx, inside, now, set }) => {
    const client = await servedIn(inside, now)
    if (isRefusal(client)) return client
    if (isRefusal(pen)) return pen
    if (!momentsAt(now.state).includes(i.at)) return refuseScale('not-that-moment').at('at')
    const scale = (await scalesOf(inside, now.organisationId)).find((s) => s.id === i.scaleId && s.usable)
    if (!scale) return notThere()
    const answers = scale.asks.map((_, n) => i.answers[n + 1])
    const s = scored(scale, answers)
    if (isRefusal(s)) return { ...s, fields: unanswered(answers, s) }
    const says = measurementSays({ caseId: now.id, scaleId: scale.id, at: i.at, answers }, scale, s.score)
    await pen.write(tx, { clientId: client.id, about: now.id, kind: 'scale', says })
    return await set({})
  })
}

/** Which items are to be answered yet. */
const unanswered = (answers: readonly (number | undefined)[], no: Refusal) =>
  Object.fromEntries(answers.flatMap((a, n) => (a === undefined ? [[`item-${n + 1}`, no.words] as const] : [])))
