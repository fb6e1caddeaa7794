import type { Happening } from './happening.ts'
import type { Award } from './ocds.ts'
import type { PublicAward, PublicPurchase } from './public-facts.ts'
import type { Speaker } from './speaker.ts'

/** What was awarded: to whom, why, and for how much. */
export function awardOf(a: PublicAward, say: Speaker): Award {
  return {
    id: a.id,
    title: a.title,
    ...(a.titleEn && { title_en: a.titleEn }),
    description: a.reasons,
    status: 'active',
    date: say.start(a.awardedOn),
    value: say.value(a.total),
    suppliers: [say.reference(a.provider)],
    items: say.items(a.lines),
    documents: [say.document(`${a.id}-notice`, 'awardNotice', a.title, 'award')],
  }
}

/** An award, on the day it was decided. */
export const awarded = (p: PublicPurchase, a: PublicAward, say: Speaker): Happening => ({
  on: a.awardedOn,
  at: null,
  stage: 5,
  key: `award-${a.id}`,
  tag: ['award'],
  body: {
    parties: [say.party(p.purchaser, ['buyer', 'procuringEntity']), say.party(a.provider, ['supplier'])],
    buyer: say.reference(p.purchaser),
    ...(a.tenderId && { tender: { id: say.tenderId, status: 'complete' as const } }),
    awards: [awardOf(a, say)],
  },
})

/** An award that came to an end before its contract: it stays in the record as cancelled, with the reason. */
export const awardEnded = (a: PublicAward, ended: NonNullable<PublicAward['ended']>, say: Speaker): Happening => ({
  on: ended.on,
  at: null,
  stage: 5,
  key: `award-ended-${a.id}`,
  tag: ['awardCancellation'],
  body: {
    awards: [{ ...awardOf(a, say), status: 'cancelled', description: `${ended.says.zh}：${ended.reason}` }],
  },
})
