import type { Contract } from '#contracts'
import { colonIn, inTreeOrder, type Lang, sayMoney, treeOf, worthOf } from '#kernel'
import type { Ctx } from '#platform'
import { Cites, DataTable, Form, type FormState, type FrameFacts, LineName, Notice, Page, TextArea } from '#ui'
import { type Acceptance, citesOf } from '../rules/acceptance.ts'
import type { ClaimedLine, Period } from '../period-of.ts'
import type { SubsidyAsked } from '../subsidies-asked.ts'
import { subsidyWords } from '../subsidy-words.ts'
import { reportWords } from '../report-words.ts'
import { words } from '../words.ts'
import { ToldFields } from './subsidised.tsx'
import { sayPeriod, sayPortion, titleOf } from './say.ts'

interface HandInFacts {
  contract: Contract
  period: Period
  lines: readonly ClaimedLine[]
  subsidies: readonly SubsidyAsked[]
  /** What was handed in of it before and came back. */
  before: Acceptance | undefined
}
interface Shown {
  lang: Lang
  f: HandInFacts
}

/** What would be handed in of a period, and the form that does it. */
export function HandInPage({ ctx, frame, f, form }: { ctx: Ctx; frame: FrameFacts; f: HandInFacts; form: FormState }) {
  const { lang } = ctx
  const t = words[lang]
  const { contract: c, before } = f
  const name = sayPeriod(c, f.period.key, lang)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.handInTitle(name)}
      section="delivery"
      lead={t.handInLead}
      trail={[{ label: t.title, href: '/delivery' }, { label: titleOf(c, lang), href: `/delivery/${c.id}` }, { label: name }]}
      actions={
        f.period.kind === 'month' ? (
          <a className="button plain" href={`/delivery/${c.id}/report/${f.period.key}`}>
            {reportWords[lang].toReport}
          </a>
        ) : undefined
      }
    >
      {before?.returnedReason && (
        <Notice>
          <p>
            <b>{t.returned}</b> {before.returnedReason}
          </p>
        </Notice>
      )}
      <Claimed lang={lang} f={f} />
      <p>
        {t.handInDue(c.terms.acceptanceDays)} <Cites cites={citesOf(ctx.law, c.terms.basis)} lang={lang} />
      </p>
      <HandIn lang={lang} f={f} form={form} />
    </Page>
  )
}

/** What is claimed of each line, and what that comes to. */
function Claimed({ lang, f: { contract: c, lines } }: Shown) {
  const t = words[lang]
  const tree = treeOf(c.lines)
  return (
    <DataTable
      lang={lang}
      rows={inTreeOrder(tree, lines, (l) => l.line.id)}
      rowKey={(l) => l.instalment.key}
      empty={
        <Notice>
          <p>{t.nothingClaimed}</p>
        </Notice>
      }
      columns={[
        {
          key: 'line',
          label: t.line,
          cell: (l) => (
            <LineName tree={tree} id={l.line.id} lang={lang}>
              {l.instalment.kind === 'units' ? l.line.title : `${l.line.title} · ${l.instalment.title[lang]}`}
            </LineName>
          ),
        },
        {
          key: 'claimed',
          label: t.claimed,
          number: true,
          cell: (l) => sayPortion(l.claimed, l.isCounted, lang, l.instalment.kind === 'month' ? 'days' : 'units'),
        },
        { key: 'worth', label: t.worth, number: true, cell: (l) => sayMoney(worthOf(l.instalment, [l.claimed]), lang) },
      ]}
    />
  )
}

function HandIn({ lang, f: { contract: c, period, subsidies, before }, form }: Shown & { form: FormState }) {
  const t = words[lang]
  return (
    <Form
      action={`/delivery/${c.id}/hand-in/${encodeURIComponent(period.key)}`}
      form={form}
      lang={lang}
      submit={t.handIn}
      cancel={`/delivery/${c.id}`}
      {...(before && { version: before.version })}
    >
      {subsidies.map((s) => (
        <fieldset key={s.line.id} className="field">
          <legend>{`${subsidyWords[lang].title}${colonIn(lang)}${s.line.title}`}</legend>
          {s.isQuiet && <p>{subsidyWords[lang].quiet(s.run.project.title)}</p>}
          <ToldFields s={s} wants={{ came: true, quiet: s.isQuiet }} form={form} lang={lang} />
        </fieldset>
      ))}
      <TextArea form={form} lang={lang} name="says" label={t.says} hint={t.saysHint} rows={4} optional={period.kind === 'month'} />
    </Form>
  )
}
