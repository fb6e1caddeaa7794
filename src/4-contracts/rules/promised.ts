import type { Lang } from '#kernel'
import type { ContractText } from './contract.ts'
import { lineWords } from './words.ts'

/** Rows of what was planned and promised, line by line, and of what the tender says beside them. */
export const promisedRows = (text: Pick<ContractText, 'lines' | 'annex'>, lang: Lang): { label: string; value: string }[] => [
  ...text.lines.flatMap((l) =>
    (['scope', 'promise'] as const).flatMap((key) => (l[key] ? [{ label: `${l.title} · ${lineWords[key][lang]}`, value: l[key] }] : [])),
  ),
  ...(['approach', 'acceptance', 'payment'] as const).flatMap((key) =>
    text.annex?.[key] ? [{ label: lineWords[key][lang], value: text.annex[key] }] : [],
  ),
]
