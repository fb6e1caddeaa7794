import { colonIn, type Lang } from '#kernel'
import { Notice } from '#ui'
import { words } from '../page-words.ts'
import { label, scoreSheet } from '../rules/scoring.ts'
import type { OpenedBid } from '../rules/tender.ts'
import { sayPoints } from '../rules/weights.ts'
import { inLanguage } from '../rules/words.ts'
import type { BidPageFacts } from './bid.tsx'
import { Corrections, ScoreTable, shown } from './score-table.tsx'

interface Shown {
  lang: Lang
  facts: BidPageFacts
  result: OpenedBid
}

/** What a bidder learns of its own scores: by criterion with the grounds, and each member’s by letter. */
export function OwnScores({ lang, facts, result }: Shown) {
  const t = words[lang]
  const x = facts.tender
  const { record } = facts
  const agreed = agreedOf({ facts, result })
  const sheet = sheetOf({ facts, result })
  return (
    <>
      <h2>{t.myScores}</h2>
      {result.reason && (
        <Notice late>
          <p style={{ whiteSpace: 'pre-line' }}>{inLanguage(result.reason, lang)}</p>
        </Notice>
      )}
      <ByCriterion lang={lang} facts={facts} result={result} />
      {agreed.length > 0 && <p>{t.agreedBefore}</p>}
      {sheet && record && sheet.quality && (
        <>
          <h3>{t.individual}</h3>
          <ScoreTable sheet={sheet} names="letters" lang={lang} caption={t.individual} />
          <Corrections
            tender={x}
            bidId={result.bidId}
            corrections={record.corrections}
            members={record.members}
            names="letters"
            lang={lang}
          />
        </>
      )}
    </>
  )
}

/** Scores that the panel agreed on, as it once did. */
const agreedOf = ({ facts: { tender: x, record }, result }: Omit<Shown, 'lang'>) =>
  x.scoring === 'agreed' ? (record?.agreed ?? []).filter((s) => s.bid_id === result.bidId) : []

const sheetOf = (of: Omit<Shown, 'lang'>) => {
  const { tender: x, record } = of.facts
  return record && agreedOf(of).length === 0
    ? scoreSheet(x.criteria, record.members, of.result.bidId, record.given, record.corrections)
    : undefined
}

function ByCriterion({ lang, facts, result }: Shown) {
  const t = words[lang]
  const x = facts.tender
  const agreed = agreedOf({ facts, result })
  const sheet = sheetOf({ facts, result })
  return (
    <div className="table" tabIndex={0} role="region" aria-label={t.myScores}>
      <table className="stack">
        <ScoresHead lang={lang} />
        <tbody>
          {x.criteria.map((c) => {
            const a = agreed.find((y) => y.criterion_id === c.id)
            const row = sheet?.rows.find((r) => r.criterion.id === c.id)
            return (
              <tr key={c.id}>
                <td>{c.title}</td>
                <td className="num" data-label={t.points}>
                  {c.weight}
                </td>
                <td className="num" data-label={t.score}>
                  {a ? `${a.score} / 100` : row?.mean ? `${shown(row.mean)} / 100` : '—'}
                </td>
                <td data-label={t.reason}>{a ? a.reason : <Grounds lang={lang} facts={facts} result={result} criterionId={c.id} />}</td>
              </tr>
            )
          })}
          {!x.fixedPrice && <OfPrice lang={lang} facts={facts} result={result} />}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.total}</th>
            <td className="num">100</td>
            <td className="num">{result.totalScore ? sayPoints(result.totalScore) : '—'}</td>
            <td>{result.rank !== null && `${t.rank} ${result.rank}`}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function ScoresHead({ lang }: { lang: Lang }) {
  const t = words[lang]
  return (
    <thead>
      <tr>
        <th scope="col">{t.criterion}</th>
        <th className="num" scope="col">
          {t.points}
        </th>
        <th className="num" scope="col">
          {t.score}
        </th>
        <th scope="col">{t.reason}</th>
      </tr>
    </thead>
  )
}

function OfPrice({ lang, facts: { tender: x }, result }: Shown) {
  const t = words[lang]
  return (
    <tr>
      <td>{t.price}</td>
      <td className="num" data-label={t.points}>
        {x.priceWeight}
      </td>
      <td className="num" data-label={t.score}>
        {result.priceScore ? sayPoints(result.priceScore) : '—'}
      </td>
      <td>{t.priceGuide}</td>
    </tr>
  )
}

/** Why each member scored a criterion as it did, by letter. */
function Grounds({ lang, facts: { record }, result, criterionId }: Shown & { criterionId: string }) {
  const t = words[lang]
  return record?.members.map((m, i) => {
    const note = record.given.find((g) => g.bidId === result.bidId && g.criterionId === criterionId && g.userId === m)?.note
    return (
      note && (
        <div key={i}>
          {t.memberLetter(label(i))}
          {colonIn(lang)}
          {note}
        </div>
      )
    )
  })
}
