import type { Ctx } from '#platform'
import { fieldsSaidBy, sayFields } from '../rules/clause-fit.ts'
import { clausesOf } from '../rules/clauses.ts'
import type { Contract, ContractText } from '../rules/contract.ts'
import { evenWords, type Fairness as FairnessResult } from '../rules/fairness.ts'
import { words } from '../words.ts'

interface Checked {
  ctx: Ctx
  c: Pick<Contract, 'id'>
  text: ContractText
  fairness: FairnessResult
  mayPropose: boolean
  /** The version it is, where it is not the text in force: links then lead to what that version proposes. */
  number?: number
}

/** What the fairness check finds in a text, clause by clause with a fairer wording. */
export function Fairness(p: Checked) {
  const { lang } = p.ctx
  const t = words[lang]
  const { findings, own } = p.fairness
  return (
    <>
      <p>
        {/* What both have alike is said only where nothing leans: nobody shall read “fair” above the points. */}
        {findings.length === 0 ? (
          <>
            {evenWords(p.text)[lang]} <b>{t.nothingLeans}</b>
          </>
        ) : (
          <b>{t.leans(findings.length)}</b>
        )}
      </p>
      {findings.length > 0 && (
        <ul className="duties">
          {findings.map((_, i) => (
            <Point key={i} {...p} i={i} />
          ))}
        </ul>
      )}
      {own.length > 0 && <OwnWords ctx={p.ctx} own={own} />}
      <p className="soft small">{t.machineReads}</p>
    </>
  )
}

/** One point: what leans, in which clause, and by which texts of the law. */
function Point(p: Checked & { i: number }) {
  const { ctx, c, number, i } = p
  const { lang } = ctx
  const t = words[lang]
  const [f, clause] = [p.fairness.findings[i]!, p.fairness.clauses[i]]
  const wording = clause ? clausesOf(p.text).find((one) => one.number === clause) : undefined
  return (
    <li className={`duty${f.severity === 'refuse' ? ' is-late' : ''}`}>
      <span>{f.words[lang]}</span>
      <span className="when">
        {clause &&
          (number === undefined ? (
            <a href={`/contracts/${c.id}/text#clause-${clause}`}>{t.clauseNumber(clause)}</a>
          ) : (
            t.clauseNumber(clause)
          ))}
      </span>
      <div className="why">
        {wording?.edited && <blockquote>{wording.text[lang]}</blockquote>}
        {f.cites.map((cited, n) => (
          <span key={n}>
            {n > 0 && ' · '}
            <a href={`/law/${cited.rule}`}>
              {cited.instrument[lang]} {cited.article[lang]}
            </a>
          </span>
        ))}
        {f.fairer && <Fairer {...p} fairer={f.fairer[lang]} clause={clause} edited={wording?.edited ?? false} />}
      </div>
    </li>
  )
}

/** A fairer wording, and the way to propose it. */
function Fairer(p: Checked & { i: number; fairer: string; clause: string | undefined; edited: boolean }) {
  const { c, number, i, clause } = p
  const t = words[p.ctx.lang]
  const from = number === undefined ? '' : `&version=${number}`
  return (
    <details>
      <summary>{t.fairer}</summary>
      <blockquote>{p.fairer}</blockquote>
      {p.mayPropose && clause && (
        <a href={`/contracts/${c.id}/propose?clause=${clause}&fairer=${i}${from}#${whereChanged(clause, p.edited)}`}>
          {fieldsSaidBy(clause).length > 0 ? t.changeField(sayFields(clause)) : t.proposeThis}
        </a>
      )}
    </details>
  )
}

/** Where a clause is changed: at the field that it follows, or at its words. */
function whereChanged(clause: string, edited: boolean): string {
  const field = edited ? undefined : fieldsSaidBy(clause)[0]
  return field === undefined ? `f-clauses-${clause}` : field === 'lines' ? 'f-lines-0-title' : `f-${field}`
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
