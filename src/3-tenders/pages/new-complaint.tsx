import { type Day, sayDay, titleIn } from '#kernel'
import type { Ctx } from '#platform'
import { Cites, Form, type FormState, type FrameFacts, Page, TextArea } from '#ui'
import { words as common } from '../page-words.ts'
import { words } from '../redress-page-words.ts'
import type { Challenge } from '../rules/challenge.ts'
import type { Tender } from '../rules/tender.ts'
import { WhatIsAsked, WhoWrites } from './letter-fields.tsx'

/** The letter of a complaint, begun with what was challenged. */
export function NewComplaintPage(p: {
  ctx: Ctx
  frame: FrameFacts
  tender: Tender
  challenge: Challenge
  time: { safeUntilOn: Day; lastOn: Day }
  form: FormState
}) {
  const { ctx, tender: x, challenge: c, form } = p
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  const letter = ctx.law.complaints.letter('complaint')
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      title={t.newComplaint}
      section="tenders"
      lead={titleIn(x, lang)}
      trail={[
        { label: common[lang].tenders, href: '/tenders' },
        { label: x.number, href: `/tenders/${x.id}` },
        { label: c.number, href: `/challenges/${c.id}` },
        { label: t.newComplaint },
      ]}
    >
      <p>
        {t.complaintLead} {t.untilBoth(sayDay(p.time.safeUntilOn, lang), sayDay(p.time.lastOn, lang))}{' '}
        <Cites cites={[...ctx.law.cites('complaint'), ...letter.cites]} lang={lang} />
      </p>
      <Form action={`/challenges/${c.id}/complain`} {...f} submit={t.sendComplaint} cancel={`/challenges/${c.id}`}>
        <WhoWrites {...f} />
        <TextArea {...f} name="matters" label={t.complaintMatters} hint={t.complaintMattersHint} rows={4} />
        <TextArea {...f} name="arises" label={t.arises} hint={t.arisesHint} optional rows={2} />
        <WhatIsAsked {...f} />
      </Form>
    </Page>
  )
}
