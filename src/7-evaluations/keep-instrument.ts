import { newId, type Refusal } from '#kernel'
import { mayNot } from '#people'
import { change, type Ctx, recordRefusal, stale } from '#platform'
import { refuseAppraisal as refuse } from './rules/appraisal-words.ts'
import type { Instrument } from './rules/instrument.ts'
import { keepInstrumentRow, readInstruments } from './store/index.ts'

/** The bureau keeps what evaluators mark by. Appraisals that are opened keep it as it was then. */
export async function keepInstrument(ctx: Ctx, i: Instrument & { id?: string | undefined }): Promise<{ id: string } | Refusal> {
  const no = mayNot(ctx.asker, 'evaluations.keep-instrument')
  if (no) return await recordRefusal(ctx, 'appraisals.keep-instrument', no)
  const { id = newId('instrument', ctx.now), ...said } = i
  return await change(ctx, { action: 'appraisals.keep-instrument', facts: { title: said.title } }, async (tx, entry) => {
    const before = i.id === undefined ? undefined : (await readInstruments(ctx, { id }, tx))[0]
    if (i.id !== undefined && !before) return refuse('no-instrument')
    if (before && ctx.version !== undefined && ctx.version !== before.version) return stale()
    entry.subject = { kind: 'instrument', id }
    return (await keepInstrumentRow(ctx, tx, id, said, before?.version ?? 0)) ? { id } : stale()
  })
}
