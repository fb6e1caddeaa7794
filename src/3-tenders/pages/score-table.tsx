import { colonIn, decimal, type Fraction, type Lang } from '#kernel'
import { nameOf, type Organisation } from '#people'
import { Tag } from '#ui'
import { words } from '../page-words.ts'
import { type FoundByOne, isOwn, label, type ScoreCorrection, scoreSheet, type Sheet } from '../rules/scoring.ts'
import type { OpenedBid, Tender } from '../rules/tender.ts'
import type { ScoresRecord } from '../scores-record.ts'

/** Points as they are shown: half-up to two digits. The ranking goes by the exact numbers. */
export const shown = (f: Fraction | undefined): string =>
  f === undefined ? '—' : f.d === 1n ? `${f.n}` : decimal(f, 2, 'half-up').replace(/0$/, '').replace(/\.$/, '')

/** Names of the members in the order of the sheet, or letters where no name may stand beside a score. */
type Names = readonly string[] | 'letters'
const nameAt = (names: Names, i: number, lang: Lang) => (names === 'letters' ? words[lang].memberLetter(label(i)) : names[i])

interface Scores {
  sheet: Sheet
  names: Names
  lang: Lang
  caption: string
  notes?: (criterionId: string) => readonly string[]
}

/** Everybody's scores of one bid: by criterion and member, what was corrected, means and sums. */
export function ScoreTable(p: Scores) {
  return (
    <div className="table" tabIndex={0} role="region" aria-label={p.caption}>
      <table>
        <Members {...p} />
        <tbody>
          {p.sheet.rows.map((r) => (
            <OfCriterion key={r.criterion.id} r={r} {...p} />
          ))}
        </tbody>
        <Sums {...p} />
      </table>
    </div>
  )
}

function Members({ sheet, names, lang }: Scores) {
  const t = words[lang]
  return (
    <thead>
      <tr>
        <th scope="col">{t.criterion}</th>
        {sheet.sums.map((_, i) => (
          <th className="num" scope="col" key={i}>
            {nameAt(names, i, lang)}
          </th>
        ))}
        <th className="num" scope="col">
          {t.meanScore}
        </th>
        <th className="num" scope="col">
          {t.brings}
        </th>
      </tr>
    </thead>
  )
}

/** A criterion: what each member gave, struck where it was corrected, and what their mean brings. */
function OfCriterion({ r, notes, lang }: Scores & { r: Sheet['rows'][number] }) {
  const t = words[lang]
  return (
    <tr>
      <td>
        {r.criterion.title}
        <div className="small soft">
          {t[r.criterion.kind]} · {t.outOf(r.criterion.weight)}
        </div>
        {notes?.(r.criterion.id).map((n, i) => (
          <div className="small" key={i}>
            {n}
          </div>
        ))}
      </td>
      {r.scores.map((s, i) => (
        <td className="num" key={i}>
          {s.now !== s.was && (
            <>
              <s>{s.was}</s>{' '}
            </>
          )}
          {s.now ?? '—'}
          {s.isFar && (
            <div>
              <Tag late>{t.isFar}</Tag>
            </div>
          )}
        </td>
      ))}
      <td className="num">{shown(r.mean)}</td>
      <td className="num">{shown(r.points)}</td>
    </tr>
  )
}

function Sums({ sheet, lang }: Scores) {
  const t = words[lang]
  return (
    <tfoot>
      <tr>
        <th scope="row">{t.sumOfMember}</th>
        {sheet.sums.map((s, i) => (
          <td className="num" key={i}>
            {shown(s)}
          </td>
        ))}
        <td />
        <td className="num">
          <b>{shown(sheet.quality)}</b>
        </td>
      </tr>
    </tfoot>
  )
}

/** What was corrected of one bid, by whom, on which ground and why. */
export function Corrections(p: {
  tender: Tender
  bidId: string
  corrections: readonly ScoreCorrection[]
  members: readonly string[]
  names: Names
  lang: Lang
}) {
  const t = words[p.lang]
  const own = p.corrections.filter((c) => c.bidId === p.bidId)
  if (own.length === 0) return null
  return (
    <ul>
      {own.map((c, i) => (
        <li key={i}>
          {nameAt(p.names, p.members.indexOf(c.userId), p.lang)} · {p.tender.criteria.find((k) => k.id === c.criterionId)?.title}
          {colonIn(p.lang)}
          {c.kept ? t.keptAt(c.was) : `${c.was} → ${c.becomes}`} <span className="soft">{t[`ground-${c.ground}`]}</span> {c.reason}
        </li>
      ))}
    </ul>
  )
}

/** What members found of scores of this bid, and how many of the panel share it. */
export function Findings(p: { tender: Tender; findings: readonly FoundByOne[]; members: readonly string[]; names: Names; lang: Lang }) {
  const t = words[p.lang]
  return (
    <ul>
      {p.findings.map((f, i) => (
        <li key={i}>
          {nameAt(p.names, p.members.indexOf(f.foundBy), p.lang)} → {nameAt(p.names, p.members.indexOf(f.userId), p.lang)} ·{' '}
          {p.tender.criteria.find((k) => k.id === f.criterionId)?.title}: <span className="soft">{t[`ground-${f.ground}`]}</span> {f.reason}
          {isOwn(f) && <span className="soft"> {t.ownFinding}</span>}
        </li>
      ))}
    </ul>
  )
}

/** The record of the award: every bid with every member's scores by name, the corrections and the findings. For the office and its auditors. */
export function RecordOfScores(p: {
  tender: Tender
  bids: readonly OpenedBid[]
  bidders: ReadonlyMap<string, Organisation>
  record: ScoresRecord
  lang: Lang
}) {
  const { tender: x, record: r, lang } = p
  const t = words[lang]
  const bids = p.bids.filter((b) => r.given.some((g) => g.bidId === b.bidId))
  if (bids.length === 0) return null
  return (
    <details>
      <summary>{t.scoresRecord}</summary>
      {x.scoring === 'agreed' && <p>{t.agreedBefore}</p>}
      {bids.map((b) => {
        const name = nameOf(p.bidders.get(b.providerId), lang)
        return (
          <section key={b.bidId}>
            <h3>{name}</h3>
            <ScoreTable
              sheet={scoreSheet(x.criteria, r.members, b.bidId, r.given, r.corrections)}
              names={r.names}
              lang={lang}
              caption={`${t.individual} · ${name}`}
            />
            <Corrections tender={x} bidId={b.bidId} corrections={r.corrections} members={r.members} names={r.names} lang={lang} />
            <Findings tender={x} findings={r.findings.filter((f) => f.bidId === b.bidId)} members={r.members} names={r.names} lang={lang} />
            {x.scoring === 'agreed' && (
              <ul>
                {r.agreed
                  .filter((a) => a.bid_id === b.bidId)
                  .map((a) => (
                    <li key={a.criterion_id}>
                      {t.agreedScore} · {x.criteria.find((c) => c.id === a.criterion_id)?.title}
                      {colonIn(lang)}
                      {a.score} {a.reason}
                    </li>
                  ))}
              </ul>
            )}
          </section>
        )
      })}
    </details>
  )
}
