import { type Lang, listIn, sayDay } from '#kernel'
import { type Law, type Offered, sayOffered } from '#law'
import type { Ctx } from '#platform'
import { Checkboxes, DayField, type FormState, NumberField, Select, TextArea, TextField, Tick } from '#ui'
import { preparationFields } from '../preparation-form.ts'
import { type Preparation, reviewKinds } from '../rules/preparation.ts'
import { reviewWords } from '../rules/words.ts'
import { words } from '../words.ts'

const isFilled = (form: FormState, name: string) => [form.values[name] ?? []].flat().some((v) => v !== '')

interface Fields {
  form: FormState
  lang: Lang
  law: Law
}

/** How the procurement was prepared, under one heading; folded until something stands in it or is wrong. */
export function PreparationFields({ form, lang, law }: Fields) {
  const t = words[lang]
  const names = Object.keys(preparationFields(law))
  return (
    <>
      <h2>{t.preparation}</h2>
      <p className="soft">{t.preparationLead}</p>
      <details open={names.some((n) => isFilled(form, n) || form.errors[n] !== undefined)}>
        <summary>{t.preparationFill}</summary>
        <HowPrepared form={form} lang={lang} law={law} />
        <WhatIsBought form={form} lang={lang} law={law} />
      </details>
    </>
  )
}

const optionsOf = (all: readonly Offered<string>[], lang: Lang) => all.map((o) => ({ value: o.value, label: o.says[lang] }))

/** The inquiry into the market and the reviews. */
function HowPrepared({ form, lang, law: { plans } }: Fields) {
  const t = words[lang]
  const f = { form, lang }
  return (
    <>
      <DayField {...f} name="inquiryOn" label={t.inquiryOn} hint={t.inquiryOnHint} optional />
      {plans.surveyTopics.length > 0 && (
        <Checkboxes
          {...f}
          name="inquiryCovers"
          label={t.inquiryCovers}
          hint={t.inquiryCoversHint}
          optional
          options={optionsOf(plans.surveyTopics, lang)}
        />
      )}
      <NumberField {...f} name="marketSubjects" label={t.marketSubjects} hint={t.marketSubjectsHint} optional />
      <Checkboxes
        {...f}
        name="reviews"
        label={t.reviews}
        hint={t.reviewsHint}
        optional
        options={reviewKinds.map((value) => ({ value, label: reviewWords[value][lang] }))}
      />
      <DayField {...f} name="reviewedOn" label={t.reviewedOn} optional />
      <TextArea {...f} name="reviewers" label={t.reviewers} hint={t.reviewersHint} optional rows={2} />
      <TextArea {...f} name="draftingReviewers" label={t.draftingReviewers} hint={t.draftingReviewersHint} optional rows={2} />
    </>
  )
}

/** Of what kind it is, how it is priced, and what it is counted as. */
function WhatIsBought({ form, lang, law: { plans } }: Fields) {
  const t = words[lang]
  const f = { form, lang }
  return (
    <>
      {plans.pricingForms.length > 0 && (
        <Select
          {...f}
          name="pricing"
          label={t.pricing}
          hint={t.pricingHint}
          empty={t.undecided}
          optional
          options={optionsOf(plans.pricingForms, lang)}
        />
      )}
      {plans.serviceKinds.length > 0 && (
        <Checkboxes
          {...f}
          name="serviceKinds"
          label={t.serviceKinds}
          hint={t.serviceKindsHint}
          optional
          options={optionsOf(plans.serviceKinds, lang)}
        />
      )}
      <Select
        {...f}
        name="suitsSmallFirms"
        label={t.suitsSmallFirms}
        hint={t.suitsSmallFirmsHint}
        empty={t.notJudged}
        optional
        options={[
          { value: 'yes', label: t.suits },
          { value: 'no', label: t.suitsNot },
        ]}
      />
      <TextField {...f} name="category" label={t.category} hint={t.categoryHint} optional />
      <TextField {...f} name="consent" label={t.consent} hint={t.consentHint} optional />
      <Tick {...f} name="fromAdjustment" label={t.fromAdjustment} />
    </>
  )
}

/** What was recorded of the preparation, for a summary list; nothing of what was left open. */
export function preparationRows(p: Preparation, { lang, law: { plans } }: Pick<Ctx, 'lang' | 'law'>): { label: string; value: string }[] {
  const t = words[lang]
  const list = (all: readonly string[]) => listIn(all, lang)
  const row = (label: string, value: string | null | undefined) => (value ? [{ label, value }] : [])
  const [on, by] = [p.reviewedOn && sayDay(p.reviewedOn, lang), list(p.reviewers)]
  return [
    ...row(t.inquiryOn, p.inquiryOn && sayDay(p.inquiryOn, lang)),
    ...row(t.inquiryCovers, list(p.inquiryCovers.map((x) => sayOffered(plans.surveyTopics, x, lang)))),
    ...row(t.marketSubjects, p.marketSubjects === null ? null : String(p.marketSubjects)),
    ...row(t.reviews, p.reviews.length ? t.reviewsSay(list(p.reviews.map((x) => reviewWords[x][lang])), on ?? '', by) : null),
    ...row(t.draftingReviewers, list(p.draftingReviewers)),
    ...row(t.pricing, p.pricing && sayOffered(plans.pricingForms, p.pricing, lang)),
    ...row(t.serviceKinds, list(p.serviceKinds.map((x) => sayOffered(plans.serviceKinds, x, lang)))),
    ...row(t.suitsSmallFirms, p.suitsSmallFirms === null ? null : p.suitsSmallFirms ? t.suits : t.suitsNot),
    ...row(t.category, p.category),
    ...row(t.consent, p.consent),
    ...row(t.source, p.fromAdjustment ? t.fromAdjustment : null),
  ]
}
