import { isRefusal, type Refusal, type Words } from '#kernel'
import type { Ctx } from '#platform'
import { changeTender } from './change-tender.ts'
import type { ApplicationFinding } from './rules/application.ts'
import { refuseApply } from './rules/application-words.ts'
import { leastReason } from './rules/tender-process.ts'
import { applicationsOf, writeFinding } from './store/index.ts'
import { refuse } from './words.ts'

type Found = Readonly<Record<string, { finding: ApplicationFinding | undefined; reason: string | undefined }>>

/** The office says of everybody who applied whether they qualify, and why one does not; the institution reads it. */
export async function reviewApplications(ctx: Ctx, i: { tenderId: string; found: Found }): Promise<{ id: string } | Refusal> {
  return await changeTender(
    ctx,
    {
      action: 'applications.review',
      id: i.tenderId,
      verb: 'reviewApplications',
      facts: (inside: Ctx) => Promise.resolve({ today: inside.today }),
    },
    async ({ inside, tx, now, set }) => {
      const all = await applicationsOf(inside, [now.id])
      if (all.length === 0) return refuseApply('nobody-applied')
      const fields: Record<string, Words> = {}
      for (const { providerId: id } of all) {
        const { finding, reason } = i.found[id] ?? {}
        if (!finding) fields[`finding-${id}`] = refuseApply('say-of-each').words
        else if (finding === 'unqualified' && [...(reason?.trim() ?? '')].length < leastReason)
          fields[`why-${id}`] = refuse('reason-too-short', leastReason).words
      }
      if (Object.keys(fields).length > 0) return refuseApply('say-of-each').with({ fields })
      for (const { providerId } of all) {
        const { finding, reason } = i.found[providerId]!
        await writeFinding(inside, tx, {
          ...{ tenderId: now.id, providerId, finding: finding! },
          reason: finding === 'unqualified' ? reason!.trim() : null,
        })
      }
      const moved = await set({})
      return isRefusal(moved) ? moved : { id: now.id }
    },
  )
}
