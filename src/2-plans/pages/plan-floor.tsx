import { figure, type Lang, minor, type Money, moneyText, postMonthsOf, sayDay, sayMoney } from '#kernel'
import type { Law } from '#law'
import { Cites } from '#ui'
import { costFloor } from '../rules/cost-floor.ts'
import type { Plan } from '../rules/plan.ts'
import { words } from '../words.ts'

/** What each post line costs at the least, item by item. */
export function Floors({ plan, law, lang }: { plan: Plan; law: Law; lang: Lang }) {
  const t = words[lang]
  const posts = plan.lines.filter((l) => l.kind === 'post')
  if (posts.length === 0) return null
  const rows = posts.flatMap((l) => {
    const floor = costFloor(l, law, plan.lawDay)
    return floor ? [{ line: l, floor: floor.value, guide: law.plans.guideWage(l.grade, plan.lawDay) }] : []
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
                      {moneyText(floor.perPostMonth)} × {figure(postMonthsOf(l))}
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
