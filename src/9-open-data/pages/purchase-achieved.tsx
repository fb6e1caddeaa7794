import { reachedWords } from '#delivery'
import { decimal, type Goal, type Indicator, type Lang, noMoney, sayMoney, sayTarget, shownByWords, titleIn } from '#kernel'
import { DataTable, Tag } from '#ui'
import { achievedWords } from '../achieved-words.ts'
import { textInForce } from '../rules/in-force.ts'
import { lineDone } from '../rules/line-done.ts'
import type { PublicContract, PublicLine, PublicNeed, PublicPurchase } from '../rules/public-facts.ts'

/** One indicator of a goal that comes from a need, in the contract that promises it; a line without goals is a row without an indicator. */
interface Row {
  readonly c: PublicContract
  readonly line: PublicLine
  readonly goal: Goal | undefined
  readonly indicator: Indicator | undefined
}

/** Need by need: what was to be different, what was asked and promised, what was reached, accepted, paid and said of it. Each figure leads to where it comes from. */
export function Achieved({ p, lang }: { p: PublicPurchase; lang: Lang }) {
  const t = achievedWords[lang]
  const all = p.needs.map((n) => ({ n, rows: rowsOf(n, p) })).filter((x) => x.rows.length > 0)
  if (all.length === 0) return null
  return (
    <>
      <h2 id="achieved">{t.title}</h2>
      <p className="soft">{t.lead}</p>
      {all.map(({ n, rows }) => (
        <section key={n.id}>
          <h3>{titleIn(n, lang)}</h3>
          <OfNeed rows={rows} lang={lang} />
        </section>
      ))}
    </>
  )
}

/** Goals that name the need; of a line that answers it without naming it in a goal, all of them. */
function rowsOf(n: PublicNeed, p: PublicPurchase): Row[] {
  return p.contracts
    .filter((c) => c.texts.length > 0)
    .flatMap((c) =>
      textInForce(c)
        .lines.filter((l) => l.needIds.includes(n.id))
        .flatMap((line): Row[] => {
          const goals = line.goals ?? []
          const own = goals.filter((g) => g.needId === n.id)
          const shown = own.length > 0 ? own : goals.filter((g) => g.needId === null)
          const rows = shown.flatMap((goal) => goal.indicators.map((indicator) => ({ c, line, goal, indicator })))
          return rows.length > 0 ? rows : [{ c, line, goal: undefined, indicator: undefined }]
        }),
    )
}

function OfNeed({ rows, lang }: { rows: readonly Row[]; lang: Lang }) {
  const t = achievedWords[lang]
  return (
    <DataTable
      lang={lang}
      rows={rows}
      rowKey={(r) => `${r.c.id} ${r.line.id} ${r.indicator?.id ?? ''}`}
      columns={[
        {
          key: 'goal',
          label: t.goal,
          cell: (r) => (
            <>
              {r.goal?.says ?? <span className="soft">{r.line.noGoalReason ? t.noGoal(r.line.noGoalReason) : t.none}</span>}{' '}
              <small className="soft">
                <a href={`#${r.c.id}`}>{r.line.title}</a>
              </small>
            </>
          ),
        },
        { key: 'indicator', label: t.indicator, cell: (r) => r.indicator && `${r.indicator.name} · ${sayTarget(r.indicator, lang)}` },
        {
          key: 'promised',
          label: t.promised,
          cell: (r) => {
            const promised = r.indicator && r.line.promised?.[r.indicator.id]
            return promised === undefined ? '–' : <span style={{ whiteSpace: 'nowrap' }}>{`${promised} ${r.indicator!.unit}`}</span>
          },
        },
        { key: 'reached', label: t.reached, cell: (r) => <Reached r={r} lang={lang} /> },
        {
          key: 'accepted',
          label: t.accepted,
          number: true,
          cell: (r) => <Accepted r={r} lang={lang} />,
        },
        {
          key: 'paid',
          label: t.paid,
          number: true,
          cell: (r) => <Paid r={r} lang={lang} />,
        },
        { key: 'verdict', label: t.verdict, cell: (r) => <Mark r={r} lang={lang} /> },
      ]}
    />
  )
}

/** What was accepted of the line: how many of it, and what that is worth. */
function Accepted({ r, lang }: { r: Row; lang: Lang }) {
  const t = achievedWords[lang]
  const done = lineDone(r.c, r.line.id)
  const number = done && decimal(done.done, 1, 'down').replace(/\.0$/, '')
  const unit = r.line.kind === 'project' ? r.line.unit.split(/[，,]/)[0]! : ''
  return (
    <>
      <a href={`#acceptances-${r.c.id}`}>{sayMoney(done?.worth ?? noMoney, lang)}</a>
      {done && (
        <small className="soft" style={{ display: 'block' }}>
          {done.kind === 'units'
            ? t.ofUnits(number!, done.of, unit)
            : done.kind === 'month'
              ? t.ofMonths(number!, done.of)
              : t.ofStages(number!, done.of)}
          {done.each !== null && ` · ${t.each(sayMoney(done.each, lang), unit)}`}
        </small>
      )}
    </>
  )
}

/** What was paid of the line; where that is more than was accepted of it yet, why. */
function Paid({ r, lang }: { r: Row; lang: Lang }) {
  const paid = r.c.paidByLine.get(r.line.id) ?? noMoney
  const ahead =
    r.c.claims.some((k) => k.source === 'advance' || k.source === 'signing') && paid > (lineDone(r.c, r.line.id)?.worth ?? noMoney)
  return (
    <>
      <a href={`#payments-${r.c.id}`}>{sayMoney(paid, lang)}</a>
      {ahead && (
        <small className="soft" style={{ display: 'block' }}>
          {achievedWords[lang].ahead}
        </small>
      )}
    </>
  )
}

/** The last value that was shown of the indicator, and who says so by what. */
function Reached({ r, lang }: { r: Row; lang: Lang }) {
  const last = r.c.values.findLast((v) => v.indicatorId === r.indicator?.id)
  if (!r.indicator) return '–'
  if (!last) return <span className="soft">{achievedWords[lang].notShown}</span>
  return (
    <>
      <a href={`#reached-${r.c.id}`}>
        {last.value} {last.unit}
      </a>{' '}
      <Tag late={last.reached === 'short'} quiet={last.reached === 'reached'}>
        {reachedWords[last.reached][lang]}
      </Tag>
      <small className="soft" style={{ display: 'block' }}>
        {achievedWords[lang].saidBy(shownByWords[r.indicator.by][lang], r.indicator.how)}
      </small>
    </>
  )
}

/** How far the line came as the purchaser said last. */
function Mark({ r, lang }: { r: Row; lang: Lang }) {
  const t = achievedWords[lang]
  const said = r.c.verdicts.findLast((v) => v.lines.some((l) => l.id === r.line.id))
  const mark = said?.lines.find((l) => l.id === r.line.id)?.mark
  if (!said) return <span className="soft">{t.notRated}</span>
  return <a href={`#verdict-${r.c.id}`}>{mark === null || mark === undefined ? t.cannotTell : `${mark} / 5`}</a>
}
