import { filesOf } from '#files'
import { heldByComplaint } from './held-by-challenge.ts'
import { isRefusal, type Refusal } from '#kernel'
import { may, mayNot, organisations } from '#people'
import { type Ctx, historyOf } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, param, type View } from '#ui'
import { clocksOf } from './clocks-of.ts'
import { outcomesFor } from './decide-complaint.ts'
import { whenToComplain } from './file-complaint.ts'
import type { ComplaintForms } from './pages/complaint-acts.tsx'
import { ComplaintPage } from './pages/complaint.tsx'
import { ComplaintsPage } from './pages/complaints.tsx'
import { NewComplaintPage } from './pages/new-complaint.tsx'
import type { Complaint } from './rules/complaint.ts'
import { refuseRedress } from './rules/redress-words.ts'
import { challenge, complaint, complaints, papersOf, tender as tenderNow, tenders } from './store/index.ts'

/** Every complaint there is, for the desk that reviews them and who supervises it; the own ones for the parties. */
export async function complaintsPage(ctx: Ctx, _: C, frame: FrameFacts): Promise<View> {
  const own = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'complaints.read', { purchaserId: own, providerId: own })
  if (no) return no
  const all = may(ctx.asker, 'complaints.read')
    ? await complaints(ctx)
    : await complaints(ctx, ctx.asker.organisationKind === 'purchaser' ? { purchaserId: own! } : { providerId: own! })
  const shown = all.filter((c) => readable(ctx, c))
  const known = await tenders(ctx, { ids: shown.map((c) => c.tenderId) })
  return <ComplaintsPage ctx={ctx} frame={frame} complaints={shown} tenders={new Map(known.map((t) => [t.id, t]))} />
}

/** A respondent reads a complaint once it is served on it. */
const readable = (ctx: Ctx, c: Complaint): boolean =>
  may(ctx.asker, 'complaints.read', { providerId: c.providerId, ...((c.acceptedOn ?? c.suspendedOn) && { purchaserId: c.purchaserId }) })

export async function newComplaintPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const first = await challenge(ctx, param(c, 'id'))
  if (!first) return refuseRedress('no-challenge')
  const no = mayNot(ctx.asker, 'complaints.file', { providerId: first.providerId })
  if (no) return no
  const time = await whenToComplain(ctx, first)
  if (isRefusal(time)) return time
  const { sender, address, postcode, contact, phone, agent, members, matters, facts, basis, signedBy } = first
  const text = (s: string | null) => s ?? ''
  const known = {
    ...{ sender, address: text(address), postcode: text(postcode), contact: text(contact), phone: text(phone), agent: text(agent) },
    ...{ members: text(members), matters, facts: text(facts), basis: text(basis), signedBy: text(signedBy) },
    ...{ standing: first.standing === 'consortium-all' ? 'consortium-all' : 'supplier', datedOn: ctx.today.toString() },
  }
  const tender = (await tenderNow(ctx, first.tenderId))!
  return <NewComplaintPage ctx={ctx} frame={frame} tender={tender} challenge={first} time={time} form={form ?? freshForm(known)} />
}

export async function complaintPage(ctx: Ctx, c: C, frame: FrameFacts, forms: ComplaintForms = {}): Promise<View> {
  const found = await theOne(ctx, param(c, 'id'))
  if (isRefusal(found)) return found
  const papers = await papersOf(ctx, found.id)
  const tender = (await tenderNow(ctx, found.tenderId))!
  const first = (await challenge(ctx, found.challengeId))!
  const reviews = may(ctx.asker, 'complaints.review', found)
  const lines = (s: string | null) =>
    (s ?? '')
      .split('\n')
      .map((l) => l.trim())
      .filter((l) => l !== '')
  const before = reviews ? await complaints(ctx, { providerId: found.providerId, states: ['decided'] }) : []
  const unfounded = before.filter((b) => b.result === 'dismissed' && b.closedOn).map((b) => b.closedOn!)
  return (
    <ComplaintPage
      ctx={ctx}
      frame={frame}
      facts={{
        tender,
        challenge: first,
        one: found,
        papers,
        parties: new Map((await organisations(ctx, { ids: [found.providerId, found.purchaserId] })).map((o) => [o.id, o])),
        clocks: await clocksOf(ctx, tender, first, found, papers),
        beyond: ctx.law.complaints.beyond({
          challenged: lines(first.matters),
          complained: lines(found.matters),
          arisesFromReply: lines(found.arises),
        }),
        badRecord: reviews ? ctx.law.complaints.badRecord(unfounded, ctx.today, tender.lawDay) : undefined,
        outcomes: reviews && found.state === 'accepted' ? await outcomesFor(ctx, found) : [],
        history: await historyOf(ctx, { subjectId: found.id }),
        files: await filesOf(ctx, heldByComplaint(found, tender.purchaseId)),
        forms,
      }}
    />
  )
}

/** A complaint with the purchase it is about, as far as this person may read it. */
export async function theComplaint(ctx: Ctx, id: string): Promise<{ one: Complaint; purchaseId: string } | Refusal> {
  const one = await theOne(ctx, id)
  return isRefusal(one) ? one : { one, purchaseId: (await tenderNow(ctx, one.tenderId))!.purchaseId }
}

async function theOne(ctx: Ctx, id: string): Promise<Complaint | Refusal> {
  const found = await complaint(ctx, id)
  if (ctx.asker.kind === 'public') return mayNot(ctx.asker, 'complaints.read') ?? refuseRedress('no-complaint')
  return found && readable(ctx, found) ? found : refuseRedress('no-complaint')
}
