import { type Lang, minor, sayDay, sayMoney } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable } from '#ui'
import { lateness } from '../rules/lateness.ts'
import { type PublicClaim, type PublicContract, smallest } from '../rules/public-facts.ts'
import { words } from '../words.ts'

/** What each side owes the other, side by side. */
export function Duties({ c, lang }: { c: PublicContract; lang: Lang }) {
  const t = words[lang]
  const owes = (side: 'purchaser' | 'provider') => c.duties.filter((d) => d.debtor === side)
  return (
    <details>
      <summary>{t.duties}</summary>
      <div className="mirror" style={{ marginTop: 16 }}>
        {(['purchaser', 'provider'] as const).map((side) => (
          <div key={side}>
            <div className="side">
              <h3>{side === 'purchaser' ? t.purchaserOwes : t.providerOwes}</h3>
              <span className="soft small">{owes(side).length}</span>
            </div>
            <ul className="duties">
              {owes(side).map((d) => (
                <li className="duty" key={`${d.kind}${d.debtor}`}>
                  <span>{d.title[lang]}</span>
                  <span className="when">
                    <span>{d.deadline[lang]}</span>
                  </span>
                  <span className="why">{t.otherwise(d.remedy[lang])}</span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </details>
  )
}

/** What was handed in, when it was accepted, and how many residents were heard. */
export function Acceptances({ c, lang }: { c: PublicContract; lang: Lang }) {
  const t = words[lang]
  return (
    <DataTable
      rows={c.acceptances}
      rowKey={(a) => a.id}
      lang={lang}
      empty={<p className="soft">{t.noAcceptances}</p>}
      columns={[
        {
          key: 'period',
          label: t.period,
          cell: (a) => (
            <>
              <a href={`/delivery/notices/${a.id}`}>{a.title[lang]}</a>
              {a.parts.some((x) => x.disputed) && <span className="soft small"> · {t.disputedParts}</span>}
            </>
          ),
        },
        { key: 'handed', label: t.handedIn, cell: (a) => sayDay(a.handedInOn, lang) },
        { key: 'due', label: t.acceptBy, cell: (a) => (a.dueOn ? sayDay(a.dueOn, lang) : '') },
        { key: 'accepted', label: t.accepted, cell: (a) => sayDay(a.acceptedOn, lang) },
        { key: 'by', label: t.by, cell: (a) => (a.by === 'silence' ? t.bySilence : t.byPurchaser) },
        {
          key: 'checked',
          label: t.recordsChecked,
          number: true,
          cell: (a) => (a.drawn && a.drawn.of > 0 ? t.checkedOf(a.drawn.drawn - a.drawn.unchecked, a.drawn.drawn, a.drawn.differs) : ''),
        },
        { key: 'residents', label: t.residents, number: true, cell: (a) => (a.residents === null ? `< ${smallest}` : a.residents) },
      ]}
    />
  )
}

/** Payments that were taken back, as when the bank sent the money back. */
const takenBack = (k: PublicClaim) => k.payments.flatMap((x) => x.entries.filter((e) => e.amount + e.interest < 0n))

/** What was claimed, by when it was due, and how late it came or is. */
export function Payments({ c, ctx: { lang, today } }: { c: PublicContract; ctx: Ctx }) {
  const t = words[lang]
  return (
    <DataTable
      rows={c.claims}
      rowKey={(k) => k.id}
      lang={lang}
      empty={<p className="soft">{t.noPayments}</p>}
      late={(k) => lateness(k, today) > 0}
      columns={[
        {
          key: 'what',
          label: t.what,
          cell: (k) => (
            <>
              {k.title[lang]}
              {takenBack(k).map((e) => (
                <small key={e.id} className="soft" style={{ display: 'block' }}>
                  {t.takenBack(e.paidOn, minor(-e.amount - e.interest))}
                </small>
              ))}
            </>
          ),
        },
        { key: 'amount', label: t.total, number: true, cell: (k) => sayMoney(k.amount, lang) },
        { key: 'due', label: t.due, cell: (k) => sayDay(k.dueOn, lang) },
        { key: 'settled', label: t.settled, cell: (k) => (k.settledOn ? sayDay(k.settledOn, lang) : '') },
        {
          key: 'late',
          label: t.late,
          cell: (k) => {
            const n = lateness(k, today)
            if (k.withdrawnAt) return t.withdrawnClaim
            if (k.settledOn) return n > 0 ? t.days(n) : t.inTimeShort
            return n > 0 ? <span className="late">{t.lateNow(n)}</span> : t.unpaidYet
          },
        },
        { key: 'interest', label: t.interest, number: true, cell: (k) => (k.interest ? sayMoney(k.interest, lang) : '') },
      ]}
    />
  )
}
