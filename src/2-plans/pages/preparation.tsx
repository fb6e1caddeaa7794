import { type Lang, listIn, sayDay } from '#kernel'
import { pricingForms, pricingFormWords, socialWorkKinds, socialWorkKindWords, surveyTopics, surveyTopicWords } from '#law'
import { Checkboxes, DayField, type FormState, NumberField, Select, TextArea, TextField, Tick } from '#ui'
import { preparationFields } from '../preparation-form.ts'
import { type Preparation, reviewKinds } from '../rules/preparation.ts'
import { reviewWords } from '../rules/words.ts'
import { words } from '../words.ts'

const names = Object.keys(preparationFields)
const isFilled = (form: FormState, name: string) => [form.values[name] ?? []].flat().some((v) => v !== '')

/** How the procurement was prepared, under one heading; folded until something stands in it or is wrong. */
export function PreparationFields({ form, lang }: { form: FormState; lang: Lang }) {
  const t = words[lang]
  const f = { form, lang }
  const said = <K extends string>(all: readonly K[], of: Readonly<Record<K, { zh: string; en: string }>>) =>
    all.map((value) => ({ value, label: of[value][lang] }))
  return (
    <>
      <h2>{t.preparation}</h2>
      <p className="soft">{t.preparationLead}</p>
      <details open={names.some((n) => isFilled(form, n) || form.errors[n] !== undefined)}>
        <summary>{t.preparationFill}</summary>
        <DayField {...f} name="inquiryOn" label={t.inquiryOn} hint={t.inquiryOnHint} optional />
        <Checkboxes
          {...f}
          name="inquiryCovers"
          label={t.inquiryCovers}
          hint={t.inquiryCoversHint}
          optional
          options={said(surveyTopics, surveyTopicWords)}
        />
        <NumberField {...f} name="marketSubjects" label={t.marketSubjects} hint={t.marketSubjectsHint} optional />
        <Checkboxes {...f} name="reviews" label={t.reviews} hint={t.reviewsHint} optional options={said(reviewKinds, reviewWords)} />
        <DayField {...f} name="reviewedOn" label={t.reviewedOn} optional />
        <TextArea {...f} name="reviewers" label={t.reviewers} hint={t.reviewersHint} optional rows={2} />
        <TextArea {...f} name="draftingReviewers" label={t.draftingReviewers} hint={t.draftingReviewersHint} optional rows={2} />
        <Select
          {...f}
          name="pricing"
          label={t.pricing}
          hint={t.pricingHint}
          empty={t.undecided}
          optional
          options={said(pricingForms, pricingFormWords)}
        />
        <Checkboxes
          {...f}
          name="serviceKinds"
          label={t.serviceKinds}
          hint={t.serviceKindsHint}
          optional
          options={said(socialWorkKinds, socialWorkKindWords)}
        />
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
      </details>
    </>
  )
}

/** What was recorded of the preparation, for a summary list; nothing of what was left open. */
export function preparationRows(p: Preparation, lang: Lang): { label: string; value: string }[] {
  const t = words[lang]
  const list = (all: readonly string[]) => listIn(all, lang)
  const row = (label: string, value: string | null | undefined) => (value ? [{ label, value }] : [])
  const [on, by] = [p.reviewedOn && sayDay(p.reviewedOn, lang), list(p.reviewers)]
  return [
    ...row(t.inquiryOn, p.inquiryOn && sayDay(p.inquiryOn, lang)),
    ...row(t.inquiryCovers, list(p.inquiryCovers.map((x) => surveyTopicWords[x][lang]))),
    ...row(t.marketSubjects, p.marketSubjects === null ? null : String(p.marketSubjects)),
    ...row(t.reviews, p.reviews.length ? t.reviewsSay(list(p.reviews.map((x) => reviewWords[x][lang])), on ?? '', by) : null),
    ...row(t.draftingReviewers, list(p.draftingReviewers)),
    ...row(t.pricing, p.pricing && pricingFormWords[p.pricing][lang]),
    ...row(t.serviceKinds, list(p.serviceKinds.map((x) => socialWorkKindWords[x][lang]))),
    ...row(t.suitsSmallFirms, p.suitsSmallFirms === null ? null : p.suitsSmallFirms ? t.suits : t.suitsNot),
    ...row(t.category, p.category),
    ...row(t.consent, p.consent),
    ...row(t.source, p.fromAdjustment ? t.fromAdjustment : null),
  ]
}
