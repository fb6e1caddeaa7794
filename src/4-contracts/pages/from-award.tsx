import { colonIn, type Day, type Lang, type Money, sayDay, sayMoney } from '#kernel'
import { type Purchase, purchaseTitle } from '#needs'
import { nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { DayField, Form, type FormState, type FrameFacts, NumberField, Page, Radios, SummaryList, TextArea } from '#ui'
import type { TermWon } from '../rules/award-fit.ts'
import type { ContractLine } from '../rules/contract.ts'
import { termWords } from '../rules/words.ts'
import { languageOptions, words } from '../words.ts'
import { LinesTable } from './lines.tsx'

export interface AwardFacts {
  provider: Organisation | undefined
  total: Money
  noticeOn: Day
  term: TermWon
  /** The payment sentence of the documents, where the days to pay have to be stated. */
  unread: string | null
  signBy: Day | null
  lines: readonly ContractLine[]
}

/** Draft from the award: what is fixed is shown, what is open is asked. */
export function FromAwardPage({
  ctx,
  frame,
  purchase,
  award,
  mayGoDirect,
  form,
}: {
  ctx: Ctx
  frame: FrameFacts
  purchase: Purchase
  award: AwardFacts
  /** Whether a contract beside the award could be drafted at all. */
  mayGoDirect: boolean
  form: FormState
}) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.fromAward}
      section="contracts"
      trail={[
        { label: t.title, href: '/contracts' },
        { label: t.draftTitle, href: '/contracts/new' },
        { label: purchaseTitle(purchase, lang) },
      ]}
      lead={t.fromAwardNote}
    >
      <SummaryList
        rows={[
          { label: t.awardTo, value: nameOf(award.provider, lang) },
          { label: t.value, value: sayMoney(award.total, lang) },
          ...(award.signBy ? [{ label: t.signBy, value: sayDay(award.signBy, lang) }] : []),
        ]}
      />
      <LinesTable text={{ lines: award.lines }} lang={lang} caption={t.bought} />
      <OpenFields f={f} purchaseId={purchase.id} lines={award.lines} term={award.term} unread={award.unread} />
      {mayGoDirect && (
        <p className="soft">
          <a href={`/contracts/new/without-award?purchase=${purchase.id}`}>{t.withoutAward}</a>
        </p>
      )}
    </Page>
  )
}

/** What the award leaves open: the first day, the language, and the stages of what is paid by stage. */
function OpenFields(p: {
  f: { form: FormState; lang: Lang }
  purchaseId: string
  lines: readonly ContractLine[]
  term: TermWon
  unread: string | null
}) {
  const { f } = p
  const { lang } = f
  const t = words[lang]
  return (
    <Form action={`/contracts/new?purchase=${p.purchaseId}`} {...f} submit={t.draft} cancel={`/purchases/${p.purchaseId}`}>
      <DayField {...f} name="startsOn" label={t.startsOn} hint={t.termWon(p.term)} />
      {p.unread && <NumberField {...f} name="paymentDays" label={termWords.paymentDays[lang]} hint={t.daysNotRead(p.unread)} />}
      <Radios {...f} name="lang" label={t.langField} options={languageOptions} />
      {p.lines
        .filter((l) => l.kind === 'project')
        .map((l) => (
          <TextArea
            key={l.id}
            {...f}
            name={`stages.${l.id}`}
            label={`${t.stagesField}${colonIn(lang)}${l.title}`}
            hint={t.stagesHint}
            optional
            rows={3}
          />
        ))}
    </Form>
  )
}
