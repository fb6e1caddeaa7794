import { daysBetween, listIn, sayDay, titleIn } from '#kernel'
import { type Community, nameOf } from '#people'
import type { HistoryEntry } from '#platform'
import { ActionButton, Facts, History, Notice, Page, SummaryList } from '#ui'
import { type Campaign, mayNotEnter, paperUntil, stateOf } from '../campaigns.ts'
import { words } from '../page-words.ts'
import type { Purchase, Questionnaire } from '../store/index.ts'
import { sayAction } from '../say-action.ts'
import { type Common, crumb, purposeWords, sayAnswers, stateWords } from './parts.tsx'

export function SurveyPage(
  p: Common & {
    campaign: Campaign
    /** Undefined for whoever may not follow the progress of a drawn sample. */
    answers: number | undefined
    runs: boolean
    questionnaire: Questionnaire | undefined
    purchase: Purchase | undefined
    places: readonly Community[]
    history: readonly HistoryEntry[]
    waiting: number
    /** Whether answers that wait do not open, by a fault of ours. */
    alarm: boolean
  },
) {
  const { ctx, frame, campaign: c } = p
  const t = words[ctx.lang]
  const { lang } = ctx
  const state = stateOf(c, ctx.today)
  const base = `/surveys/${c.id}`
  const keys = !mayNotEnter(ctx.asker, c) && !c.countedOn
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={titleIn(c, lang)}
      section="needs"
      trail={[
        { label: t.surveys, href: '/surveys' },
        ...(p.purchase ? [crumb(ctx, p.purchase, `${p.purchase.number} ${titleIn(p.purchase, lang)}`)] : []),
      ]}
      actions={
        <>
          <a className="button" href={`${base}/results`}>
            {t.results}
          </a>
          {p.runs && state !== 'closed' && (
            <a className="button plain" href={`${base}/slips`}>
              {t.slips}
            </a>
          )}
          {keys && (
            <a className="button plain" href={`${base}/paper`}>
              {t.paper}
            </a>
          )}
        </>
      }
    >
      {p.alarm && (
        <Notice late>
          <h2>{t.doesNotOpen}</h2>
          <p>{t.doesNotOpenHelp}</p>
        </Notice>
      )}
      <Facts
        facts={[
          { label: t.state, value: stateWords[state][lang], note: `${sayDay(c.opensOn, lang)} – ${sayDay(c.closesOn, lang)}` },
          { label: t.answers, value: sayAnswers(c, p.answers, lang), ...(!c.countedOn && p.answers !== undefined && { note: t.byTens }) },
          { label: t.codesMade, value: c.codesMade ? c.codesMade.toLocaleString('en') : t.none },
          ...(p.waiting ? [{ label: t.waiting, value: <a href={`${base}/paper`}>{p.waiting}</a> }] : []),
        ]}
      />
      <SummaryList
        rows={[
          {
            label: t.questionnaire,
            value: p.questionnaire ? (
              <a href={`/surveys/questionnaires/${p.questionnaire.id}`}>
                {titleIn(p.questionnaire, lang)} · {t.edition(p.questionnaire.edition)}
              </a>
            ) : (
              ''
            ),
          },
          { label: t.purpose, value: purposeWords[c.purpose][lang] },
          {
            label: t.communities,
            value: listIn(
              p.places.map((x) => nameOf(x, lang)),
              lang,
            ),
          },
          {
            label: t.openLinkIs,
            value: !c.openLink ? t.none : p.runs && state !== 'closed' ? <a href={`${base}/link`}>{t.openLinkShown}</a> : t.openLinkOver,
          },
          { label: t.paperKeyed, value: c.keyedTwice ? t.twice : t.onceOnly },
          { label: t.contactName, value: [c.contactName, c.contactPhone].filter(Boolean).join(' ') || t.none },
        ]}
      />
      {p.runs && !c.countedOn && <p className="soft">{t.closeNowHelp(sayDay(paperUntil(c), lang))}</p>}
      {p.runs && !c.countedOn && (
        <div className="actions">
          <a className="button plain" href={`${base}/close`}>
            {t.closeNow}
          </a>
        </div>
      )}
      <h2>{t.history}</h2>
      <History entries={p.history} lang={lang} zone={ctx.zone} say={(a, facts) => sayAction(a, facts)?.[lang] ?? a} />
    </Page>
  )
}

/** What is lost by ending a survey now, before it is ended. */
export function CloseSurveyPage(p: Common & { campaign: Campaign; answers: number | undefined; waiting: number }) {
  const { ctx, frame, campaign: c } = p
  const { lang } = ctx
  const t = words[lang]
  const left = Math.max(0, daysBetween(ctx.today, c.closesOn))
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.closeTitle}
      section="needs"
      trail={[
        { label: t.surveys, href: '/surveys' },
        { label: titleIn(c, lang), href: `/surveys/${c.id}` },
      ]}
      lead={t.closeLose}
    >
      <Facts
        facts={[
          { label: t.daysLeft, value: t.days(left), note: sayDay(c.closesOn, lang) },
          { label: t.answers, value: sayAnswers(c, p.answers, lang), ...(p.answers !== undefined && { note: t.byTens }) },
          { label: t.codesMade, value: c.codesMade ? c.codesMade.toLocaleString('en') : t.none },
          ...(p.waiting ? [{ label: t.waiting, value: p.waiting }] : []),
        ]}
      />
      <div className="actions">
        <ActionButton action={`/surveys/${c.id}/close`} lang={lang} label={t.closeSure} danger version={c.version} />
        <a className="button plain" href={`/surveys/${c.id}`}>
          {t.goOn}
        </a>
      </div>
    </Page>
  )
}
