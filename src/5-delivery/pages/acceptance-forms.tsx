import { type Lang, sayNumber } from '#kernel'
import { namedChoice } from '#people'
import type { Ctx } from '#platform'
import { Cites, DayField, Form, type FormState, freshForm, NumberField, Select, TextArea, TextField } from '#ui'
import { type AcceptanceLine, isDisputed, opinionRoutes, opinionRouteWords, undisputedCites } from '../rules/acceptance.ts'
import { evidenceWords } from '../evidence-words.ts'
import { words } from '../words.ts'
import { type AcceptanceFacts, nameOfLine } from './acceptance-parts.tsx'
import { countsOf } from './drawn.tsx'
import { unitOf } from './say.ts'
import { Ending } from './subsidised.tsx'

/** Which of the page's forms was sent and has to be shown again. */
export interface SentForm {
  which: 'accept' | 'return' | 'opinion' | 'settle' | 'check' | 'time' | 'subsidy'
  form: FormState
}

/** A form of the page: as it came back, where it is the one that was sent, else with what it begins with. */
export const formOf = (sent: SentForm | undefined, which: SentForm['which'], fresh: FormState['values'] = {}): FormState =>
  sent?.which === which ? sent.form : freshForm(fresh)

interface Asked {
  ctx: Ctx
  f: AcceptanceFacts
  sent: SentForm | undefined
}

/** The purchaser enters what residents said. */
export function EnterOpinion({ ctx, f, sent }: Asked) {
  const { lang } = ctx
  const t = words[lang]
  const form = formOf(sent, 'opinion', { heardOn: ctx.today.toString(), neutral: '0', dissatisfied: '0' })
  return (
    <>
      <h3>{t.opinionAdd}</h3>
      <p>{t.opinionLead}</p>
      <Form action={`/delivery/acceptances/${f.acceptance.id}/opinions`} form={form} lang={lang} submit={t.enter}>
        <Select
          form={form}
          lang={lang}
          name="how"
          label={t.how}
          options={opinionRoutes.map((r) => ({ value: r, label: opinionRouteWords[r][lang] }))}
        />
        <Select
          form={form}
          lang={lang}
          name="communityId"
          label={t.community}
          empty={t.anyCommunity}
          options={f.communities.map((x) => namedChoice(x, lang))}
        />
        <NumberField form={form} lang={lang} name="satisfied" label={t.satisfied} />
        <NumberField form={form} lang={lang} name="neutral" label={t.neutral} />
        <NumberField form={form} lang={lang} name="dissatisfied" label={t.dissatisfied} />
        <TextArea form={form} lang={lang} name="heard" label={t.heard} hint={t.heardHint} rows={3} optional />
        <DayField form={form} lang={lang} name="heardOn" label={t.heardOn} />
      </Form>
    </>
  )
}

/** The purchaser accepts, all of it or less of a line, with why. */
export function AcceptPeriod({ ctx, f, sent }: Asked) {
  const { lang } = ctx
  const [t, e] = [words[lang], evidenceWords[lang]]
  const { acceptance: a, contract: c } = f
  const unchecked = countsOf(f.drawn)?.unchecked ?? 0
  const form = formOf(sent, 'accept', Object.fromEntries(a.lines.map((l, n) => [`accepted-${n}`, sayNumber(l.claimed.count)])))
  return (
    <>
      <h2>{t.acceptTitle}</h2>
      <p>
        {t.acceptLead} <Cites cites={undisputedCites(ctx.law, c.terms.basis)} lang={lang} />
      </p>
      <Ending ends={f.ends} lang={lang} />
      <Form action={`/delivery/acceptances/${a.id}/accept`} form={form} lang={lang} submit={t.accept} version={a.version}>
        {a.lines.map((l, n) => (
          <div key={l.instalmentKey}>
            <input type="hidden" name={`key-${n}`} value={l.instalmentKey} />
            <TextField form={form} lang={lang} name={`accepted-${n}`} label={acceptedOf(f, l, lang)} inputMode="decimal" short />
            <TextField form={form} lang={lang} name={`reason-${n}`} label={t.whyNotAll} optional />
          </div>
        ))}
        {f.opinions.length === 0 && (
          <TextArea form={form} lang={lang} name="noOpinionReason" label={t.noOpinion} hint={t.noOpinionHint} rows={2} />
        )}
        {unchecked > 0 && (
          <TextArea form={form} lang={lang} name="uncheckedReason" label={e.uncheckedReason} hint={e.uncheckedHint(unchecked)} rows={2} />
        )}
        <TextArea form={form} lang={lang} name="remark" label={t.remark} rows={2} optional />
      </Form>
    </>
  )
}

/** The purchaser sends it back, with why. */
export function ReturnPeriod({ ctx, f: { acceptance: a }, sent }: Asked) {
  const { lang } = ctx
  const t = words[lang]
  const form = formOf(sent, 'return')
  return (
    <>
      <h2>{t.returnTitle}</h2>
      <Form action={`/delivery/acceptances/${a.id}/return`} form={form} lang={lang} submit={t.returnTitle} version={a.version} danger>
        <TextArea form={form} lang={lang} name="reason" label={t.returnReason} rows={3} />
      </Form>
    </>
  )
}

/** Either side ends a dispute over a line: one accepts more, the other gives up. */
export function Settle({ ctx, f, sent }: Asked) {
  const { lang } = ctx
  const t = words[lang]
  const { acceptance: a, contract: c } = f
  const came = formOf(sent, 'settle')
  /** Several lines may be in dispute: what came back stands in the form of its line, and each has ids of its own. */
  const settleOf = (l: AcceptanceLine): FormState => {
    const values = { accepted: sayNumber(l.claimed.count) }
    const mine = came.values.instalmentKey === l.instalmentKey
    return { ...(mine ? { ...came, values: { ...values, ...came.values } } : freshForm(values)), at: l.instalmentKey }
  }
  return (
    <>
      <h2>{t.settle}</h2>
      <p>{t.settleLead}</p>
      {a.lines.filter(isDisputed).map((l) => (
        <Form
          key={l.instalmentKey}
          action={`/delivery/acceptances/${a.id}/settle`}
          form={settleOf(l)}
          lang={lang}
          submit={f.mayAccept ? t.settleMore : t.settleGiveUp}
          version={a.version}
        >
          <h3>{nameOfLine(c, l)}</h3>
          <input type="hidden" name="instalmentKey" value={l.instalmentKey} />
          {f.mayAccept && (
            <TextField form={settleOf(l)} lang={lang} name="accepted" label={acceptedOf(f, l, lang)} inputMode="decimal" short />
          )}
          <TextArea form={settleOf(l)} lang={lang} name="note" label={t.settleNote} rows={2} />
        </Form>
      ))}
    </>
  )
}

/** How much of a line is accepted, of how much of what. */
function acceptedOf({ contract: c }: AcceptanceFacts, l: AcceptanceLine, lang: Lang): string {
  const t = words[lang]
  const unit = !l.outOf ? t.partsWord : unitOf(l) === 'days' ? t.postDays : t.unitsWord
  return t.acceptedOf(nameOfLine(c, l), unit, sayNumber(l.claimed.count))
}
