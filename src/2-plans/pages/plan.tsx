import { type Day, isAfter, type Lang, listIn, minor, type Money, moneyText, postMonthPrice, sayDay, sayMoney, sum, titleIn, totalOf } from '#kernel'
import { guideWage, methodNamed, type Place } from '#law'
import type { Need } from '#needs'
import { type Community, Link, may, nameOf, type Organisation, whyNotDo } from '#people'
import type { Ctx, HistoryEntry } from '#platform'
import {
  ActionButton,
  Cites,
  Clock,
  Empty,
  Facts,
  Form,
  type FormState,
  type FrameFacts,
  History,
  Notice,
  Page,
  SummaryList,
  Tag,
  TextArea,
} from '#ui'
import { type BoughtTogether, cite } from '#law'
import { confirmations } from '../rules/words.ts'
import { costFloor } from '../rules/cost-floor.ts'
import type { OpenPoint } from '../rules/open-points.ts'
import type { Plan, PlanLine } from '../rules/plan.ts'
import { planProcess } from '../rules/plan-process.ts'
import { sayAction } from '../say-action.ts'
import { words } from '../words.ts'
import { preparationRows } from './preparation.tsx'
import { Together } from './year.tsx'

export interface PlanPageFacts {
  plan: Plan
  purchaser: Organisation | undefined
  needs: ReadonlyMap<string, Need>
  place: Place
  communities: ReadonlyMap<string, Community>
  openPoints: readonly OpenPoint[]
  history: readonly HistoryEntry[]
  /** What else is bought alike in its year. */
  together: readonly BoughtTogether[]
  earliestOn: Day | null
  returnForm: FormState
}

export function PlanPage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: PlanPageFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const { plan } = facts
  const title = titleIn(plan, lang)
  const known = may(ctx.asker, 'plans.read', { purchaserId: plan.purchaserId })
  const mayEdit = whyNotDo(ctx.asker, planProcess, 'edit', plan) === undefined
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={title}
      section="plans"
      trail={[{ label: known ? t.plans : t.intention, href: '/plans' }, { label: plan.number }]}
      lead={
        <>
          {nameOf(facts.purchaser, lang)} · <Tag quiet={plan.state === 'published'}>{planProcess.states[plan.state][lang]}</Tag>
        </>
      }
    >
      {plan.state === 'returned' && (
        <Notice late>
          <h2>{t.returned}</h2>
          <p>{plan.returnedReason}</p>
        </Notice>
      )}
      <Facts
        facts={[
          { label: t.total, value: sayMoney(plan.total, lang) },
          { label: t.startsOn, value: sayDay(plan.startsOn, lang) },
          { label: t.term, value: t.termSays(plan.months) },
          ...(plan.approvedOn ? [{ label: t.approvedOn, value: sayDay(plan.approvedOn, lang) }] : []),
          ...(plan.publishedOn ? [{ label: t.publishedOn, value: sayDay(plan.publishedOn, lang) }] : []),
        ]}
      />
      {facts.earliestOn && isAfter(facts.earliestOn, ctx.today) && (
        <Clock
          label={t.earliest}
          startOn={plan.publishedOn}
          dueOn={facts.earliestOn}
          rule={t.earliestRule}
          cites={[cite('R-11')]}
          today={ctx.today}
          lang={lang}
        />
      )}
      <h2>{t.lines}</h2>
      <Lines facts={facts} ctx={ctx} mayEdit={mayEdit} />
      {mayEdit && (
        <div className="actions">
          <a className="button plain" href={`/plans/${plan.id}/lines/new?kind=post`}>
            {t.addPost}
          </a>
          <a className="button plain" href={`/plans/${plan.id}/lines/new?kind=project`}>
            {t.addProject}
          </a>
        </div>
      )}
      <h2>{t.sources}</h2>
      <Sources plan={plan} lang={lang} />
      {mayEdit && (
        <div className="actions">
          <a className="button plain" href={`/plans/${plan.id}/sources`}>
            {t.edit}
          </a>
        </div>
      )}
      <Floors plan={plan} place={facts.place} lang={lang} />
      <h2>{t.basics}</h2>
      <SummaryList
        rows={[
          {
            label: t.purchase,
            value: (
              <Link asker={ctx.asker} href={`/purchases/${plan.purchaseId}`} of={plan}>
                {plan.number} {title}
              </Link>
            ),
          },
          { label: t.fiscalYear, value: plan.fiscalYear },
          { label: t.method, value: plan.method ? methodNamed(plan.method).says[lang] : t.undecided },
          ...(plan.fixedPrice ? [{ label: t.priceLabel, value: t.fixedPrice }] : []),
          ...(plan.fixedTotal !== null ? [{ label: t.fixedTotal, value: sayMoney(plan.fixedTotal, lang) }] : []),
          ...(facts.earliestOn
            ? [
                {
                  label: t.earliest,
                  value: (
                    <>
                      {sayDay(facts.earliestOn, lang)} <Cites cites={[cite('R-11')]} lang={lang} />
                    </>
                  ),
                },
              ]
            : []),
          ...(plan.noSurveyReason ? [{ label: t.noSurvey, value: plan.noSurveyReason }] : []),
          ...(plan.confirms.length ? [{ label: t.confirms, value: plan.confirms.map((c) => confirmations[c][lang]).join('\n') }] : []),
        ]}
      />
      <Preparation plan={plan} lang={lang} />
      {mayEdit && (
        <div className="actions">
          <a className="button plain" href={`/plans/${plan.id}/edit`}>
            {t.edit}
          </a>
        </div>
      )}
      {facts.together.length > 0 && (
        <>
          <h2>{t.withOthers}</h2>
          {facts.together.map((g) => (
            <section key={`${g.budgetItem}/${g.category}`}>
              <h3>
                {g.budgetItem} · {g.category}
              </h3>
              <Together group={g} lang={lang} />
            </section>
          ))}
          <p className="no-print">
            <Link asker={ctx.asker} href={`/plans/year?year=${plan.fiscalYear}`}>
              {t.yearTitle(plan.fiscalYear)}
            </Link>
          </p>
        </>
      )}
      {known && <Next ctx={ctx} facts={facts} />}
      {known && (
        <p className="no-print">
          <a className="button plain small" href={`/rules/plan/${plan.id}`}>
            {t.rulesReport}
          </a>
        </p>
      )}
      {known && (
        <>
          <h2>{t.history}</h2>
          <History entries={facts.history} lang={lang} zone={ctx.zone} say={(a, f) => sayAction(a, f)?.[lang] ?? a} />
        </>
      )}
    </Page>
  )
}

export function howMuch(l: PlanLine, lang: Lang): string {
  const t = words[lang]
  return l.kind === 'post' ? t.posts(l.posts, l.months) : t.units(l.quantity, l.unit)
}

function Lines({ facts, ctx: { lang, asker }, mayEdit }: { facts: PlanPageFacts; ctx: Ctx; mayEdit: boolean }) {
  const t = words[lang]
  const { plan } = facts
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
          {nested(plan.lines).map(({ line: l, depth }) => (
            <tr key={l.id}>
              <td style={depth ? { paddingLeft: `${Math.min(depth, 3) * 20}px` } : undefined}>
                <b>{l.title}</b> <span className="soft small">{l.kind === 'post' ? `${t.postLine} · ${t[l.grade]}` : t.projectLine}</span>
                {l.scope && <div className="small">{l.scope}</div>}
                <div className="small soft">
                  {l.needIds.length > 0 ? (
                    <>
                      {t.fromNeed}{' '}
                      {l.needIds.map((id, i) => (
                        <span key={id}>
                          {i > 0 && (lang === 'zh' ? '、' : ', ')}
                          <Link asker={asker} href={`/needs/${id}`} of={plan}>
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
                  {l.communityIds.length === 0
                    ? t.everywhere
                    : listIn(l.communityIds.map((c) => nameOf(facts.communities.get(c), lang)), lang)}
                  {l.takesRest && <> · {t.takesRest}</>}
                </div>
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
                  <a href={`/plans/${plan.id}/lines/${l.id}`}>
                    {t.edit}
                    <span className="visually-hidden"> {l.title}</span>
                  </a>
                </td>
              )}
            </tr>
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

function Preparation({ plan, lang }: { plan: Plan; lang: Lang }) {
  const rows = preparationRows(plan.preparation, lang)
  if (rows.length === 0) return null
  return (
    <>
      <h2>{words[lang].preparation}</h2>
      <SummaryList rows={rows} />
    </>
  )
}

/** Lines in the order they hang on one another, each after the one it hangs on. */
export function nested(lines: readonly PlanLine[]): { line: PlanLine; depth: number }[] {
  const under = (parent: string | null, depth: number): { line: PlanLine; depth: number }[] =>
    lines.filter((l) => l.hangsOn === parent).flatMap((line) => [{ line, depth }, ...under(line.id, depth + 1)])
  return under(null, 0)
}

function Sources({ plan, lang }: { plan: Plan; lang: Lang }) {
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

function Floors({ plan, place, lang }: { plan: Plan; place: Place; lang: Lang }) {
  const t = words[lang]
  const posts = plan.lines.filter((l) => l.kind === 'post')
  if (posts.length === 0) return null
  const rows = posts.flatMap((l) => {
    const floor = costFloor(l, place, plan.lawDay)
    return floor ? [{ line: l, floor: floor.value, guide: guideWage(place, l.grade, plan.lawDay) }] : []
  })
  const money = (m: Money) => sayMoney(m, lang)
  return (
    <>
      <h2>{t.floor}</h2>
      <p className="soft">{rows.length ? t.floorLead : t.noFloor}</p>
      {rows.map(({ line: l, floor, guide }) => {
        const off = l.amount - floor.total
        return (
          <section key={l.id}>
            <div className="table floor">
              <table>
                <caption>{l.title}</caption>
                <tbody>
                  {floor.items.map((i) => (
                    <tr key={i.name}>
                      <th scope="row">{i.says[lang]}</th>
                      <td className="soft">{t.aMonth}</td>
                      <td className="num">{money(i.perPostMonth)}</td>
                    </tr>
                  ))}
                </tbody>
                <tfoot>
                  <tr>
                    <th scope="row">{t.least}</th>
                    <td className="soft">
                      {moneyText(floor.perPostMonth)} × {l.posts * l.months}
                    </td>
                    <td className="num">{money(floor.total)}</td>
                  </tr>
                  <tr>
                    <th scope="row">{t.planned}</th>
                    <td className={off < 0n ? 'late' : 'soft'}>{off < 0n ? t.below(money(minor(-off))) : t.above(money(minor(off)))}</td>
                    <td className="num">{money(l.amount)}</td>
                  </tr>
                </tfoot>
              </table>
            </div>
            {guide && (
              <p className="small">
                {t.fromTable(guide.says[lang], sayDay(guide.from, lang))} {guide.isExample && t.isExample}{' '}
                <Cites cites={guide.cites} lang={lang} />
                {l.costs && l.costs.wage !== guide.wage && (
                  <>
                    <br />
                    {t.wageDiffers(money(l.costs.wage), money(guide.wage))} {l.wageReason ?? t.noWageReason}
                  </>
                )}
              </p>
            )}
          </section>
        )
      })}
    </>
  )
}

/** Who may do what next, with the reason where not. */
function Next({ ctx, facts }: { ctx: Ctx; facts: PlanPageFacts }) {
  const { lang, asker } = ctx
  const t = words[lang]
  const { plan } = facts
  const parties = { purchaserId: plan.purchaserId }
  const drafting = plan.state === 'draft' || plan.state === 'returned'
  const button = (verb: 'submit' | 'approve' | 'publish', label: string) => {
    const no =
      verb === 'submit'
        ? whyNotDo(asker, planProcess, verb, plan, { openPoints: facts.openPoints })
        : whyNotDo(asker, planProcess, verb, plan)
    return (
      <ActionButton
        key={verb}
        action={`/plans/${plan.id}/${verb}`}
        lang={lang}
        label={label}
        version={plan.version}
        primary
        {...(no && { whyNot: no })}
      />
    )
  }
  return (
    <>
      {(drafting || (plan.state === 'submitted' && facts.openPoints.length > 0)) && (
        <>
          <h2>{drafting ? t.check : t.look}</h2>
          {facts.openPoints.length === 0 ? (
            <p>{t.allGood}</p>
          ) : (
            <ul className="duties">
              {[...facts.openPoints]
                .sort((a, b) => Number(b.stops) - Number(a.stops))
                .map((p, i) => (
                  <li className="duty" key={i}>
                    <span>
                      {p.words[lang]} {p.cites && <Cites cites={p.cites} lang={lang} />}
                    </span>
                    <span className="when">
                      <Tag late={p.stops} quiet={!p.stops}>
                        {p.stops ? t.mustMend : t.worthALook}
                      </Tag>
                    </span>
                  </li>
                ))}
            </ul>
          )}
        </>
      )}
      <h2 className="no-print">{t.next}</h2>
      <div className="actions">
        {drafting && button('submit', t.submit)}
        {plan.state === 'submitted' &&
          (may(asker, 'plans.approve', parties) ? button('approve', t.approve) : <p className="soft">{t.waiting}</p>)}
        {plan.state === 'approved' && button('publish', t.publish)}
        {(plan.state === 'approved' || plan.state === 'published') && (
          <Link asker={asker} className="button plain" href={`/tenders/new?purchase=${plan.purchaseId}`} of={parties}>
            {t.makeTender}
          </Link>
        )}
      </div>
      {plan.state === 'submitted' && may(asker, 'plans.approve', parties) && (
        <Form action={`/plans/${plan.id}/return`} form={facts.returnForm} lang={lang} submit={t.return} version={plan.version} danger>
          <TextArea form={facts.returnForm} lang={lang} name="reason" label={t.returnReason} rows={3} />
        </Form>
      )}
      <p className="soft small no-print">{t.print}</p>
    </>
  )
}
