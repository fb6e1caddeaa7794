import type { Citation } from '#kernel'
import type { Answer, Reason } from './answer.ts'

/** One step of an answer, in both languages, with the texts it used. */
export const because = (zh: string, en: string, ...cites: readonly Citation[]): Reason => ({ says: { zh, en }, cites })

/** An answer with its steps, each sentence once; its citations are those of the steps, each once. */
export function answered<T>(value: T, reasons: readonly Reason[]): Answer<T> {
  const steps = reasons.filter((r, i) => reasons.findIndex((e) => e.says.zh === r.says.zh && e.says.en === r.says.en) === i)
  const cites = steps
    .flatMap((step) => step.cites)
    .filter(
      (c, i, all) => all.findIndex((d) => d.rule === c.rule && d.instrument.en === c.instrument.en && d.article.en === c.article.en) === i,
    )
  return { value, steps, cites }
}
