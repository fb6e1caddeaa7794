import { type Lang, type Money, sayMoney } from '#kernel'
import type { ReactNode } from 'react'
import { formWords } from './words.ts'

/** What may be chosen in a field: its label, and what else parts it from another of the same label, the plainest first. */
export interface Choice {
  value: string
  label: ReactNode
  apart?: readonly (string | null | undefined)[] | undefined
}

/**
 * Choices of one field, no two of which read alike. Where labels repeat, the first of what else is known of them that parts them stands
 * behind; where nothing does, the end of what is sent.
 */
export function toldApart<C extends Choice>(choices: readonly C[]): C[] {
  const alike = Map.groupBy(choices, (c) => c.label)
  if (alike.size === choices.length) return [...choices]
  const labels = new Map<C, ReactNode>()
  for (const [label, group] of alike)
    if (group.length > 1 && typeof label === 'string') for (const [c, says] of parted(group, label, 0)) labels.set(c, says)
  return choices.map((c) => (labels.has(c) ? { ...c, label: labels.get(c) } : c))
}

function parted<C extends Choice>(alike: readonly C[], label: string, from: number): [C, string][] {
  const [most] = alike.map((c) => c.apart?.length ?? 0).toSorted((a, b) => b - a)
  const all = Array.from({ length: Math.max(0, most! - from) }, (_, i) => from + i)
  const at = all.find((i) => new Set(alike.map((c) => c.apart?.[i] ?? '')).size > 1)
  if (at === undefined) return alike.map((c) => [c, `${label} · …${c.value.slice(-4)}`])
  return [...Map.groupBy(alike, (c) => c.apart?.[at] ?? '')].flatMap(([says, group]): [C, string][] => {
    const longer = says === '' ? label : `${label} · ${says}`
    return group.length > 1 ? parted(group, longer, at + 1) : [[group[0]!, longer]]
  })
}

/** What parts a line from others of its title: what it costs, and which of them all it is. */
export const lineApart = <L extends { readonly amount: Money }>(line: L, all: readonly L[], lang: Lang): string[] => [
  sayMoney(line.amount, lang),
  formWords[lang].nth(all.indexOf(line) + 1),
]
