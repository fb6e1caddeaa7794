import { mayNot } from '#people'
import type { Ctx } from '#platform'
import type { C, FrameFacts, View } from '#ui'
import { caseload } from './caseload.ts'
import { CaseloadPage } from './pages/caseload.tsx'

/** What is in hand: one's own for a worker, everybody's for whoever leads the institution. */
export async function caseloadPage(ctx: Ctx, _: C, frame: FrameFacts): Promise<View> {
  const no = mayNot(ctx.asker, 'clients.read', { providerId: ctx.asker.organisationId })
  if (no) return no
  return <CaseloadPage ctx={ctx} frame={frame} f={await caseload(ctx)} />
}
