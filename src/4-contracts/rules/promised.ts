import { type Lang, treeOf } from '#kernel'
import type { ContractText } from './contract.ts'
import { lineSays, saidKeys } from './line-said.ts'
import { lineWords } from './words.ts'

/** Rows of what was planned and promised, line by line, and of what the tender says beside them. */
export const promisedRows = (text: Pick<ContractText, 'lines' | 'annex'>, lang: Lang): { label: string; value: string }[] => [
  ...treeOf(text.lines).placed.flatMap(({ line: l }) =>
    saidKeys.flatMap((key) => {
      const says = lineSays(l, key)
      return says ? [{ label: `${l.title} · ${lineWords[key][lang]}`, value: says[lang] }] : []
    }),
  ),
  ...(['approach', 'acceptance', 'payment'] as const).flatMap((key) =>
    text.annex?.[key] ? [{ label: lineWords[key][lang], value: text.annex[key] }] : [],
  ),
]
