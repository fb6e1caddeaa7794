import { isAfter, newAnonymousId, type Refusal } from '#kernel'
import { change, type Ctx, notThere, recordRefusal } from '#platform'
import { whyStill } from './change-tender.ts'
import { refuseNotice } from './rules/notice-words.ts'
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
export async function objectToNotice(ctx: Ctx, i: Objecting): Promise<{ number: number } | Refusal> {
  const t = await tenderNow(ctx, i.tenderId)
  const subject = { kind: 'tender', id: i.tenderId } as const
  if (!t?.announcedOn) return await recordRefusal(ctx, 'objections.file', notThere(), { subject })
  return await change(ctx, { action: 'objections.file', subject, purchaseId: t.purchaseId }, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    await holdTender(ctx, tx, t.id)
    const now = (await tenderNow(inside, t.id))!
    const still = whyStill(ctx, now)
    if (still) return still
    if (now.state !== 'announced' || isAfter(ctx.today, now.noticeUntilOn!)) return refuseNotice('notice-over')
    const number = (await objectionsOf(inside, [t.id])).length + 1
    await insertObjection(ctx, tx, {
      ...{ id: newAnonymousId('objection'), tenderId: t.id, number, sender: i.sender, contact: i.contact, says: i.says },
      organisationId: ctx.asker.organisationId,
      objectedOn: ctx.today,
    })
    entry.facts = { number }
    return { number }
  })
}
