import { colonIn, listIn, quotedIn, readDay, sayDay, statementsIn, titleIn, whyNot } from '#kernel'
import { cite } from '#law'
import { type Community, Link, may, mayNot, nameOf } from '#people'
import type { Ctx, HistoryEntry } from '#platform'
import {
  ActionButton,
  Checkboxes,
  Cites,
  type Column,
  DataTable,
  Empty,
  Estimate,
  Form,
  type FormState,
  type FrameFacts,
  History,
  type ListQuery,
  Notice,
  Page,
  Select,
  SummaryList,
  Tag,
  TextArea,
  TextField,
  Thread,
} from '#ui'
import type { Campaign } from '../campaigns.ts'
import type { Evidence, Need } from '../needs.ts'
import { words } from '../page-words.ts'
import type { Purchase } from '../purchases.ts'
import { evidenceKinds, type FrozenEstimate, kindsOf, speaks } from '../rules/evidence.ts'
import { evidenceWords, speaksWords } from '../rules/words.ts'
import { needProcess, type NeedState } from '../rules/need-process.ts'
import { sayAction } from '../say-action.ts'
import { crumb, Parts, percent } from './parts.tsx'

interface Common {
  ctx: Ctx
  frame: FrameFacts
}

export function NewPurchasePage({ ctx, frame, form, places }: Common & { form: FormState; places: readonly Community[] }) {
  const t = words[ctx.lang]
  const f = { form, lang: ctx.lang }
  return (
    <Page ctx={ctx} frame={frame} title={t.newPurchase} section="purchases" lead={t.newPurchaseLead}>
      <Form action="/purchases/new" {...f} submit={t.open} cancel="/">
        <TextField {...f} name="title" label={t.purchaseTitle} hint={t.purchaseTitleHint} maxLength={200} />
        <TextField {...f} name="titleEn" label={t.titleEn} optional maxLength={200} />
        <Checkboxes
          {...f}
          name="communityIds"
          label={t.communities}
          hint={t.communitiesHint}
          options={places.map((c) => ({ value: c.id, label: nameOf(c, ctx.lang) }))}
        />
      </Form>
    </Page>
  )
}

export const stateTag = (state: NeedState, lang: 'zh' | 'en') => <Tag quiet={state !== 'accepted'}>{needProcess.states[state][lang]}</Tag>

export const needColumns = ({ lang, asker }: Pick<Ctx, 'lang' | 'asker'>, purchases: readonly Purchase[]): Column<Need>[] => {
  const t = words[lang]
  return [
    {
      key: 'title',
      label: t.need,
      sort: true,
      cell: (n) => <a href={`/needs/${n.id}`}>{titleIn(n, lang)}</a>,
      text: (n) => titleIn(n, lang),
    },
    { key: 'state', label: t.state, sort: true, cell: (n) => stateTag(n.state, lang), text: (n) => needProcess.states[n.state][lang] },
    {
      key: 'evidence',
      label: t.evidence,
      cell: (n) =>
        listIn(
          kindsOf(n.evidence).map((k) => evidenceWords[k].name[lang]),
          lang,
        ) || '—',
      text: (n) =>
        kindsOf(n.evidence)
          .map((k) => evidenceWords[k].name[lang])
          .join('; '),
    },
    {
      key: 'purchase',
      label: t.purchase,
      cell: (n) => {
        const p = purchases.find((x) => x.id === n.purchaseId)
        return p ? (
          <Link asker={asker} href={`/purchases/${p.id}`} of={p}>
            {p.number}
          </Link>
        ) : (
          '—'
        )
      },
      text: (n) => purchases.find((x) => x.id === n.purchaseId)?.number ?? '',
    },
    {
      key: 'noticed',
      label: t.noticedOn,
      sort: true,
      number: true,
      cell: (n) => sayDay(n.noticedOn, lang),
      text: (n) => n.noticedOn.toString(),
    },
  ]
}

export function NeedsPage(
  p: Common & {
    needs: readonly Need[]
    total: number
    query: ListQuery
    purchases: readonly Purchase[]
    chosen: Purchase | undefined
    state: string
    search: string
    surveys: readonly Campaign[]
  },
) {
  const { ctx, frame } = p
  const t = words[ctx.lang]
  const add = p.chosen ? `?purchase=${p.chosen.id}` : ''
  const edits = may(ctx.asker, 'needs.edit', { purchaserId: ctx.asker.organisationId })
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.needs}
      section="needs"
      lead={t.needsLead}
      trail={p.chosen ? [crumb(ctx, p.chosen, titleIn(p.chosen, ctx.lang))] : []}
      actions={
        edits && (
          <>
            <a className="button" href={`/needs/new${add}`}>
              {t.noticeNeed}
            </a>
            <a className="button plain" href={`/surveys/new${add}`}>
              {t.newSurvey}
            </a>
          </>
        )
      }
    >
      <Parts lang={ctx.lang} part="needs" />
      {p.chosen && (
        <Notice>
          <p>
            {t.onlyPurchase(titleIn(p.chosen, ctx.lang))} <a href="/needs">{t.showAll}</a>
          </p>
          {p.surveys.length > 0 && (
            <p className="small">
              {t.surveys}
              {colonIn(ctx.lang)}
              {p.surveys.map((s, i) => (
                <span key={s.id}>
                  {i > 0 && listIn(['', ''], ctx.lang)}
                  <a href={`/surveys/${s.id}`}>{titleIn(s, ctx.lang)}</a>
                </span>
              ))}
            </p>
          )}
        </Notice>
      )}
      <form className="filters" action="/needs">
        {p.chosen && <input type="hidden" name="purchase" value={p.chosen.id} />}
        <div className="field">
          <label htmlFor="state">{t.state}</label>
          <select id="state" name="state" defaultValue={p.state}>
            <option value="">{t.anyState}</option>
            {Object.entries(needProcess.states).map(([k, w]) => (
              <option key={k} value={k}>
                {w[ctx.lang]}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="q">{t.search}</label>
          <input id="q" type="search" name="q" defaultValue={p.search} />
        </div>
        <button className="button plain small">{t.filter}</button>
      </form>
      <DataTable
        rows={p.needs}
        total={p.total}
        columns={needColumns(ctx, p.purchases)}
        lang={ctx.lang}
        rowKey={(n) => n.id}
        here={frame.here}
        query={p.query}
        csv
        empty={
          p.state || p.search ? undefined : (
            <Empty title={t.noNeeds}>
              <p>{t.noNeedsHelp}</p>
            </Empty>
          )
        }
      />
    </Page>
  )
}

export function NewNeedPage({ ctx, frame, form, purchases }: Common & { form: FormState; purchases: readonly Purchase[] }) {
  const t = words[ctx.lang]
  const f = { form, lang: ctx.lang }
  return (
    <Page ctx={ctx} frame={frame} title={t.noticeNeed} section="needs" lead={t.noticeLead} trail={[{ label: t.needs, href: '/needs' }]}>
      <Form action="/needs/new" {...f} submit={t.save} cancel="/needs">
        <TextField {...f} name="title" label={t.needTitle} hint={t.needTitleHint} maxLength={200} />
        <TextField {...f} name="titleEn" label={t.titleEn} optional maxLength={200} />
        <TextArea {...f} name="statement" label={t.statement} hint={t.statementHint} />
        <Select
          {...f}
          name="purchaseId"
          label={t.purchaseOfSurvey}
          optional
          empty={t.noPurchase}
          options={purchases.map((b) => ({ value: b.id, label: `${b.number} ${titleIn(b, ctx.lang)}` }))}
        />
      </Form>
    </Page>
  )
}

/** A frozen estimate with its interval and sample, as it is shown everywhere. */
export function Frozen({ e, lang }: { e: FrozenEstimate; lang: 'zh' | 'en' }) {
  const say = (x: number) => (e.what === 'share' ? percent(x) : x.toFixed(2))
  const what = e.what === 'discrepancy' ? words[lang].discrepancy : e.option?.[lang]
  return (
    <span>
      {quotedIn(e.question[lang], lang)}
      {what && ` · ${what}`}{' '}
      <Estimate
        value={say(e.estimate)}
        low={e.low === null ? null : say(e.low)}
        high={e.high === null ? null : say(e.high)}
        n={e.n}
        nEff={e.nEff}
        lang={lang}
      />
    </span>
  )
}

export function NeedPage(
  p: Common & {
    need: Need
    form: FormState
    history: readonly HistoryEntry[]
    purchase: Purchase | undefined
    campaigns: readonly Campaign[]
  },
) {
  const { ctx, frame, need } = p
  const t = words[ctx.lang]
  const { lang } = ctx
  const parties = { purchaserId: need.purchaserId }
  const cannot = mayNot(ctx.asker, 'needs.accept', parties)
  const edits = may(ctx.asker, 'needs.edit', parties)
  const base = `/needs/${need.id}`
  const whyNotAccepted = whyNot(needProcess, 'accept', need, {})
  const against = need.evidence.filter((e) => speaks(e) !== 'supports')
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={titleIn(need, lang)}
      section="needs"
      trail={[
        { label: t.needs, href: '/needs' },
        ...(p.purchase ? [crumb(ctx, p.purchase, `${p.purchase.number} ${titleIn(p.purchase, lang)}`)] : []),
      ]}
    >
      <p>{stateTag(need.state, lang)}</p>
      <p style={{ whiteSpace: 'pre-line' }}>{need.statement}</p>
      {need.acceptedReason && (
        <Notice>
          <h3>{t.acceptReason}</h3>
          <p style={{ whiteSpace: 'pre-line' }}>{need.acceptedReason}</p>
        </Notice>
      )}
      {need.state === 'set-aside' && (
        <Notice>
          <h3>{t.setAside}</h3>
          <p style={{ whiteSpace: 'pre-line' }}>{need.setAsideReason}</p>
        </Notice>
      )}
      <div className="two">
        <section>
          <h2>{t.evidence}</h2>
          {need.evidence.length === 0 && (
            <Empty title={t.noEvidence}>
              <p>{t.noEvidenceHelp}</p>
            </Empty>
          )}
          {need.evidence.map((e) => (
            <EvidenceItem
              key={e.id}
              e={e}
              ctx={ctx}
              campaign={p.campaigns.find((c) => c.id === e.campaignId)}
              remove={edits && need.state === 'noticed' ? { action: `${base}/evidence/${e.id}/remove`, version: need.version } : undefined}
            />
          ))}
          {edits && need.state === 'noticed' && (
            <div className="actions">
              {evidenceKinds.map((k) => (
                <a key={k} className="button plain small" href={`${base}/evidence?kind=${k}`}>
                  ＋ {evidenceWords[k].name[lang]}
                </a>
              ))}
            </div>
          )}
        </section>
        <aside>
          <h2>{t.thread}</h2>
          <Thread
            knots={[
              { title: <b>{titleIn(need, lang)}</b>, note: t.noteNoticed(sayDay(need.noticedOn, lang)) },
              {
                title: t.kinds(kindsOf(need.evidence).length),
                note: statementsIn(
                  [
                    listIn(
                      kindsOf(need.evidence).map((k) => evidenceWords[k].name[lang]),
                      lang,
                    ),
                    ...(against.length > 0 ? [t.notAllFor(against.length)] : []),
                  ],
                  lang,
                ),
                open: kindsOf(need.evidence).length < 2,
              },
              {
                title: needProcess.states.accepted[lang],
                note: need.acceptedOn ? sayDay(need.acceptedOn, lang) : undefined,
                open: need.state !== 'accepted',
              },
            ]}
          />
          <h2>{t.whatNow}</h2>
          {need.state === 'noticed' && whyNotAccepted?.code === 'not-supported' && (
            <>
              <p>{whyNotAccepted.words[lang]}</p>
              {!cannot && (
                <Form action={`${base}/accept`} form={p.form} lang={lang} submit={t.acceptAnyway} version={need.version}>
                  <TextArea form={p.form} lang={lang} name="reason" label={t.acceptReason} hint={t.acceptReasonHint} rows={4} />
                </Form>
              )}
            </>
          )}
          {need.state === 'noticed' && whyNotAccepted?.code !== 'not-supported' && (
            <div className="actions">
              <ActionButton
                action={`${base}/accept`}
                lang={lang}
                label={t.accept}
                primary
                version={need.version}
                whyNot={cannot ?? whyNotAccepted}
              />
            </div>
          )}
          {need.state === 'accepted' && (
            <>
              <p>{need.purchaseId ? t.acceptedNext : t.acceptedNoPurchase}</p>
              {need.purchaseId && may(ctx.asker, 'plans.edit', parties) && (
                <div className="actions">
                  <a className="button" href={`/plans/new?purchase=${need.purchaseId}`}>
                    {t.toPlan}
                  </a>
                </div>
              )}
            </>
          )}
          {need.state !== 'set-aside' && !cannot && (
            <p>
              <a href={`${base}/set-aside`}>{t.setAside}</a>
            </p>
          )}
          {need.state === 'set-aside' && (
            <div className="actions">
              <ActionButton action={`${base}/reopen`} lang={lang} label={t.reopen} version={need.version} whyNot={cannot} />
            </div>
          )}
          <p className="small soft">
            {t.law}
            {colonIn(lang)}
            <Cites cites={[cite('R-01')]} lang={lang} />
          </p>
        </aside>
      </div>
      <h2>{t.history}</h2>
      <History entries={p.history} lang={lang} zone={ctx.zone} say={(a, facts) => sayAction(a, facts)?.[lang] ?? a} />
    </Page>
  )
}

function EvidenceItem({
  e,
  ctx,
  campaign,
  remove,
}: {
  e: Evidence
  ctx: Ctx
  campaign: Campaign | undefined
  remove: { action: string; version: number } | undefined
}) {
  const t = words[ctx.lang]
  return (
    <SummaryList
      rows={[
        {
          label: (
            <>
              {evidenceWords[e.kind].name[ctx.lang]}
              <br />
              <small className="soft" style={{ fontWeight: 400 }}>
                {sayDay(e.addedOn, ctx.lang)}
              </small>
            </>
          ),
          value: (
            <>
              {e.estimate && (
                <>
                  <Frozen e={e.estimate} lang={ctx.lang} />
                  {speaks(e) !== 'supports' && <b> · {speaksWords[speaks(e)][ctx.lang]}</b>}
                  <br />
                </>
              )}
              {e.says}
              <br />
              <small className="soft">
                {t.evidenceSource}
                {colonIn(ctx.lang)}
                {campaign ? <a href={`/surveys/${campaign.id}/results`}>{titleIn(campaign, ctx.lang)}</a> : e.source}
                {e.estimate && ` · ${t.frozen(sayDay(readDay(e.estimate.countedOn) ?? e.addedOn, ctx.lang))}`}
              </small>
              {remove && (
                <div style={{ marginTop: 4 }}>
                  <ActionButton action={remove.action} lang={ctx.lang} label={t.remove} version={remove.version} danger />
                </div>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

export function SetAsidePage({ ctx, frame, need, form }: Common & { need: Need; form: FormState }) {
  const t = words[ctx.lang]
  const f = { form, lang: ctx.lang }
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={`${t.setAside}${colonIn(ctx.lang)}${titleIn(need, ctx.lang)}`}
      section="needs"
      lead={t.setAsideLead}
      trail={[
        { label: t.needs, href: '/needs' },
        { label: titleIn(need, ctx.lang), href: `/needs/${need.id}` },
      ]}
    >
      <Form action={`/needs/${need.id}/set-aside`} {...f} submit={t.setAside} cancel={`/needs/${need.id}`} version={need.version} danger>
        <TextArea {...f} name="reason" label={t.reason} />
      </Form>
    </Page>
  )
}
