import { type Day, type Money, sayDay, sayMoney } from '#kernel'
import { mayAtAll, namedChoice, type Organisation } from '#people'
import type { Ctx } from '#platform'
import { Empty, Facts, type FrameFacts, type Listed, ListTable, NarrowedTo } from '#ui'
import { type Claim, isLate } from '../rules/claim.ts'
import { words } from '../words.ts'
import { PaymentsPage } from './frame.tsx'

interface ClaimsFacts extends Listed<Claim> {
  totals: { open: Money; openCount: number; late: Money; lateCount: number; nextDueOn: Day | null }
  /** The other sides to choose among, and whether they are institutions. */
  parties: readonly Organisation[]
  ofInstitutions: boolean
  asked: { standing: string; q: string; party: string }
}

/** All claims a person may see, with filters, and as a file. */
export function ClaimsPage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: ClaimsFacts }) {
  const t = words[ctx.lang]
  const { totals, asked } = facts
  const isFiltered = Boolean(asked.standing || asked.q || asked.party)
  return (
    <PaymentsPage ctx={ctx} frame={frame} title={t.payments} tab="claims" lead={t.lead}>
      <Facts
        facts={[
          { label: t.openSum, value: sayMoney(totals.open, ctx.lang), note: t.claimsCount(totals.openCount) },
          {
            label: t.lateSum,
            value: <span className={totals.lateCount ? 'late' : undefined}>{sayMoney(totals.late, ctx.lang)}</span>,
            note: t.claimsCount(totals.lateCount),
          },
          { label: t.nextDue, value: totals.nextDueOn ? sayDay(totals.nextDueOn, ctx.lang) : t.noneDue },
        ]}
      />
      <Filters ctx={ctx} facts={facts} />
      <ListTable
        of={facts}
        frame={frame}
        lang={ctx.lang}
        rowKey={(r) => r.id}
        late={(r) => isLate(r, ctx.today)}
        {...(!isFiltered && { empty: <NoClaims ctx={ctx} /> })}
      />
      {facts.total > 0 && (
        <p className="small">
          <a href="/payments/export.csv">{t.exportFinance}</a>
        </p>
      )}
    </PaymentsPage>
  )
}

function NoClaims({ ctx }: { ctx: Ctx }) {
  const t = words[ctx.lang]
  return (
    <Empty title={t.noClaims}>
      <p>{mayAtAll(ctx.asker, 'payments.claim') ? t.noClaimsManager : t.noClaimsOther}</p>
      <p>
        <a href="/payments/contracts">{t.toSchedules}</a>
      </p>
    </Empty>
  )
}

function Filters({ ctx, facts }: { ctx: Ctx; facts: ClaimsFacts }) {
  const t = words[ctx.lang]
  const { asked } = facts
  return (
    <form className="filters" method="get">
      <div className="field">
        <label htmlFor="q">{t.searchFor}</label>
        <input id="q" type="search" name="q" defaultValue={asked.q} />
      </div>
      <div className="field">
        <label htmlFor="standing">{t.status}</label>
        <select id="standing" name="standing" defaultValue={asked.standing}>
          <option value="">{t.all}</option>
          <option value="open">{t.open}</option>
          <option value="late">{t.late}</option>
          <option value="paid">{t.paidUp}</option>
        </select>
      </div>
      <NarrowedTo
        name="party"
        label={facts.ofInstitutions ? t.provider : t.purchaser}
        all={t.all}
        value={asked.party}
        options={facts.parties.map((o) => namedChoice(o, ctx.lang))}
      />
      <button className="button plain small">{t.show}</button>
    </form>
  )
}
