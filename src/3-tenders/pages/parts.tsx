import type { Ctx } from '#platform'
import { Link } from '#people'
import { type Lang, sayMoney, sayQuantity, titleIn, totalOf, treeOf } from '#kernel'
import type { Need } from '#needs'
import { Goals, SubsidyOf, UnitOf } from '#plans'
import { LineName, Notice } from '#ui'
import { words } from '../page-words.ts'
import { tenderProcess } from '../rules/tender-process.ts'
import { hasStage } from '../rules/stages.ts'
import { countsOwn, type Tender, type TenderLine } from '../rules/tender.ts'
import { inLanguage } from '../rules/words.ts'

export const howMuch = (l: TenderLine, lang: Lang): string =>
  l.kind === 'post' ? words[lang].posts(l.posts, l.months) : sayQuantity(l.quantity, l.unit, lang)

/** What is bought, each line below the one it hangs on. */
export function LinesTable({
  lines,
  needs,
  ctx: { lang, asker },
  of,
  label,
}: {
  lines: readonly TenderLine[]
  needs: ReadonlyMap<string, Need>
  ctx: Pick<Ctx, 'lang' | 'asker'>
  /** Whose purchase it is, for the links to its needs. */
  of: { purchaserId: string }
  label: string
}) {
  const t = words[lang]
  const tree = treeOf(lines)
  return (
    <div className="table" tabIndex={0} role="region" aria-label={t.lines}>
      <table className="stack">
        <thead>
          <tr>
            <th scope="col">{t.line}</th>
            <th scope="col">{t.howMuch}</th>
            <th className="num" scope="col">
              {label}
            </th>
          </tr>
        </thead>
        <tbody>
          {tree.placed.map(({ line: l }) => (
            <tr key={l.id}>
              <td>
                <LineName tree={tree} id={l.id} lang={lang}>
                  <b>{l.title}</b>
                </LineName>
                {l.scope && <div className="small">{l.scope}</div>}
                <UnitOf line={l} lang={lang} />
                <SubsidyOf line={l} lang={lang} />
                <Goals line={l} lang={lang} />
                <WhatFor line={l} needs={needs} asker={asker} of={of} lang={lang} />
              </td>
              <td data-label={t.howMuch}>{howMuch(l, lang)}</td>
              <td className="num" data-label={label}>
                {sayMoney(l.amount, lang)}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t.sum}
            </th>
            <td className="num">{sayMoney(totalOf(lines), lang)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** Which needs a line meets, or why it meets none. */
function WhatFor(p: { line: TenderLine; needs: ReadonlyMap<string, Need>; asker: Ctx['asker']; of: { purchaserId: string }; lang: Lang }) {
  const { line: l, needs, asker, of, lang } = p
  const t = words[lang]
  return (
    <div className="small soft">
      {l.needIds.length > 0 ? (
        <>
          {t.fromNeed}{' '}
          {l.needIds.map((id, i) => (
            <span key={id}>
              {i > 0 && ' · '}
              <Link asker={asker} href={`/needs/${id}`} of={of}>
                {titleIn(needs.get(id), lang)}
              </Link>
            </span>
          ))}
        </>
      ) : (
        <>
          {t.without}
          {l.reason}
        </>
      )}
    </div>
  )
}

export function CriteriaTable({ tender, lang }: { tender: Tender; lang: Lang }) {
  const t = words[lang]
  if (!hasStage(tender, 'score')) return <p>{hasStage(tender, 'negotiate') ? t.agreedWithOne : t.lowestOfFitting}</p>
  if (tender.criteria.length === 0) return <p className="soft">{t.noCriteria}</p>
  return (
    <>
      <p className="soft">{countsOwn(tender) ? t.ownHere : t.ownNowhere}</p>
      <div className="table" tabIndex={0} role="region" aria-label={t.criteria}>
        <table className="stack">
          <thead>
            <tr>
              <th scope="col">{t.criterion}</th>
              <th scope="col">{t.guide}</th>
              <th className="num" scope="col">
                {t.points}
              </th>
            </tr>
          </thead>
          <tbody>
            {tender.criteria.map((c) => (
              <tr key={c.id}>
                <td>
                  <b>{c.title}</b> <span className="soft small">{t[c.kind]}</span>
                  {c.countsOwn && <div className="small">{t.countsOwn}</div>}
                </td>
                <td data-label={t.guide}>{c.guide}</td>
                <td className="num" data-label={t.points}>
                  {c.weight}
                </td>
              </tr>
            ))}
            <tr>
              <td>
                <b>{t.price}</b>
              </td>
              <td>{tender.priceWeight === null ? t.fixedSays : t.priceGuide}</td>
              <td className="num" data-label={t.points}>
                {tender.priceWeight ?? '—'}
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </>
  )
}

/** That a tender ended without an award, and why: on its own page and on that of every bid. */
export function EndedNotice({ tender, lang }: { tender: Pick<Tender, 'state' | 'endedReason'>; lang: Lang }) {
  if (!tender.endedReason) return null
  return (
    <Notice late>
      <h2>{tenderProcess.states[tender.state][lang]}</h2>
      <p>{inLanguage(tender.endedReason, lang)}</p>
    </Notice>
  )
}
