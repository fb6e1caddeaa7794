import { isAfter, isRefusal, newAnonymousId, type Refusal } from '#kernel'
import { may } from '#people'
import { change, type Ctx, notThere, recordRefusal, sentOtherwise, thePublic } from '#platform'
import { whyStill } from './change-tender.ts'
import { refuseNotice } from './rules/notice-words.ts'
import { hasStage } from './rules/stages.ts'
import { holdTender, insertObjection, objectionsOf, tender as tenderNow } from './store/index.ts'

interface Objecting {
  tenderId: string
  sender: string
  contact: string
  says: string
}

/**
 * Anybody objects to the notice that only one supplier is asked, with or without an account, while it stands. Who it was and where the
 * answer reaches them the office alone reads; what is said is published.
 */
export async function objectToNotice(of: Ctx, i: Objecting): Promise<{ number: number } | Refusal> {
  const t = await tenderNow(of, i.tenderId)
  if (t && may(of.asker, 'tenders.answer', t)) return await recordRefusal(of, 'objections.file', refuseNotice('own-notice'))
  // The history of the purchase is read by many: that somebody objected stands there, and not who.
  const { askedAgain: _, sent: __, session: ___, ...rest } = of
  const ctx: Ctx = { ...rest, asker: thePublic }
  const subject = { kind: 'tender', id: i.tenderId } as const
  if (!t?.announcedOn || !hasStage(t, 'publicity')) return await recordRefusal(ctx, 'objections.file', notThere(), { subject })
  const done = await change(ctx, { action: 'objections.file', subject, purchaseId: t.purchaseId }, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    await holdTender(ctx, tx, t.id)
    const now = (await tenderNow(inside, t.id))!
    const still = whyStill(ctx, now)
    if (still) return still
    if (now.state !== 'announced' || isAfter(ctx.today, now.noticeUntilOn!)) return refuseNotice('notice-over')
    const number = (await objectionsOf(inside, [t.id])).length + 1
    await insertObjection(ctx, tx, {
      ...{ id: newAnonymousId('objection'), tenderId: t.id, number, sender: i.sender, contact: i.contact, says: i.says },
      organisationId: of.asker.organisationId,
      objectedOn: ctx.today,
    })
    entry.facts = { number }
    return { number }
  })
  if (isRefusal(done)) return done
  const kept = (await objectionsOf(ctx, [t.id])).find((o) => o.number === done.number)
  const same = !kept || (kept.says === i.says && kept.sender === i.sender && kept.contact === i.contact)
  return same ? done : sentOtherwise(done)
}
