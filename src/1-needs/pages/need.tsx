import { colonIn, listIn, quotedIn, readDay, sayDay, statementsIn, titleIn, whyNot } from '#kernel'
import { may, mayNot } from '#people'
import type { Ctx, HistoryEntry } from '#platform'
import { ActionButton, Cites, Empty, Estimate, Form, type FormState, History, Notice, Page, SummaryList, TextArea, Thread } from '#ui'
import type { Campaign } from '../campaigns.ts'
import type { Evidence, Need, Purchase } from '../store/index.ts'
import { words } from '../page-words.ts'
import { evidenceKinds, type FrozenEstimate, kindsOf, speaks } from '../rules/evidence.ts'
import { needProcess } from '../rules/need-process.ts'
import { evidenceWords, speaksWords } from '../rules/words.ts'
import { sayAction } from '../say-action.ts'
import { stateTag } from './needs.tsx'
import { type Common, crumb, percent } from './parts.tsx'

/** A frozen estimate with its interval and sample, as it is shown everywhere. */
function Frozen({ e, lang }: { e: FrozenEstimate; lang: 'zh' | 'en' }) {
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
            <Cites cites={ctx.law.cites('residents-are-asked')} lang={lang} />
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
