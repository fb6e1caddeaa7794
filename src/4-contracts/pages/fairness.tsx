import type { Ctx } from '#platform'
import { fieldsSaidBy, sayFields } from '../rules/clause-fit.ts'
import { clausesOf } from '../rules/clauses.ts'
import type { Contract, ContractText } from '../rules/contract.ts'
import { evenWords, type Fairness as FairnessResult } from '../rules/fairness.ts'
import { words } from '../words.ts'

/**
 * What the fairness check finds in a text, clause by clause with a fairer wording.
 * @param number the version it is, where it is not the text in force: links then lead to what that version proposes
 */
export function Fairness({
  ctx,
  c,
  text,
  fairness,
  mayPropose,
  number,
}: {
  ctx: Ctx
  c: Pick<Contract, 'id'>
  text: ContractText
  fairness: FairnessResult
  mayPropose: boolean
  number?: number
}) {
  const { lang } = ctx
  const t = words[lang]
  const { findings, clauses, own } = fairness
  const wording = new Map(clausesOf(text).map((one) => [one.number, one]))
  const from = number === undefined ? '' : `&version=${number}`
  // Where it is changed: the field that a clause follows, or its words.
  const where = (number: string): string => {
    const field = wording.get(number)?.edited ? undefined : fieldsSaidBy(number)[0]
    return field === undefined ? `f-clauses-${number}` : field === 'lines' ? 'f-lines-0-title' : `f-${field}`
  }
  return (
    <>
      <p>
        {/* What both have alike is said only where nothing leans: nobody shall read “fair” above the points. */}
        {findings.length === 0 ? (
          <>
            {evenWords(text)[lang]} <b>{t.nothingLeans}</b>
          </>
        ) : (
          <b>{t.leans(findings.length)}</b>
        )}
      </p>
      {findings.length > 0 && (
        <ul className="duties">
          {findings.map((f, i) => (
            <li className={`duty${f.severity === 'refuse' ? ' is-late' : ''}`} key={i}>
              <span>{f.words[lang]}</span>
              <span className="when">
                {clauses[i] &&
                  (number === undefined ? (
                    <a href={`/contracts/${c.id}/text#clause-${clauses[i]}`}>{t.clauseNumber(clauses[i])}</a>
                  ) : (
                    t.clauseNumber(clauses[i])
                  ))}
              </span>
              <div className="why">
                {clauses[i] && wording.get(clauses[i])?.edited && <blockquote>{wording.get(clauses[i])!.text[lang]}</blockquote>}
                {f.cites.map((cited, n) => (
                  <span key={n}>
                    {n > 0 && ' · '}
                    <a href={`/law/${cited.rule}`}>
                      {cited.instrument[lang]} {cited.article[lang]}
                    </a>
                  </span>
                ))}
                {f.fairer && (
                  <details>
                    <summary>{t.fairer}</summary>
                    <blockquote>{f.fairer[lang]}</blockquote>
                    {mayPropose && clauses[i] && (
                      <a href={`/contracts/${c.id}/propose?clause=${clauses[i]}&fairer=${i}${from}#${where(clauses[i])}`}>
                        {fieldsSaidBy(clauses[i]).length > 0 ? t.changeField(sayFields(clauses[i])) : t.proposeThis}
                      </a>
                    )}
                  </details>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {own.length > 0 && <OwnWords ctx={ctx} own={own} />}
      <p className="soft small">{t.machineReads}</p>
    </>
  )
}

/** What the sides wrote themselves, whole: there is nothing to open and nothing to miss. */
function OwnWords({ ctx, own }: { ctx: Ctx; own: FairnessResult['own'] }) {
  const t = words[ctx.lang]
  return (
    <>
      <p>{t.ownWords(own.length)}</p>
      <ul className="duties own">
        {own.map((c) => (
          <li className="duty" key={c.number}>
            <span>{c.text[ctx.lang]}</span>
            <span className="when">{t.clauseNumber(c.number)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
