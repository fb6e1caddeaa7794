import { combinationWords, type Lang, sayMoney, sum } from '#kernel'
import { openable } from '#people'
import type { Ctx } from '#platform'
import { SummaryList } from '#ui'
import { achievedWords } from '../achieved-words.ts'
import { textInForce } from '../rules/in-force.ts'
import { lateness } from '../rules/lateness.ts'
import { acceptedWorth } from '../rules/line-done.ts'
import type { PublicContract, PublicPurchase, PublicResidents } from '../rules/public-facts.ts'

/** What this purchase can tell whoever wonders whether to buy so again, and where others stand that were bought the same way. */
export function BuyAgain({ p, ctx: { lang, today, asker } }: { p: PublicPurchase; ctx: Pick<Ctx, 'lang' | 'today' | 'asker'> }) {
  const t = achievedWords[lang]
  const compare = openable(asker, '/modes/compare')
  const signed = p.contracts.filter((c) => c.texts.length > 0)
  if (!p.combination || signed.length === 0) return null
  const claims = signed.flatMap((c) => c.claims).filter((k) => k.withdrawnAt === null)
  const late = claims.map((k) => lateness(k, today)).filter((days) => days > 0)
  const heard = signed.flatMap((c) => c.acceptances).reduce((n, a) => n + (a.residents ?? 0), 0)
  const sample = signed.flatMap((c) => c.residentsSay ?? [])
  const said = signed.flatMap((c) => c.verdicts.slice(-1)).filter((v) => v.whole !== null)
  const rated = signed.find((c) => c.verdicts.at(-1)?.whole)
  return (
    <>
      <h2 id="again">{t.again}</h2>
      <p className="soft">{t.againLead(combinationWords[p.combination][lang])}</p>
      <SummaryList
        rows={[
          { label: t.promisesSaid, value: <a href="#achieved">{sayPromises(signed, lang)}</a> },
          { label: t.worthSaid, value: <a href={`#acceptances-${signed[0]!.id}`}>{sayAccepted(signed, lang)}</a> },
          ...(claims.length > 0
            ? [{ label: t.paidSaid, value: <a href="#payments">{t.paidLate(late.length, claims.length, Math.max(0, ...late))}</a> }]
            : []),
          ...(heard > 0 ? [{ label: t.heardSaid, value: <a href={`#acceptances-${signed[0]!.id}`}>{t.heardCount(heard)}</a> }] : []),
          ...(sample.length > 0
            ? [{ label: t.residentsSaid, value: sample.map((x) => <Sample key={x.roundId} x={x} lang={lang} asker={asker} />) }]
            : []),
          ...(said.length > 0
            ? [
                {
                  label: t.saysSaid,
                  value: (
                    <a href={`#verdict-${rated!.id}`}>
                      {said.map((v) => t.wholeSaid(v.whole!.toFixed(1), v.mean.toFixed(1), v.n)).join(' · ')}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
      <p className="no-print">
        <a href={`/open/purchases?combination=${p.combination}`}>{t.others}</a>
        {compare && (
          <>
            {' '}
            · <a href={compare}>{t.compare}</a>
          </>
        )}
      </p>
    </>
  )
}

/** What residents of a drawn sample said; whoever may see the round opens it there. */
function Sample({ x, lang, asker }: { x: PublicResidents; lang: Lang; asker: Ctx['asker'] }) {
  const says = achievedWords[lang].residentsMean(x.mean.toFixed(1), x.n)
  const round = openable(asker, `/evaluations/rounds/${x.roundId}`)
  return <div>{round ? <a href={round}>{says}</a> : says}</div>
}

/** Of what was promised by indicator, how much was kept as it was shown last. */
function sayPromises(signed: readonly PublicContract[], lang: Lang): string {
  const promised = signed.flatMap((c) =>
    textInForce(c).lines.flatMap((l) => Object.keys(l.promised ?? {}).map((id) => c.values.findLast((v) => v.indicatorId === id))),
  )
  const shown = promised.filter((v) => v !== undefined)
  if (shown.length === 0 && promised.length > 0) return achievedWords[lang].promisesUnshown(promised.length)
  return achievedWords[lang].promisesShown(
    shown.filter((v) => v.reached === 'reached').length,
    shown.length,
    promised.length - shown.length,
  )
}

function sayAccepted(signed: readonly PublicContract[], lang: Lang): string {
  const all = sum(signed.map((c) => textInForce(c).total))
  const done = sum(signed.map((c) => acceptedWorth(c, textInForce(c).lines)))
  return achievedWords[lang].worthOf(sayMoney(done, lang), sayMoney(all, lang))
}
