import { colonIn, type Lang, type Refusal, type Words } from '#kernel'
import { handOverWords, refuseHandOver } from './hand-over-words.ts'
import type { DutyKind } from './rules/duty-terms.ts'

/** What is handed over when a contract ends, each with its own evidence: who works there, whom they are helping, and what was written down. */
export const handedOverParts = ['people', 'cases', 'records'] as const
export type HandedOver = Partial<Record<(typeof handedOverParts)[number], string | undefined>>

/** Whether a duty is done part by part. */
export const inParts = (kind: DutyKind): boolean => kind === 'hand-over-clients'

/** The evidence of a duty as it is kept, or everything that is missing of it, by field. A hand-over says all its parts. */
export function evidenceOf(
  kind: DutyKind,
  i: { evidence?: string | undefined; handedOver?: HandedOver | undefined },
  lang: Lang,
): string | Refusal {
  if (!inParts(kind)) return i.evidence?.trim() || refuseHandOver('say-evidence').at('evidence')
  const missing = handedOverParts.filter((p) => !i.handedOver?.[p]?.trim())
  if (missing.length === 0)
    return handedOverParts.map((p) => `${handOverWords[lang][p]}${colonIn(lang)}${i.handedOver![p]!.trim()}`).join('\n')
  const no = refuseHandOver('say-handed-over')
  return no.with({ fields: Object.fromEntries(missing.map((p): [string, Words] => [p, no.words])) })
}
