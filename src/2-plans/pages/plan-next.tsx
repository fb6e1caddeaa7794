import { Link, may, whyNotDo } from '#people'
import type { Ctx } from '#platform'
import { ActionButton, Cites, Form, Tag, TextArea } from '#ui'
import { planProcess } from '../rules/plan-process.ts'
import { words } from '../words.ts'
import type { PlanPageFacts } from './plan.tsx'

interface Shown {
  ctx: Ctx
  facts: PlanPageFacts
}

/** Who may do what next, with the reason where not. */
export function Next({ ctx, facts }: Shown) {
  const { lang, asker } = ctx
  const t = words[lang]
  const { plan } = facts
  return (
    <>
      <OpenPoints ctx={ctx} facts={facts} />
      <h2 className="no-print">{t.next}</h2>
      <Actions ctx={ctx} facts={facts} />
      {plan.state === 'submitted' && may(asker, 'plans.approve', { purchaserId: plan.purchaserId }) && (
        <Form action={`/plans/${plan.id}/return`} form={facts.returnForm} lang={lang} submit={t.return} version={plan.version} danger>
          <TextArea form={facts.returnForm} lang={lang} name="reason" label={t.returnReason} rows={3} />
        </Form>
      )}
      <p className="soft small no-print">{t.print}</p>
    </>
  )
}

const isDrafting = ({ plan }: PlanPageFacts) => plan.state === 'draft' || plan.state === 'returned'

/** What is still to be mended, and what is worth a look, before a plan is handed in and before it is approved. */
function OpenPoints({ ctx: { lang }, facts }: Shown) {
  const t = words[lang]
  const { openPoints } = facts
  const drafting = isDrafting(facts)
  if (!drafting && (facts.plan.state !== 'submitted' || openPoints.length === 0)) return null
  return (
    <>
      <h2>{drafting ? t.check : t.look}</h2>
      {openPoints.length === 0 ? (
        <p>{t.allGood}</p>
      ) : (
        <ul className="duties">
          {openPoints
            .toSorted((a, b) => Number(b.stops) - Number(a.stops))
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
  )
}

function Actions({ ctx: { lang, asker }, facts }: Shown) {
  const t = words[lang]
  const { plan } = facts
  const parties = { purchaserId: plan.purchaserId }
  const button = (verb: 'submit' | 'approve' | 'publish') => {
    const no =
      verb === 'submit'
        ? whyNotDo(asker, planProcess, verb, plan, { openPoints: facts.openPoints })
        : whyNotDo(asker, planProcess, verb, plan)
    const why = no && { whyNot: no }
    return (
      <ActionButton
        key={verb}
        action={`/plans/${plan.id}/${verb}`}
        lang={lang}
        label={planProcess.verbs[verb].says[lang]}
        version={plan.version}
        primary
        {...why}
      />
    )
  }
  return (
    <div className="actions">
      {isDrafting(facts) && button('submit')}
      {plan.state === 'submitted' && (may(asker, 'plans.approve', parties) ? button('approve') : <p className="soft">{t.waiting}</p>)}
      {plan.state === 'approved' && button('publish')}
      {(plan.state === 'approved' || plan.state === 'published') && (
        <Link asker={asker} className="button plain" href={`/tenders/new?purchase=${plan.purchaseId}`} of={parties}>
          {t.makeTender}
        </Link>
      )}
    </div>
  )
}
