import { decimal, fraction, multiply, sayMoney } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable, Empty, Facts, type FrameFacts, Page } from '#ui'
import { directoryWords } from '../directory-words.ts'
import { feedWords } from '../feed-words.ts'
import { flagWords } from '../flag-words.ts'
import { logWords } from '../log-words.ts'
import type { IndexRow } from '../public-index.ts'
import { underContract } from '../rules/under-contract.ts'
import { words } from '../words.ts'
import { indexColumns } from './purchases-page.tsx'

/** How many of the newest purchases the front page shows. */
const newest = 6

/** What is public here, in figures, and the ways in. The figures are those of the list of purchases. */
export function FrontPage(p: {
  ctx: Ctx
  frame: FrameFacts
  index: readonly IndexRow[]
  institutions: number
  payments: { due: number; inTime: number }
}) {
  const { ctx, frame, index } = p
  const { lang } = ctx
  const t = words[lang]
  const { due, inTime } = p.payments
  const { now, ever } = underContract(index.flatMap((r) => r.agreed))
  return (
    <Page ctx={ctx} frame={frame} section="open" title={t.open} lead={t.openLead}>
      <Facts
        facts={[
          { label: t.publicPurchases, value: index.length },
          {
            label: t.underContract,
            value: sayMoney(now.total, lang),
            ...(ever.contracts > 0 && { note: t.everUnderContract(ever.total, ever.contracts) }),
          },
          { label: t.institutions, value: p.institutions },
          {
            label: t.inTime,
            value: due === 0 ? '–' : `${inTime} / ${due}`,
            note: due === 0 ? t.noneDue : due < 5 ? t.ofDue(due) : `${decimal(multiply(fraction(inTime, due), fraction(100)), 0)}%`,
          },
        ]}
      />
      <WaysIn lang={lang} />
      <h2>{t.newest}</h2>
      <DataTable
        rows={index.slice(0, newest)}
        columns={indexColumns(lang)
          .filter((c) => c.key !== 'number')
          .map(({ sort: _, ...c }) => c)}
        rowKey={(r) => r.id}
        lang={lang}
        empty={
          <Empty title={t.noPurchases}>
            <p>{t.noPurchasesHelp}</p>
          </Empty>
        }
      />
      {index.length > newest && (
        <p>
          <a href="/open/purchases">{t.all}</a>
        </p>
      )}
    </Page>
  )
}

function WaysIn({ lang }: Pick<Ctx, 'lang'>) {
  const t = words[lang]
  const ways = [
    ['/open/directory', directoryWords[lang].go],
    ['/open/purchases', t.goPurchases],
    ['/open/institutions', t.goInstitutions],
    ['/suppliers', t.goSuppliers],
    ['/open/punctuality', t.goPunctuality],
    ['/open/heard', t.goHeard],
    ['/open/words', t.goWords],
    ['/open/votes', t.goVotes],
    ['/open/flags', flagWords[lang].goFlags],
    ['/open/take', feedWords[lang].goTake],
    ['/open/feed.atom', feedWords[lang].feed],
    ['/open/log', logWords[lang].goLog],
    ['/open/about', t.goAbout],
  ] as const
  return (
    <>
      <h2>{t.whatIsHere}</h2>
      <ul>
        {ways.map(([href, says]) => (
          <li key={href}>
            <a href={href}>{says}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
