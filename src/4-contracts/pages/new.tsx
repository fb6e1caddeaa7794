import { type Day, type Money, sayDay, sayMoney } from '#kernel'
import { type Purchase, purchaseTitle } from '#needs'
import { nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { type Column, DataTable, DayField, Empty, Form, type FormState, type FrameFacts, Page, Radios, SummaryList, TextArea } from '#ui'
import type { ContractLine } from '../rules/contract.ts'
import { words } from '../words.ts'
import { LinesTable } from './lines.tsx'

/** Which purchase the contract belongs to. */
export function ChoosePage({
  ctx,
  frame,
  purchases,
  counts,
  ready,
}: {
  ctx: Ctx
  frame: FrameFacts
  purchases: readonly Purchase[]
  counts: ReadonlyMap<string, number>
  /** Those whose plan is approved; a contract stands on nothing less. */
  ready: ReadonlySet<string>
}) {
  const t = words[ctx.lang]
  const columns: Column<Purchase>[] = [
    { key: 'number', label: t.number, cell: (p) => p.number },
    {
      key: 'title',
      label: t.purchase,
      cell: (p) =>
        ready.has(p.id) ? (
          <a href={`/contracts/new?purchase=${p.id}`}>{purchaseTitle(p, ctx.lang)}</a>
        ) : (
          <>
            {purchaseTitle(p, ctx.lang)} <span className="soft small">{t.planFirst}</span>
          </>
        ),
    },
    { key: 'has', label: t.title, cell: (p) => (counts.get(p.id) ? t.has(counts.get(p.id)!) : '–') },
  ]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.choosePurchase}
      section="contracts"
      trail={[{ label: t.title, href: '/contracts' }, { label: t.draftTitle }]}
      lead={t.chooseLead}
    >
      <DataTable
        rows={purchases}
        columns={columns}
        lang={ctx.lang}
        rowKey={(p) => p.id}
        empty={
          <Empty title={t.choosePurchase}>
            <p>{t.noPurchases}</p>
            <p>
              <a className="button" href="/purchases/new">
                {t.openPurchase}
              </a>
            </p>
          </Empty>
        }
      />
    </Page>
  )
}

export interface AwardFacts {
  provider: Organisation | undefined
  total: Money
  noticeOn: Day
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
      <Form action={`/contracts/new?purchase=${purchase.id}`} {...f} submit={t.draft} cancel={`/purchases/${purchase.id}`}>
        <DayField {...f} name="startsOn" label={t.startsOn} />
        <Radios
          {...f}
          name="lang"
          label={t.langField}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
        {award.lines
          .filter((l) => l.kind === 'project')
          .map((l) => (
            <TextArea
              key={l.id}
              {...f}
              name={`stages.${l.id}`}
              label={`${t.stagesField}${lang === 'zh' ? '：' : ': '}${l.title}`}
              hint={t.stagesHint}
              optional
              rows={3}
            />
          ))}
      </Form>
      {mayGoDirect && (
        <p className="soft">
          <a href={`/contracts/new/without-award?purchase=${purchase.id}`}>{t.withoutAward}</a>
        </p>
      )}
    </Page>
  )
}
