import { type Day, sayDay, titleIn } from '#kernel'
import type { Ctx } from '#platform'
import { Cites, DayField, Form, type FormState, type FrameFacts, Page, Radios, TextArea, TextField } from '#ui'
import { words as common } from '../page-words.ts'
import { words } from '../redress-page-words.ts'
import { type Challenge, standings } from '../rules/challenge.ts'
import type { Tender } from '../rules/tender.ts'
import { SenderFields } from './new-challenge.tsx'

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
        <Radios {...f} name="standing" label={t.standing} options={standings.map((s) => ({ value: s, label: t[`standing-${s}`] }))} />
        <TextArea {...f} name="members" label={t.members} optional rows={2} />
        <h2>{t.sender}</h2>
        <SenderFields form={form} lang={lang} />
        <h2>{t.letter}</h2>
        <TextArea {...f} name="matters" label={t.complaintMatters} hint={t.complaintMattersHint} rows={4} />
        <TextArea {...f} name="arises" label={t.arises} hint={t.arisesHint} optional rows={2} />
        <TextArea {...f} name="requests" label={t.requests} rows={3} />
        <TextArea {...f} name="facts" label={t.facts} hint={t.factsHint} rows={6} />
        <TextArea {...f} name="basis" label={t.basis} rows={3} />
        <TextField {...f} name="signedBy" label={t.signedBy} hint={t.signedByHint} />
        <DayField {...f} name="datedOn" label={t.datedOn} />
      </Form>
    </Page>
  )
}
