import { costOf, type Lang, minor, type Money, moneyText, postMonthsOf, sayDay, sayMoney, sayNumber } from '#kernel'
import type { CostFloor, GuideWage, Law } from '#law'
import { Cites } from '#ui'
import { costFloor } from '../rules/cost-floor.ts'
import type { Plan, PlanLine } from '../rules/plan.ts'
import { words } from '../words.ts'

type PostLine = Extract<PlanLine, { kind: 'post' }>

/** What each post line costs at the least, item by item. */
export function Floors({ plan, law, lang }: { plan: Plan; law: Law; lang: Lang }) {
  const t = words[lang]
  const posts = plan.lines.filter((l) => l.kind === 'post')
  if (posts.length === 0) return null
  const rows = posts.flatMap((line) => {
    const floor = costFloor(line, law, plan.lawDay)
    return floor ? [{ line, floor: floor.value, guide: law.plans.guideWage(line.grade, plan.lawDay) }] : []
  })
  return (
    <>
      <h2>{t.floor}</h2>
      <p className="soft">{rows.length ? t.floorLead : t.noFloor}</p>
      {rows.map(({ line, floor, guide }) => (
        <section key={line.id}>
          <FloorTable line={line} floor={floor} lang={lang} />
          {guide && <WageNote line={line} guide={guide} lang={lang} />}
        </section>
      ))}
    </>
  )
}

/** The items of one month, what they come to, and how far the plan is from it. */
function FloorTable({ line: l, floor, lang }: { line: PostLine; floor: CostFloor; lang: Lang }) {
  const t = words[lang]
  const money = (m: Money) => sayMoney(m, lang)
  const cost = costOf(l)
  const off = cost - floor.total
  return (
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
              {moneyText(floor.perPostMonth)} × {sayNumber(postMonthsOf(l))}
            </td>
            <td className="num">{money(floor.total)}</td>
          </tr>
          <tr>
            <th scope="row">{l.subsidy ? t.plannedWhole : t.planned}</th>
            <td className={off < 0n ? 'late' : 'soft'}>{off < 0n ? t.below(money(minor(-off))) : t.above(money(minor(off)))}</td>
            <td className="num">{money(cost)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** The wage table of the place, and why the plan pays another wage where it does. */
function WageNote({ line: l, guide, lang }: { line: PostLine; guide: GuideWage; lang: Lang }) {
  const t = words[lang]
  return (
    <p className="small">
      {t.fromTable(guide.says[lang], sayDay(guide.from, lang))} {guide.isExample && t.isExample} <Cites cites={guide.cites} lang={lang} />
      {l.costs && l.costs.wage !== guide.wage && (
        <>
          <br />
          {t.wageDiffers(sayMoney(l.costs.wage, lang), sayMoney(guide.wage, lang))} {l.wageReason ?? t.noWageReason}
        </>
      )}
    </p>
  )
}
