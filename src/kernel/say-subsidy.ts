import { sayDay } from './day.ts'
import { fractionText, shareText } from './fraction.ts'
import { sayMoney, yuan } from './money.ts'
import type { Line } from './line.ts'
import { restOf, type Subsidised, subsidyOf, subsidyShare } from './subsidy.ts'
import { subsidyWords } from './subsidy-words.ts'
import { type Lang, statementsIn } from './words.ts'

/** The part the purchaser pays as people read it: exactly as a fraction, and in per cent. */
export const sayShareOf = (l: Subsidised): string => {
  const exact = fractionText(subsidyShare(l))
  return exact.includes('/') ? `${exact} = ${shareText(exact)}` : shareText(exact)
}

/** A subsidy in one sentence: what the post costs, what of it is paid, who carries the rest from what money, until when. */
export function saySubsidy(l: Subsidised, lang: Lang): string {
  const [t, s] = [subsidyWords[lang], l.subsidy]
  return statementsIn(
    [
      t.whole(sayMoney(yuan(s.whole), lang)),
      t.paid(sayMoney(l.amount, lang), sayShareOf(l)),
      t.rest(sayMoney(restOf(l), lang), s.restFrom, s.restMoney),
      ...(s.until === null ? [] : [t.until(sayDay(Temporal.PlainDate.from(s.until), lang))]),
      t.runs,
    ],
    lang,
  )
}

/** The same of a line; null where it has no subsidy. */
export const saySubsidyOf = (line: Line, lang: Lang): string | null => {
  const subsidy = subsidyOf(line)
  return subsidy && saySubsidy({ amount: line.amount, subsidy }, lang)
}
