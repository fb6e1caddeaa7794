import type { Contract } from '#contracts'
import { reachedOf, reachedWords, type shownValues } from '#delivery'
import { decimal, type Lang, multiply, fraction, sayMoney, sayTarget, sum, type Tree, treeOf } from '#kernel'
import { DataTable, LineName, Tag } from '#ui'
import { ratedLines } from '../rated-lines.ts'
import { type LineMark, wholeFrom } from '../rules/line-marks.ts'
import type { Round } from '../store/index.ts'
import { words } from '../words.ts'
import { Dots } from './marks.tsx'

type Line = Contract['lines'][number]
export type Shown = Awaited<ReturnType<typeof shownValues>>

/** What a line was to achieve, with what was promised and what was shown of it so far. */
export function GoalsOfLine({ line, shown, lang }: { line: Line; shown: Shown; lang: Lang }) {
  const t = words[lang]
  const rows = ofIndicators(shown.filter((v) => v.showing.lineId === line.id))
  return (
    <>
      {line.goals.map((g) => (
        <p key={g.id} className="small">
          {g.says} <span className="soft">· {g.forWhom}</span>
        </p>
      ))}
      {rows.length > 0 && (
        <DataTable
          rows={rows}
          lang={lang}
          rowKey={(v) => v.showing.indicator.id}
          columns={[
            { key: 'name', label: t.indicator, cell: (v) => v.showing.indicator.name },
            { key: 'asked', label: t.askedFor, cell: (v) => sayTarget(v.showing.indicator, lang) },
            {
              key: 'promised',
              label: t.promised,
              cell: (v) => (v.showing.promised === null ? '–' : `${v.showing.promised} ${v.showing.indicator.unit}`),
            },
            { key: 'shown', label: t.shown, cell: (v) => <ShownCell v={v} lang={lang} /> },
          ]}
        />
      )}
    </>
  )
}

interface OfIndicator {
  showing: Shown[number]['showing']
  /** The last value that was shown; undefined where none was. */
  last: string | undefined
  /** How often it was due, shown, and reached what was promised or asked. */
  due: number
  shown: number
  reached: number
}

/** One row for each indicator, however often it is due. */
function ofIndicators(shown: Shown): OfIndicator[] {
  return [...Map.groupBy(shown, (v) => v.showing.indicator.id).values()].map((times) => {
    const values = times.flatMap((v) => (v.editions[0] ? [{ ...v.showing, value: v.editions[0].value }] : []))
    return {
      showing: times[0]!.showing,
      last: values.at(-1)?.value,
      due: times.filter((v) => v.isDue).length,
      shown: values.length,
      reached: values.filter((v) => reachedOf(v.indicator, v.promised, v.value) === 'reached').length,
    }
  })
}

function ShownCell({ v, lang }: { v: OfIndicator; lang: Lang }) {
  const t = words[lang]
  if (v.last === undefined) return <span className="soft">{v.due > 0 ? t.notShown : t.notYetDue}</span>
  const far = reachedOf(v.showing.indicator, v.showing.promised, v.last)
  return (
    <>
      {v.last} {v.showing.indicator.unit}{' '}
      <Tag late={far === 'short'} quiet={far === 'reached'}>
        {reachedWords[far][lang]}
      </Tag>
      {v.due > 1 && <small className="soft hung-on">{t.ofTimes(v.due, v.shown, v.reached)}</small>}
    </>
  )
}

/** How far each line came as one side sees it, and from these the contract as a whole. */
export function LineMarks(p: { round: Pick<Round, 'lines'>; of: Contract | undefined; marks: readonly LineMark[]; lang: Lang }) {
  const { marks, lang } = p
  const t = words[lang]
  const lines = ratedLines(p.round, p.of)
  if (lines.length === 0 || marks.length === 0) return null
  const tree: Tree<Line> = treeOf(p.of!.lines)
  const markOf = (l: Line) => marks.find((m) => m.lineId === l.id)
  const whole = wholeFrom(lines, marks)
  return (
    <DataTable
      rows={lines}
      lang={lang}
      caption={t.byLine}
      rowKey={(l) => l.id}
      columns={[
        { key: 'line', label: t.line, cell: (l) => <LineName tree={tree} id={l.id} lang={lang} /> },
        { key: 'amount', label: t.amount, number: true, cell: (l) => sayMoney(l.amount, lang) },
        {
          key: 'mark',
          label: t.mark,
          cell: (l) => {
            const mark = markOf(l)?.mark ?? null
            return mark === null ? <span className="soft">{t.cannotTell}</span> : <Dots mark={mark} lang={lang} />
          },
        },
        ...(marks.some((m) => m.says) ? [{ key: 'said', label: t.said, cell: (l: Line) => markOf(l)?.says ?? '' }] : []),
      ]}
      foot={
        <tr>
          <td>{t.whole}</td>
          <td className="num">{sayMoney(sum(lines.map((l) => l.amount)), lang)}</td>
          <td>
            {whole ? (
              <>
                <b>{decimal(whole.mean, 1)} / 5</b>
                {whole.rated < whole.of && (
                  <small className="soft"> {t.wholeRests(decimal(multiply(fraction(whole.rated, whole.of), fraction(100)), 0))}</small>
                )}
              </>
            ) : (
              <span className="soft">{t.cannotTell}</span>
            )}
          </td>
          {marks.some((m) => m.says) && <td />}
        </tr>
      }
    />
  )
}
