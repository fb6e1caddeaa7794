import { sayDay, titleIn } from '#kernel'
import { type Community, nameOf } from '#people'
import type { Ctx } from '#platform'
import { Checkboxes, DayField, Empty, Form, type FormState, NumberField, Page, Select, TextArea, TextField, Tick } from '#ui'
import { words } from '../page-words.ts'
import type { Purchase } from '../store/index.ts'
import type { QuestionnaireChoice } from '../questionnaire-choices.ts'
import { type Common, NoCommunities } from './parts.tsx'

interface Choices {
  form: FormState
  questionnaires: readonly QuestionnaireChoice[]
  purchases: readonly Purchase[]
  places: readonly Community[]
}

export function NewSurveyPage({ ctx, frame, form, questionnaires, purchases, places }: Common & Choices) {
  const t = words[ctx.lang]
  if (questionnaires.length === 0) return <NoQuestionnaires ctx={ctx} frame={frame} />
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.newSurvey}
      section="needs"
      lead={t.newSurveyLead}
      trail={[{ label: t.surveys, href: '/surveys' }]}
    >
      <Form action="/surveys/new" form={form} lang={ctx.lang} submit={t.start} cancel="/surveys">
        <SurveyFields ctx={ctx} form={form} questionnaires={questionnaires} purchases={purchases} places={places} />
      </Form>
    </Page>
  )
}

function NoQuestionnaires({ ctx, frame }: Common) {
  const t = words[ctx.lang]
  return (
    <Page ctx={ctx} frame={frame} title={t.newSurvey} section="needs" trail={[{ label: t.surveys, href: '/surveys' }]}>
      <Empty title={t.noQuestionnaires}>
        <p>{t.noQuestionnairesHelp}</p>
        <p>
          <a className="button" href="/surveys/questionnaires/new">
            {t.newQuestionnaire}
          </a>
        </p>
      </Empty>
    </Page>
  )
}

function SurveyFields({ ctx, form, questionnaires, purchases, places }: Pick<Common, 'ctx'> & Choices) {
  const t = words[ctx.lang]
  const f = { form, lang: ctx.lang }
  return (
    <>
      <TextField {...f} name="title" label={t.surveyTitle} maxLength={200} />
      <TextField {...f} name="titleEn" label={t.titleEn} optional maxLength={200} />
      <Select
        {...f}
        name="questionnaireId"
        label={t.questionnaire}
        options={questionnaires.map((q) => ({ value: q.questionnaire.id, label: sayChoice(q, ctx) }))}
      />
      <Select
        {...f}
        name="purchaseId"
        label={t.purchaseOfSurvey}
        optional
        empty={t.noPurchase}
        options={purchases.map((b) => ({ value: b.id, label: `${b.number} ${titleIn(b, ctx.lang)}` }))}
      />
      {places.length === 0 && <NoCommunities lang={ctx.lang} />}
      <Checkboxes
        {...f}
        name="communityIds"
        label={t.communities}
        options={places.map((c) => ({
          value: c.id,
          label: nameOf(c, ctx.lang),
          ...(c.households && { hint: t.householdCount(c.households.toLocaleString('en')) }),
        }))}
      />
      <div className="row">
        <DayField {...f} name="opensOn" label={t.opensOn} />
        <DayField {...f} name="closesOn" label={t.closesOn} />
      </div>
      <NumberField {...f} name="households" label={t.households} hint={t.householdsHint} optional />
      <Tick {...f} name="openLink" label={t.openLink} hint={t.openLinkHint} />
      <Tick {...f} name="keyedTwice" label={t.keyedTwice} />
      <div className="row">
        <TextField {...f} name="contactName" label={t.contactName} hint={t.contactHint} optional maxLength={60} />
        <TextField {...f} name="contactPhone" label={t.contactPhone} optional maxLength={40} type="tel" />
      </div>
      <TextArea {...f} name="about" label={t.about} hint={t.aboutHint} optional rows={3} />
      <TextArea {...f} name="aboutEn" label={t.aboutEn} optional rows={3} />
    </>
  )
}

/** What tells one questionnaire from another of the same name: edition, questions, its day, and where it was last asked. */
const sayChoice = ({ questionnaire: q, lastUsed, purchaseNumber, used }: QuestionnaireChoice, { lang }: Ctx): string => {
  const t = words[lang]
  return [
    titleIn(q, lang),
    t.edition(q.edition),
    t.questionsCount(q.content.questions.length),
    t.madeOn(sayDay(q.createdOn, lang)),
    lastUsed ? t.usedIn(used, purchaseNumber ?? titleIn(lastUsed, lang), sayDay(lastUsed.opensOn, lang)) : t.neverUsed,
  ].join(' · ')
}
