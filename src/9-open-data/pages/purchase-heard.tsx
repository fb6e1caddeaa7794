import { colonIn, sayDay, sentencesIn, titleIn } from '#kernel'
import type { Ctx } from '#platform'
import type { PublicConsultation, PublicEstimate, PublicNeed, PublicPurchase } from '../rules/public-facts.ts'
import { words } from '../words.ts'

type T = (typeof words)['zh']

/** A vote of residents, and its page. */
export interface VoteHeld {
  readonly id: string
  readonly title: string
  readonly titleEn: string | null
}

/** What residents said before anything was bought, and the needs that came of it with what shows them. */
export function Heard({ p, votes, ctx: { lang } }: { p: PublicPurchase; votes: readonly VoteHeld[]; ctx: Ctx }) {
  const t = words[lang]
  const c = p.consultation
  const answers = (of: PublicConsultation) => (of.answers === null ? t.fewAnswers : t.answers(of.answers))
  return (
    <section id="heard">
      <h2>{t.heard}</h2>
      {c ? (
        <p>{c.lastClosedOn ? t.askedUntil(answers(c), t.closedOn(sayDay(c.lastClosedOn, lang))) : answers(c)}</p>
      ) : (
        <p>{sentencesIn([t.notAsked, ...(p.plan?.noSurveyReason ? [t.notAskedWhy(p.plan.noSurveyReason)] : [])], lang)}</p>
      )}
      {p.needs.some((n) => n.evidence.some((e) => e.estimate?.what === 'discrepancy')) && <p className="soft small">{t.gapHelp}</p>}
      {p.needs.length === 0 && <p className="soft">{t.noNeeds}</p>}
      {p.needs.map((n) => (
        <Need key={n.id} n={n} ctx={{ lang }} />
      ))}
      {votes.map((v) => (
        <p key={v.id}>
          {t.votedOn} <a href={`/open/votes/${v.id}`}>{titleIn(v, lang)}</a>
        </p>
      ))}
    </section>
  )
}

function Need({ n, ctx: { lang } }: { n: PublicNeed; ctx: Pick<Ctx, 'lang'> }) {
  const t = words[lang]
  return (
    <section>
      <h3>{titleIn(n, lang)}</h3>
      {n.acceptedOn && <p className="soft small">{t.acceptedNeed(sayDay(n.acceptedOn, lang))}</p>}
      {n.acceptedReason && <p>{t.acceptedAlthough(n.acceptedReason)}</p>}
      <ul>
        {n.evidence.map((e) => (
          <li key={e.id}>
            {kindSays(e.kind, t)}
            {colonIn(lang)}
            {e.source}
            {e.estimate && (
              <span className="soft small">
                {' '}
                · {e.estimate.says[lang]}
                {colonIn(lang)}
                {estimateSays(e.estimate, t)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The kind of a piece of evidence, in words. */
export const kindSays = (kind: string, t: T): string =>
  kind === 'felt' || kind === 'normative' || kind === 'expressed' || kind === 'comparative' ? t[kind] : kind
const estimateSays = (e: PublicEstimate, t: T): string => {
  const f = (x: number) => (e.what === 'share' ? `${(x * 100).toFixed(0)}%` : x.toFixed(2))
  return `${f(e.estimate)} (${e.low !== null && e.high !== null ? `95% ${f(e.low)}–${f(e.high)}` : t.errorUnknown}), n = ${e.n}`
}
