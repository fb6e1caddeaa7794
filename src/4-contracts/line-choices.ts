import type { Lang } from '#kernel'
import { type Choice, lineApart } from '#ui'
import type { Contract } from './rules/contract.ts'

/** Lines of contracts as they are chosen from, each with its contract where there are several. */
export function lineChoices(contracts: readonly Contract[], lang: Lang): (Choice & { label: string })[] {
  const several = contracts.length > 1
  return contracts.flatMap((c) =>
    c.lines.map((l) => ({
      value: `${c.id}/${l.id}`,
      label: several ? `${l.title} · ${c.number}` : l.title,
      apart: lineApart(l, c.lines, lang),
    })),
  )
}
