import type { Contract } from '#contracts'
import {
  colonIn,
  indicatorKindWords,
  type Lang,
  saidWords,
  sayDay,
  sayShown,
  sayTarget,
  type ShownTime,
  shownTimeWords,
  treeOf,
} from '#kernel'
import type { Ctx } from '#platform'
import { DataTable, DayField, Form, type FormState, type FrameFacts, LineName, Page, SummaryList, Tag, TextArea, TextField } from '#ui'
import type { LineFigures } from '../rules/from-records.ts'
import { firstShown } from '../rules/first-shown.ts'
import { reachedOf, reachedWords } from '../rules/value.ts'
import type { ShownValue } from '../shown-values.ts'
import { tieWords } from '../tie-words.ts'
import { sayKept, valuePageWords } from '../value-words.ts'
import { words } from '../words.ts'
import { lineTitle, sayHours, sayPeriod, titleOf } from './say.ts'

const sayShownFor = (c: Contract, shownFor: string, lang: Lang): string =>
  /^m\d+$/.test(shownFor) ? sayPeriod(c, shownFor, lang) : shownTimeWords[shownFor as Exclude<ShownTime, 'each-period'>][lang]

/** What was reached, beside what was asked and promised: in words, never a colour alone. */
function ReachedCell({ v, lang }: { v: ShownValue; lang: Lang }) {
  const t = valuePageWords[lang]
  const { indicator: i, promised } = v.showing
  const last = v.editions[0]
  if (!last) return <span className="soft">{v.isDue ? t.notShown : t.notYetDue(sayDay(v.showing.on, lang))}</span>
  const far = reachedOf(i, promised, last.value)
  return (
    <>
      <b>
        {last.value} {i.unit}
      </b>{' '}
      <Tag late={far === 'short'} quiet={far === 'reached'}>
        {reachedWords[far][lang]}
      </Tag>
    </>
  )
}

/** When it is shown, and by how many days later where its post was empty. */
const ShownFor = ({ c, v, lang }: { c: Contract; v: ShownValue; lang: Lang }) => (
  <>
    {sayShownFor(c, v.showing.shownFor, lang)}
    {v.movedBy > 0 && <small className="soft"> · {tieWords[lang].movedBy(v.movedBy)}</small>}
  </>
)

/** Indicators of a line with target, promise and what was reached. */
export function ReachedTable({ c, rows, lang, entering }: { c: Contract; rows: readonly ShownValue[]; lang: Lang; entering: boolean }) {
  const t = valuePageWords[lang]
  const href = (v: ShownValue) => `/delivery/${c.id}/indicators/${v.showing.indicator.id}/${v.showing.shownFor}`
  return (
    <DataTable
      lang={lang}
      rows={rows}
      rowKey={(v) => `${v.showing.indicator.id} ${v.showing.shownFor}`}
      columns={[
        {
          key: 'indicator',
          label: t.indicator,
          cell: ({ showing: { indicator: i } }) => (
            <>
              {i.name} <small className="soft">{indicatorKindWords[i.kind][lang]}</small>
            </>
          ),
        },
        {
          key: 'for',
          label: t.for,
          cell: (v) => <ShownFor c={c} v={v} lang={lang} />,
        },
        { key: 'asked', label: t.asked, cell: (v) => sayTarget(v.showing.indicator, lang) },
        {
          key: 'promised',
          label: t.promised,
          cell: (v) =>
            v.showing.promised === null ? (
              <span className="soft">{t.nothingPromised}</span>
            ) : (
              `${v.showing.promised} ${v.showing.indicator.unit}`
            ),
        },
        { key: 'reached', label: t.reached, cell: (v) => <ReachedCell v={v} lang={lang} /> },
        {
          key: 'how',
          label: t.how,
          cell: (v) => (
            <>
              {v.editions[0]?.evidence ?? <span className="soft">{sayShown(v.showing.indicator, lang)}</span>}
              {entering && v.mayEnter && (
                <>
                  {' '}
                  <a className="nowrap" href={href(v)}>
                    {v.editions.length > 0 ? t.correct : t.enter}
                  </a>
                </>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

/** What is to be reached of a goal: what matters now at once, the other months below it. */
function OfGoal({ c, all, lang }: { c: Contract; all: readonly ShownValue[]; lang: Lang }) {
  const { now, rest } = firstShown(all)
  return (
    <>
      <ReachedTable c={c} rows={now} lang={lang} entering />
      {rest.length > 0 && (
        <details style={{ marginBlockEnd: '1.5rem' }}>
          <summary>{valuePageWords[lang].otherMonths(rest.length)}</summary>
          <ReachedTable c={c} rows={rest} lang={lang} entering />
        </details>
      )}
    </>
  )
}

/** What a contract is to achieve, line by line, and what was reached so far. */
export function IndicatorsPage({ ctx, frame, c, values }: { ctx: Ctx; frame: FrameFacts; c: Contract; values: readonly ShownValue[] }) {
  const { lang } = ctx
  const [t, w] = [valuePageWords[lang], words[lang]]
  const tree = treeOf(c.lines)
  // One that is shown every month counts once, by the last month that was shown.
  const far = new Map(
    values.flatMap((v) =>
      v.editions[0] && v.showing.promised !== null
        ? [[v.showing.indicator.id, reachedOf(v.showing.indicator, v.showing.promised, v.editions[0].value)] as const]
        : [],
    ),
  )
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.title}
      section="delivery"
      lead={t.lead}
      trail={[{ label: w.title, href: '/delivery' }, { label: titleOf(c, lang), href: `/delivery/${c.id}` }, { label: t.title }]}
    >
      {values.length === 0 && <p className="soft">{t.none}</p>}
      {far.size > 0 && <p>{sayKept([...far.values()], lang)}</p>}
      {tree.placed.map(({ line: l }) => {
        const mine = values.filter((v) => v.showing.lineId === l.id)
        const goals = [...new Map(mine.map((v) => [v.showing.goal.id, v.showing.goal])).values()]
        return mine.length === 0 ? null : (
          <section key={l.id}>
            <h2>
              <LineName tree={tree} id={l.id} lang={lang} flat />
            </h2>
            {goals.map((g) => (
              <div key={g.id}>
                <p>
                  {g.says} <span className="soft">· {g.forWhom}</span>
                </p>
                <OfGoal c={c} all={mine.filter((v) => v.showing.goal.id === g.id)} lang={lang} />
              </div>
            ))}
          </section>
        )
      })}
    </Page>
  )
}

/** One value: entered, or corrected beside what was said before. */
export function ValuePage({
  ctx,
  frame,
  c,
  v,
  figures,
  form,
}: {
  ctx: Ctx
  frame: FrameFacts
  c: Contract
  v: ShownValue
  figures: LineFigures
  form: FormState
}) {
  const { lang } = ctx
  const [t, w, s] = [valuePageWords[lang], words[lang], saidWords[lang]]
  const { indicator: i, promised, shownFor } = v.showing
  const base = `/delivery/${c.id}/indicators`
  const name = `${i.name} · ${sayShownFor(c, shownFor, lang)}`
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={`${v.editions.length > 0 ? t.correct : t.enter}${colonIn(lang)}${name}`}
      section="delivery"
      trail={[
        { label: w.title, href: '/delivery' },
        { label: titleOf(c, lang), href: `/delivery/${c.id}` },
        { label: t.title, href: base },
        { label: name },
      ]}
    >
      <SummaryList
        rows={[
          { label: w.line, value: lineTitle(c, v.showing.lineId) },
          { label: t.asked, value: sayTarget(i, lang) },
          { label: t.promised, value: promised === null ? t.nothingPromised : s.promised(`${promised} ${i.unit}`) },
          { label: t.how, value: sayShown(i, lang) },
          { label: t.figures, value: t.ofRecords(figures.records, figures.people, sayHours(figures.minutes), figures.units) },
          ...(v.editions.length > 0 ? [{ label: t.reached, value: <ReachedCell v={v} lang={lang} /> }] : []),
        ]}
      />
      <Form action={`${base}/${i.id}/${shownFor}`} form={form} lang={lang} submit={t.keep} version={v.editions.length + 1} cancel={base}>
        <TextField form={form} lang={lang} name="value" label={`${t.value} (${i.unit})`} inputMode="decimal" short />
        <TextArea form={form} lang={lang} name="evidence" label={t.evidence} hint={t.evidenceHint} rows={3} />
        <DayField form={form} lang={lang} name="shownOn" label={t.shownOn} />
        {v.editions.length > 0 && <TextArea form={form} lang={lang} name="reason" label={t.reason} rows={2} />}
      </Form>
      {v.editions.length > 0 && <Editions v={v} lang={lang} />}
    </Page>
  )
}

function Editions({ v, lang }: { v: ShownValue; lang: Lang }) {
  const t = valuePageWords[lang]
  return (
    <>
      <h2>{t.earlier}</h2>
      <DataTable
        lang={lang}
        rows={v.editions}
        rowKey={(e) => String(e.edition)}
        columns={[
          { key: 'value', label: t.value, cell: (e) => `${e.value} ${v.showing.indicator.unit}` },
          { key: 'on', label: t.shownOn, cell: (e) => sayDay(e.shownOn, lang) },
          { key: 'how', label: t.how, cell: (e) => e.evidence },
          { key: 'why', label: t.reason, cell: (e) => e.reason ?? '' },
          { key: 'by', label: t.enteredBy, cell: (e) => e.enteredBy },
        ]}
      />
    </>
  )
}
