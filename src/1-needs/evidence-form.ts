import { choice, longText, optional, text } from '#platform'
import { z } from 'zod'
import type { NewEvidence } from './add-evidence.ts'
import { evidenceKinds } from './rules/evidence.ts'

/** What residents said: one of the figures of a survey, which says where it is from. */
const felt = z.object({
  kind: z.literal('felt').default('felt'),
  figure: text(200),
  says: longText(1000),
  source: optional(text(300)).transform((v) => v ?? ''),
})

/** What the form of evidence takes, by the kind its address asks for. */
export function evidenceForm(asked: string | undefined) {
  const kind = choice(evidenceKinds).safeParse(asked).data ?? 'felt'
  if (kind === 'felt') return felt
  return z.object({ kind: z.literal(kind).default(kind), says: longText(1000), source: text(300), figure: z.string().optional() })
}

/** Evidence as it was typed. A figure is chosen by its survey and its key. */
export function readEvidence(i: z.output<ReturnType<typeof evidenceForm>>): NewEvidence {
  const [campaignId, figure] = (i.figure ?? '').split(' ')
  return { kind: i.kind, says: i.says, source: i.source, ...(i.kind === 'felt' && { campaignId, figure }) }
}
