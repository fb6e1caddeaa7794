import { isAfter, type Refusal } from '#kernel'
import { mayNot, notInUse, organisation } from '#people'
import { change, type Ctx, notThere, recordRefusal, thePublic } from '#platform'
import { whyStill } from './change-tender.ts'
import { refuseApply } from './rules/application-words.ts'
import { hasStage } from './rules/stages.ts'
import { holdTender, replaceApplication, tender as tenderNow } from './store/index.ts'
import { refuse } from './words.ts'

/** An institution asks to be invited, or puts what it says in the place of what it said, until the last day. The history of the purchase tells that somebody did, and not who. */
export async function applyToBid(of: Ctx, i: { tenderId: string; says: string }): Promise<{ id: string } | Refusal> {
  const t = await tenderNow(of, i.tenderId)
  const subject = { kind: 'tender', id: i.tenderId } as const
  if (!t?.announcedOn) return await recordRefusal(of, 'applications.file', notThere(), { subject })
  const no = mayNot(of.asker, 'bids.submit', { providerId: of.asker.organisationId })
  if (no) return await recordRefusal(of, 'applications.file', no, { subject, purchaseId: t.purchaseId })
  const own = (await organisation(of, of.asker.organisationId!))!
  const { askedAgain: _, sent: __, session: ___, ...rest } = of
  const ctx: Ctx = { ...rest, asker: thePublic }
  return await change(ctx, { action: 'applications.file', subject, purchaseId: t.purchaseId }, async (tx) => {
    const inside = { ...ctx, db: tx }
    await holdTender(ctx, tx, t.id)
    const now = (await tenderNow(inside, t.id))!
    if (!hasStage(now, 'apply')) return refuse('no-such-stage')
    const wrong = whyStill(ctx, now) ?? (own.kind === 'institution' ? notInUse(own, 'bid') : refuse('purchaser-may-not-bid'))
    if (wrong) return wrong
    if (now.state !== 'announced' || isAfter(ctx.today, now.noticeUntilOn!)) return refuseApply('applying-over')
    await replaceApplication(ctx, tx, { tenderId: t.id, providerId: own.id, says: i.says })
    return { id: t.id }
  })
}
