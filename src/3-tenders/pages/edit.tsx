import { colonIn, type Lang, titleIn } from '#kernel'
import type { Reason } from '#law'
import type { Organisation } from '#people'
import type { PriceSeries } from '#plans'
import type { Ctx } from '#platform'
import {
  Cites,
  DayField,
  Form,
  type FormState,
  type FrameFacts,
  MomentField,
  MoneyField,
  NumberField,
  Page,
  Select,
  TextArea,
  TextField,
  Tick,
} from '#ui'
import { words } from '../page-words.ts'
import type { MethodChoice } from '../rules/method-choices.ts'
import { hasStage } from '../rules/stages.ts'
import type { Tender } from '../rules/tender.ts'
import { criterionRows } from '../tender-form.ts'
import { AsideFields } from './aside-fields.tsx'
import { IndexFields } from './index-fields.tsx'
import { NoticeFields } from './notice-fields.tsx'
import { PromotionFields } from './promotion.tsx'

interface Fields {
  form: FormState
  lang: Lang
}
interface Edited {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
  tender: Tender
  choices: readonly MethodChoice[]
  /** What the office keeps. */
  series: readonly PriceSeries[]
  /** Who can be named where one supplier alone is asked. */
  suppliers: readonly Organisation[]
}

/** The form of a tender: how it is run, by what bids are judged, and what the documents say. */
export function EditPage({ ctx, frame, form, tender: x, choices, series, suppliers }: Edited) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  const advice = ctx.law.tenders.documentAdvice(x.lawDay)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={titleIn(x, lang)}
      section="tenders"
      trail={[{ label: t.tenders, href: '/tenders' }, { label: x.number, href: `/tenders/${x.id}` }, { label: t.edit }]}
    >
      <Form action={`/tenders/${x.id}/edit`} {...f} submit={t.save} cancel={`/tenders/${x.id}`} version={x.version}>
        <HowItIsRun tender={x} {...f} choices={choices} />
        {hasStage(x, 'publicity') ? (
          <NoticeFields {...f} grounds={ctx.law.tenders.singleGrounds} suppliers={suppliers} />
        ) : hasStage(x, 'score') ? (
          <>
            <h2>{t.criteria}</h2>
            <p className="soft">{t.criteriaHint}</p>
            <Advice of={advice.criteria} lang={lang} />
            <Criteria {...f} />
          </>
        ) : (
          <p>{t.lowestOfFitting}</p>
        )}
        <h2>{t.document}</h2>
        <TextArea {...f} name="conditions" label={t.conditions} hint={t.conditionsHint} optional />
        <Advice of={advice.acceptance} lang={lang} />
        <TextArea {...f} name="acceptance" label={t.acceptance} hint={t.acceptanceHint} />
        <TextArea {...f} name="payment" label={t.payment} optional rows={3} />
        <AsideFields {...f} />
        <IndexFields {...f} series={series} />
        <Tick {...f} name="isComplex" label={t.isComplex} />
        <Tick {...f} name="highImpact" label={t.highImpact} />
        <PromotionFields {...f} />
      </Form>
    </Page>
  )
}

/** By which method, for what price at most, and until when. */
function HowItIsRun({ form, lang, choices, tender: x }: Fields & { choices: readonly MethodChoice[]; tender: Tender }) {
  const t = words[lang]
  const f = { form, lang }
  return (
    <>
      <Select
        {...f}
        name="method"
        label={t.method}
        options={choices.filter((c) => c.mayBeChosen).map((c) => ({ value: c.name, label: c.says[lang] }))}
      />
      <TextField {...f} name="consent" label={t.consent} hint={t.consentHint} optional />
      <Tick {...f} name="fixedPrice" label={`${t.fixedPrice}${colonIn(lang)}${t.fixedSays}`} />
      <div className="row">
        {hasStage(x, 'score') && <NumberField {...f} name="priceWeight" label={t.priceWeight} decimal />}
        <MoneyField {...f} name="ceiling" label={t.ceiling} optional />
      </div>
      {hasStage(x, 'apply') && <p className="soft">{t.deadlineLater}</p>}
      {!hasStage(x, 'publicity') && !hasStage(x, 'apply') && (
        <div className="row">
          <DayField {...f} name="documentsUntilOn" label={t.documentsUntilOn} />
          <MomentField {...f} name="deadlineAt" label={t.deadlineAt} hint={t.deadlineHint} />
        </div>
      )}
    </>
  )
}

/** As many criteria as are filled and one more, at least three; the others are folded away. */
function Criteria({ form, lang }: Fields) {
  const t = words[lang]
  const f = { form, lang }
  const filled = Array.from({ length: criterionRows.most }, (_, i) => i).filter((i) =>
    ['title', 'weight', 'guide'].some((k) => form.values[`${k}-${i}`] || form.errors[`${k}-${i}`]),
  )
  const shown = Math.min(criterionRows.most, Math.max(3, (filled.at(-1) ?? -1) + 2))
  return (
    <>
      {Array.from({ length: shown }, (_, i) => (
        <CriterionFields key={i} i={i} {...f} />
      ))}
      {shown < criterionRows.most && (
        <details>
          <summary>{t.moreCriteria}</summary>
          {Array.from({ length: criterionRows.most - shown }, (_, i) => (
            <CriterionFields key={i} i={i + shown} {...f} />
          ))}
        </details>
      )}
    </>
  )
}

/** What the law lets be asked for, with where it says so. */
function Advice({ of, lang }: { of: readonly Reason[]; lang: Lang }) {
  return of.map((r) => (
    <p key={r.says.en} className="soft">
      {r.says[lang]} <Cites cites={r.cites} lang={lang} />
    </p>
  ))
}

function CriterionFields({ i, form, lang }: Fields & { i: number }) {
  const t = words[lang]
  const f = { form, lang }
  return (
    <fieldset className="field">
      <legend>{t.criterionN(i + 1)}</legend>
      <TextField {...f} name={`title-${i}`} label={t.criterion} />
      <div className="row">
        <NumberField {...f} name={`weight-${i}`} label={t.points} decimal />
        <Select
          {...f}
          name={`kind-${i}`}
          label={t.kind}
          options={[
            { value: 'objective', label: t.objective },
            { value: 'subjective', label: t.subjective },
          ]}
        />
      </div>
      <TextField {...f} name={`guide-${i}`} label={t.guide} hint={t.guideHint} />
      <Tick {...f} name={`countsOwn-${i}`} label={t.countsOwn} />
    </fieldset>
  )
}
