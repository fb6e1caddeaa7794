import { decimal, type Fraction, fraction, type Lang, multiply } from '#kernel'
import type { Punctuality } from '#law'
import { words } from '../words.ts'

const percent = (f: Fraction) => `${decimal(multiply(f, fraction(100)), 1)}%`

/** A share of few payments says more than it knows: below five the count stands alone. */
export const shareSays = (f: Fraction | null, p: Punctuality, lang: Lang): string =>
  f === null
    ? '–'
    : p.due < 5
      ? f === p.inTimeByCount
        ? words[lang].tooFewDue(Number((f.n * BigInt(p.due)) / f.d), p.due)
        : '–'
      : percent(f)
