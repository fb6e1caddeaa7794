import { sayDay, titleIn } from '#kernel'
import type { Ctx } from '#platform'
import { Cites, DayField, Form, type FormState, type FrameFacts, Page, Radios, Select, SummaryList, TextArea, TextField } from '#ui'
import { words as common } from '../page-words.ts'
import { words } from '../redress-page-words.ts'
import { challengeSteps, challengeSubjects, standings } from '../rules/challenge.ts'
import type { Tender } from '../rules/tender.ts'
import { aboutSaid, type ChallengeTimes } from './redress.tsx'

/** The letter of a challenge, item by item. */
export function NewChallengePage(p: { ctx: Ctx; frame: FrameFacts; tender: Tender; times: readonly ChallengeTimes[]; form: FormState }) {
  const { ctx, tender: x, form } = p
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  const letter = ctx.law.complaints.letter('challenge')
  return (
    <Page
      ctx={ctx}
      frame={p.frame}
      title={t.newChallenge}
      section="tenders"
      lead={titleIn(x, lang)}
      trail={[
        { label: common[lang].tenders, href: '/tenders' },
        { label: x.number, href: `/tenders/${x.id}` },
        { label: t.redress, href: `/tenders/${x.id}/redress` },
        { label: t.newChallenge },
      ]}
    >
      <p>
        {t.letterLead} <Cites cites={letter.cites} lang={lang} />
      </p>
      <SummaryList
        rows={p.times.map(({ about, step, time }) => ({
          label: aboutSaid(about, step, lang),
          value: t.untilBoth(sayDay(time.value.safeUntilOn, lang), sayDay(time.value.lastOn, lang)),
        }))}
      />
      <Form action={`/tenders/${x.id}/challenges/new`} {...f} submit={t.sendChallenge} cancel={`/tenders/${x.id}/redress`}>
        <Radios {...f} name="about" label={t.about} options={challengeSubjects.map((a) => ({ value: a, label: t[`about-${a}`] }))} />
        <Select
          {...f}
          name="step"
          label={t.step}
          hint={t.stepHint}
          optional
          empty="—"
          options={challengeSteps.map((s) => ({ value: s, label: t[`step-${s}`] }))}
        />
        <DayField {...f} name="documentsOn" label={t.documentsOn} hint={t.documentsOnHint} optional />
        <Radios {...f} name="standing" label={t.standing} options={standings.map((s) => ({ value: s, label: t[`standing-${s}`] }))} />
        <TextArea {...f} name="members" label={t.members} optional rows={2} />
        <h2>{t.sender}</h2>
        <SenderFields form={form} lang={lang} />
        <h2>{t.letter}</h2>
        <TextArea {...f} name="matters" label={t.matters} hint={t.mattersHint} rows={4} />
        <TextArea {...f} name="requests" label={t.requests} rows={3} />
        <TextArea {...f} name="facts" label={t.facts} hint={t.factsHint} rows={6} />
        <TextArea {...f} name="basis" label={t.basis} rows={3} />
        <TextField {...f} name="signedBy" label={t.signedBy} hint={t.signedByHint} />
        <DayField {...f} name="datedOn" label={t.datedOn} />
      </Form>
    </Page>
  )
}

/** Who sends a letter and how they are reached. */
export function SenderFields(f: { form: FormState; lang: 'zh' | 'en' }) {
  const t = words[f.lang]
  return (
    <>
      <TextField {...f} name="sender" label={t.senderName} />
      <TextField {...f} name="address" label={t.address} />
      <TextField {...f} name="postcode" label={t.postcode} short />
      <TextField {...f} name="contact" label={t.contact} />
      <TextField {...f} name="phone" label={t.phone} type="tel" />
      <TextField {...f} name="agent" label={t.agent} hint={t.agentHint} optional />
    </>
  )
}
