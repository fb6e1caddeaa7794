import { sayDay, titleIn } from '#kernel'
import type { Ctx } from '#platform'
import { Cites, DayField, Form, type FormState, type FrameFacts, Page, Radios, Select, SummaryList, TextArea } from '#ui'
import { words as common } from '../page-words.ts'
import { words } from '../redress-page-words.ts'
import { challengeSteps, challengeSubjects } from '../rules/challenge.ts'
import type { Tender } from '../rules/tender.ts'
import { WhatIsAsked, WhoWrites } from './letter-fields.tsx'
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
        <WhoWrites {...f} />
        <TextArea {...f} name="matters" label={t.matters} hint={t.mattersHint} rows={4} />
        <WhatIsAsked {...f} />
      </Form>
    </Page>
  )
}
