import { isRefusal, whyNot } from '#kernel'
import { may, organisations, whyNotDo } from '#people'
import { type Ctx, notThere } from '#platform'
import { type C, type FrameFacts, type View } from '#ui'
import { asked } from './asked.ts'
import { standsStill } from './change-tender.ts'
import { invitingFacts } from './invite-applicants.ts'
import { type ApplicationsFacts, ApplicationsPage } from './pages/applications.tsx'
import { invitedAreTold } from './rules/application.ts'
import { hasStage } from './rules/stages.ts'
import { tenderProcess } from './rules/tender-process.ts'
import { applicationsOf } from './store/index.ts'

/** The call as everybody reads it; whoever applied reads what was found of them, and the office alone who applied, until the bids are open. */
export async function applicationsPage(ctx: Ctx, c: C, frame: FrameFacts, forms: ApplicationsFacts['forms'] = {}): Promise<View> {
  const x = await asked(ctx, c)
  if (isRefusal(x)) return x
  if (!x.announcedOn || !hasStage(x, 'apply')) return notThere()
  const known = await invitingFacts(ctx, x)
  const isOver = whyNot(tenderProcess, 'reviewApplications', x, known) === undefined || x.state !== 'announced'
  const all = await applicationsOf(ctx, [x.id])
  const reads = may(ctx.asker, 'tenders.read', x) && isOver
  const ids = reads || invitedAreTold(x) ? all.map((a) => a.providerId) : []
  const applies = ctx.asker.organisationKind === 'institution' && may(ctx.asker, 'bids.submit', { providerId: ctx.asker.organisationId })
  return (
    <ApplicationsPage
      ctx={ctx}
      frame={frame}
      facts={{
        tender: x,
        own: all.find((a) => a.providerId === ctx.asker.organisationId),
        mayApply: applies && x.state === 'announced' && !isOver && !standsStill(x, ctx.today),
        all: reads ? all : undefined,
        names: new Map((await organisations(ctx, { ids })).map((o) => [o.id, o])),
        drawn: invitedAreTold(x) ? all : undefined,
        mayReview: all.length > 0 && whyNotDo(ctx.asker, tenderProcess, 'reviewApplications', x, known) === undefined,
        whyNotInvite: whyNot(tenderProcess, 'inviteApplicants', x, known),
        mayInvite: x.state === 'announced' && may(ctx.asker, 'tenders.publish', x),
        fewest: known.fewest,
        forms,
      }}
    />
  )
}
