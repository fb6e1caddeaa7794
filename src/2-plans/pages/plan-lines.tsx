import {
  type Lang,
  listIn,
  listMarkIn,
  minor,
  postMonthPrice,
  sayMoney,
  sayQuantity,
  sum,
  titleIn,
  totalOf,
  type Tree,
  treeOf,
} from '#kernel'
import { Link, nameOf } from '#people'
import type { Ctx } from '#platform'
import { Empty, LineName } from '#ui'
import type { Plan, PlanLine } from '../rules/plan.ts'
import { goalPageWords } from '../goal-page-words.ts'
import { words } from '../words.ts'
import { Goals } from './goals.tsx'
import { SubsidyOf } from './subsidy.tsx'
import { UnitOf } from './unit-of.tsx'
import type { PlanPageFacts } from './plan.tsx'

export function howMuch(l: PlanLine, lang: Lang): string {
  const t = words[lang]
  return l.kind === 'post' ? t.posts(l.posts, l.months) : sayQuantity(l.quantity, l.unit, lang)
}

interface Shown {
  facts: PlanPageFacts
  ctx: Ctx
  mayEdit: boolean
}

/** What is bought, each line below the one it hangs on. */
export function Lines({ facts, ctx, mayEdit }: Shown) {
  const { lang } = ctx
  const t = words[lang]
  const { plan } = facts
  const tree = treeOf(plan.lines)
  if (plan.lines.length === 0)
    return (
      <Empty title={t.noLines}>
        <p>{t.noLinesHelp}</p>
      </Empty>
    )
  return (
    <div className="table" tabIndex={0} role="region" aria-label={t.lines}>
      <table className="stack">
        <thead>
          <tr>
            <th scope="col">{t.line}</th>
            <th scope="col">{t.howMuch}</th>
            <th className="num" scope="col">
              {t.price}
            </th>
            <th className="num" scope="col">
              {t.amount}
            </th>
            {mayEdit && (
              <th scope="col">
                <span className="visually-hidden">{t.edit}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {tree.placed.map(({ line }) => (
            <Row key={line.id} line={line} tree={tree} facts={facts} ctx={ctx} mayEdit={mayEdit} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {t.sum}
            </th>
            <td className="num">{sayMoney(totalOf(plan.lines), lang)}</td>
            {mayEdit && <td />}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Row({ line: l, tree, facts, ctx, mayEdit }: Shown & { line: PlanLine; tree: Tree<PlanLine> }) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <tr>
      <td>
        <LineName tree={tree} id={l.id} lang={lang}>
          <b>{l.title}</b> <span className="soft small">{l.kind === 'post' ? `${t.postLine} · ${t[l.grade]}` : t.projectLine}</span>
        </LineName>
        {l.scope && <div className="small">{l.scope}</div>}
        <UnitOf line={l} lang={lang} />
        <SubsidyOf line={l} lang={lang} />
        <GoalsOf line={l} planId={facts.plan.id} lang={lang} mayEdit={mayEdit} />
        <WhatFor line={l} facts={facts} ctx={ctx} />
      </td>
      <td data-label={t.howMuch}>{howMuch(l, lang)}</td>
      <td className="num" data-label={t.price}>
        {l.kind === 'project' ? (
          sayMoney(l.unitPrice, lang)
        ) : (
          <>
            {sayMoney(postMonthPrice(l), lang)}
            <br />
            <span className="soft small">{t.perPostMonth}</span>
          </>
        )}
      </td>
      <td className="num" data-label={t.amount}>
        {sayMoney(l.amount, lang)}
      </td>
      {mayEdit && (
        <td className="nowrap">
          <a href={`/plans/${facts.plan.id}/lines/${l.id}`}>
            {t.edit}
            <span className="visually-hidden"> {l.title}</span>
          </a>
        </td>
      )}
    </tr>
  )
}

/** What a line is to achieve, with the ways to write it where that may be done. */
function GoalsOf({ line, planId, lang, mayEdit }: { line: PlanLine; planId: string; lang: Lang; mayEdit: boolean }) {
  const t = goalPageWords[lang]
  const here = `/plans/${planId}/lines/${line.id}/goals`
  return (
    <>
      <Goals line={line} lang={lang} edit={mayEdit ? (g) => <a href={`${here}/${g.id}`}>{t.edit}</a> : undefined} />
      {mayEdit && (
        <p className="small">
          <a href={`${here}/new`}>{t.newGoal}</a>
        </p>
      )}
    </>
  )
}

/** Which needs a line meets, or why it meets none, and where. */
function WhatFor({ line: l, facts, ctx: { lang, asker } }: { line: PlanLine; facts: PlanPageFacts; ctx: Ctx }) {
  const t = words[lang]
  const places = l.communityIds.map((c) => nameOf(facts.communities.get(c), lang))
  return (
    <div className="small soft">
      {l.needIds.length > 0 ? (
        <>
          {t.fromNeed}{' '}
          {l.needIds.map((id, i) => (
            <span key={id}>
              {i > 0 && listMarkIn(lang)}
              <Link asker={asker} href={`/needs/${id}`} of={facts.plan}>
                {titleIn(facts.needs.get(id), lang)}
              </Link>
            </span>
          ))}
        </>
      ) : (
        <>
          {t.withoutNeed}
          {l.reason}
        </>
      )}
      {' · '}
      {places.length === 0 ? t.everywhere : listIn(places, lang)}
      {l.takesRest && <> · {t.takesRest}</>}
    </div>
  )
}

/** Where the money comes from, and whether it meets the lines. */
export function Sources({ plan, lang }: { plan: Plan; lang: Lang }) {
  const t = words[lang]
  if (plan.sources.length === 0) return <p className="soft">{t.noSources}</p>
  const off = totalOf(plan.lines) - sum(plan.sources.map((s) => s.amount))
  return (
    <>
      <dl className="list">
        {plan.sources.map((s, i) => (
          <div key={i}>
            <dt>{s.source}</dt>
            <dd>{sayMoney(s.amount, lang)}</dd>
          </div>
        ))}
      </dl>
      <p className={off === 0n ? 'soft' : 'late'}>
        {off === 0n ? t.meets : off > 0n ? t.missing(sayMoney(minor(off), lang)) : t.over(sayMoney(minor(-off), lang))}
      </p>
    </>
  )
}
