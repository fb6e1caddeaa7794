import { daysBetween, listIn, sayDay, titleIn } from '#kernel'
import { type Community, may, nameOf, type Organisation } from '#people'
import type { Ctx, HistoryEntry } from '#platform'
import {
  ActionButton,
  Checkboxes,
  DataTable,
  DayField,
  Empty,
  Facts,
  Form,
  type FormState,
  type FrameFacts,
  History,
  NumberField,
  Page,
  Select,
  SummaryList,
  Tag,
  TextArea,
  TextField,
  Tick,
  Notice,
} from '#ui'
import { type Campaign, mayNotEnter, paperUntil, stateOf } from '../campaigns.ts'
import { sayCode } from '../codes.ts'
import { words } from '../page-words.ts'
import type { Purchase } from '../purchases.ts'
import type { QuestionnaireChoice } from '../questionnaire-choices.ts'
import type { Questionnaire } from '../questionnaires.ts'
import { sayAction } from '../say-action.ts'
import { crumb, Parts, purposeWords, sayAnswers, stateWords } from './parts.tsx'

interface Common {
  ctx: Ctx
  frame: FrameFacts
}

export function SurveysPage({ ctx, frame, list, counts }: Common & { list: readonly Campaign[]; counts: ReadonlyMap<string, number> }) {
  const t = words[ctx.lang]
  const edits = may(ctx.asker, 'needs.edit', { purchaserId: ctx.asker.organisationId })
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.surveys}
      section="needs"
      actions={
        edits && (
          <a className="button" href="/surveys/new">
            {t.newSurvey}
          </a>
        )
      }
    >
      <Parts lang={ctx.lang} part="surveys" />
      <DataTable
        rows={list}
        lang={ctx.lang}
        rowKey={(c) => c.id}
        empty={
          <Empty title={t.noSurveys}>
            <p>{t.noSurveysHelp}</p>
            {edits && (
              <p>
                <a className="button plain" href="/surveys/questionnaires/new">
                  {t.newQuestionnaire}
                </a>
              </p>
            )}
          </Empty>
        }
        columns={[
          { key: 'title', label: t.surveyTitle, cell: (c) => <a href={`/surveys/${c.id}`}>{titleIn(c, ctx.lang)}</a> },
          {
            key: 'state',
            label: t.state,
            cell: (c) => {
              const s = stateOf(c, ctx.today)
              return <Tag quiet={s !== 'open'}>{stateWords[s][ctx.lang]}</Tag>
            },
          },
          { key: 'purpose', label: t.purpose, cell: (c) => purposeWords[c.purpose][ctx.lang] },
          {
            key: 'dates',
            label: t.dates,
            cell: (c) => (
              <>
                {sayDay(c.opensOn, ctx.lang)} – {sayDay(c.closesOn, ctx.lang)}
              </>
            ),
          },
          { key: 'answers', label: t.answers, number: true, cell: (c) => sayAnswers(c, counts.get(c.id), ctx.lang) },
          { key: 'codes', label: t.codesMade, number: true, cell: (c) => (c.codesMade ? c.codesMade.toLocaleString('en') : '—') },
        ]}
      />
    </Page>
  )
}

export function NewSurveyPage({
  ctx,
  frame,
  form,
  questionnaires,
  purchases,
  places,
}: Common & {
  form: FormState
  questionnaires: readonly QuestionnaireChoice[]
  purchases: readonly Purchase[]
  places: readonly Community[]
}) {
  const t = words[ctx.lang]
  const f = { form, lang: ctx.lang }
  if (questionnaires.length === 0)
    return (
      <Page ctx={ctx} frame={frame} title={t.newSurvey} section="needs" trail={[{ label: t.surveys, href: '/surveys' }]}>
        <Empty title={t.noQuestionnaires}>
          <p>{t.noQuestionnairesHelp}</p>
          <p>
            <a className="button" href="/surveys/questionnaires/new">
              {t.newQuestionnaire}
            </a>
          </p>
        </Empty>
      </Page>
    )
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.newSurvey}
      section="needs"
      lead={t.newSurveyLead}
      trail={[{ label: t.surveys, href: '/surveys' }]}
    >
      <Form action="/surveys/new" {...f} submit={t.start} cancel="/surveys">
        <TextField {...f} name="title" label={t.surveyTitle} maxLength={200} />
        <TextField {...f} name="titleEn" label={t.titleEn} optional maxLength={200} />
        <Select
          {...f}
          name="questionnaireId"
          label={t.questionnaire}
          options={questionnaires.map((q) => ({ value: q.questionnaire.id, label: sayChoice(q, ctx) }))}
        />
        <Select
          {...f}
          name="purchaseId"
          label={t.purchaseOfSurvey}
          optional
          empty={t.noPurchase}
          options={purchases.map((b) => ({ value: b.id, label: `${b.number} ${titleIn(b, ctx.lang)}` }))}
        />
        <Checkboxes
          {...f}
          name="communityIds"
          label={t.communities}
          options={places.map((c) => ({
            value: c.id,
            label: nameOf(c, ctx.lang),
            ...(c.households && { hint: t.householdCount(c.households.toLocaleString('en')) }),
          }))}
        />
        <div className="row">
          <DayField {...f} name="opensOn" label={t.opensOn} />
          <DayField {...f} name="closesOn" label={t.closesOn} />
        </div>
        <NumberField {...f} name="households" label={t.households} hint={t.householdsHint} optional />
        <Tick {...f} name="openLink" label={t.openLink} hint={t.openLinkHint} />
        <Tick {...f} name="keyedTwice" label={t.keyedTwice} />
        <div className="row">
          <TextField {...f} name="contactName" label={t.contactName} hint={t.contactHint} optional maxLength={60} />
          <TextField {...f} name="contactPhone" label={t.contactPhone} optional maxLength={40} type="tel" />
        </div>
        <TextArea {...f} name="about" label={t.about} hint={t.aboutHint} optional rows={3} />
        <TextArea {...f} name="aboutEn" label={t.aboutEn} optional rows={3} />
      </Form>
    </Page>
  )
}

/** What tells one questionnaire from another of the same name: edition, questions, its day, and where it was last asked. */
const sayChoice = ({ questionnaire: q, lastUsed, purchaseNumber, used }: QuestionnaireChoice, { lang }: Ctx): string => {
  const t = words[lang]
  return [
    titleIn({ title: q.title, titleEn: q.title_en }, lang),
    t.edition(q.edition),
    t.questionsCount(q.content.questions.length),
    t.madeOn(sayDay(q.created_on, lang)),
    lastUsed ? t.usedIn(used, purchaseNumber ?? titleIn(lastUsed, lang), sayDay(lastUsed.opensOn, lang)) : t.neverUsed,
  ].join(' · ')
}

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
                {titleIn({ title: p.questionnaire.title, titleEn: p.questionnaire.title_en }, lang)} · {t.edition(p.questionnaire.edition)}
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
  const left = Math.max(0, daysBetween(ctx.today, c.closesOn) + 1)
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

/** The open link as a poster. */
export function OpenLinkPage(p: Common & { campaign: Campaign; asks: Organisation | undefined; address: string; svg: string }) {
  const { ctx, frame, campaign: c } = p
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.openLinkPoster}
      section="needs"
      trail={[
        { label: t.surveys, href: '/surveys' },
        { label: titleIn(c, lang), href: `/surveys/${c.id}` },
      ]}
    >
      <p className="no-print">{t.printPoster}</p>
      <div style={{ textAlign: 'center', maxWidth: 480, margin: '24px auto' }}>
        <h2>{c.purpose === 'needs' ? t.slipAsk(nameOf(p.asks, lang)) : t.slipJudge(nameOf(p.asks, lang))}</h2>
        <div style={{ maxWidth: 320, margin: '0 auto' }} dangerouslySetInnerHTML={{ __html: p.svg }} />
        <p>{t.openLinkHow}</p>
        <p>
          <a href={p.address} style={{ overflowWrap: 'anywhere' }}>
            {p.address}
          </a>
        </p>
        <p className="small soft">
          {t.slipUntil(sayDay(c.closesOn, lang))} · {t.slipPrivate}
        </p>
        {c.contactPhone && (
          <p className="small">
            {t.slipCall}
            <br />
            <b>{[c.contactName, c.contactPhone].filter(Boolean).join(' ')}</b>
          </p>
        )}
      </div>
    </Page>
  )
}

export interface Slip {
  code: string
  svg: string
}
export function SlipsPage(
  p: Common & {
    campaign: Campaign
    /** Who asks, and whose purchase is asked about: the same, unless an evaluator drew the sample. */
    asks: Organisation | undefined
    about: Organisation | undefined
    places: readonly Community[]
    chosen: Community | undefined
    slips: readonly Slip[]
    from: number
    of: number
    address: string
    more: { label: string; href: string; current: boolean }[]
  },
) {
  const { ctx, frame, campaign: c } = p
  const t = words[ctx.lang]
  const { lang } = ctx
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.slips}
      section="needs"
      trail={[
        { label: t.surveys, href: '/surveys' },
        { label: titleIn(c, lang), href: `/surveys/${c.id}` },
      ]}
    >
      <div className="no-print">
        <p>
          {t.slipsLead} {t.printNow}
        </p>
        <nav className="subnav" aria-label={t.communities}>
          {p.more.map((m) => (
            <a key={m.href} href={m.href} aria-current={m.current ? 'page' : undefined}>
              {m.label}
            </a>
          ))}
        </nav>
        {p.of > 0 && <p className="small soft">{t.slipPage(p.from, p.from + p.slips.length - 1, p.of)}</p>}
      </div>
      <div className="sheet" style={{ marginTop: 24 }}>
        {p.slips.map((s) => (
          <div key={s.code}>
            <b>{c.purpose === 'needs' ? t.slipAsk(nameOf(p.asks, lang)) : t.slipJudge(nameOf(p.asks, lang))}</b>
            <div className="small soft">
              {nameOf(p.chosen, lang)} · {t.slipUntil(sayDay(c.closesOn, lang))}
            </div>
            <div dangerouslySetInnerHTML={{ __html: s.svg }} />
            <div className="code" style={{ fontSize: 22 }}>
              {sayCode(s.code)}
            </div>
            <div className="small">
              {t.slipHow}
              <br />
              <b>{p.address}</b>
            </div>
            <div className="small">
              {t.slipPrivate}
              {c.contactPhone && t.slipCall}
              {c.contactPhone && (
                <>
                  <br />
                  <b>{[c.contactName, c.contactPhone].filter(Boolean).join(' ')}</b>
                </>
              )}
            </div>
          </div>
        ))}
      </div>
    </Page>
  )
}
