import { sayStage } from '#contracts'
import { colonIn, inTreeOrder, sayDay, sayNumber, treeOf } from '#kernel'
import { nameOf } from '#people'
import type { Ctx } from '#platform'
import {
  Clock,
  Cites,
  DayField,
  Form,
  type FormState,
  type FrameFacts,
  freshForm,
  History,
  LineName,
  Notice,
  NumberField,
  Page,
  Select,
  SummaryList,
  Tag,
  TextArea,
  TextField,
} from '#ui'
import { type AcceptanceLine, clockCites, isDisputed, opinionRoutes, opinionRouteWords, undisputedCites } from '../rules/acceptance.ts'
import { acceptanceProcess } from '../rules/acceptance-process.ts'
import { sayAction } from '../say-action.ts'
import { isForAPerson, stageOf } from '../why-not-due.ts'
import { evidenceWords } from '../evidence-words.ts'
import { words } from '../words.ts'
import { AtAGlance, doneColumn } from './at-a-glance.tsx'
import { countsOf, Drawn } from './drawn.tsx'
import { ReachedTable } from './indicators.tsx'
import { SharedTimeOf } from './shared-time.tsx'
import { Ending, Subsidised } from './subsidised.tsx'
import { RecordedTime } from './recorded-time.tsx'
import { lineTitle, sayDates, sayPeriod, titleOf, unitOf } from './say.ts'
import { type AcceptanceFacts, nameOfLine, LinesTable, OpinionsTable, Behind } from './acceptance-parts.tsx'

/** Which of the page's forms was sent and has to be shown again. */
export interface SentForm {
  which: 'accept' | 'return' | 'opinion' | 'settle' | 'check' | 'time' | 'subsidy'
  form: FormState
}

export function AcceptancePage({ ctx, frame, f, sent }: { ctx: Ctx; frame: FrameFacts; f: AcceptanceFacts; sent?: SentForm | undefined }) {
  const { lang } = ctx
  const [t, e] = [words[lang], evidenceWords[lang]]
  const unchecked = countsOf(f.drawn)?.unchecked ?? 0
  const { acceptance: a, contract: c } = f
  const tree = treeOf(c.lines)
  const open = a.state === 'handed-in'
  const stage = stageOf(c, a.period)
  const name = sayPeriod(c, a.period, lang)
  const formOf = (which: SentForm['which'], fresh: FormState['values'] = {}) => (sent?.which === which ? sent.form : freshForm(fresh))
  const acceptForm = formOf('accept', Object.fromEntries(a.lines.map((l, n) => [`accepted-${n}`, sayNumber(l.claimed.count)])))
  const returnForm = formOf('return')
  const opinionForm = formOf('opinion', { heardOn: ctx.today.toString(), neutral: '0', dissatisfied: '0' })
  const settled = formOf('settle')
  /** Several lines may be in dispute: what came back stands in the form of its line, and each has ids of its own. */
  const settleOf = (l: AcceptanceLine): FormState => {
    const values = { accepted: sayNumber(l.claimed.count) }
    const mine = settled.values.instalmentKey === l.instalmentKey
    return { ...(mine ? { ...settled, values: { ...values, ...settled.values } } : freshForm(values)), at: l.instalmentKey }
  }
  const disputes = a.state === 'partly-accepted' ? a.lines.filter(isDisputed) : []
  const unit = (l: AcceptanceLine) => (!l.outOf ? t.partsWord : unitOf(l) === 'days' ? t.postDays : t.unitsWord)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={`${t.acceptance}${colonIn(lang)}${name}`}
      section="delivery"
      lead={`${titleOf(c, lang)} · ${sayDates(a, lang)}`}
      trail={[{ label: t.title, href: '/delivery' }, { label: titleOf(c, lang), href: `/delivery/${c.id}` }, { label: name }]}
      actions={
        a.acceptedOn ? (
          <a className="button plain" href={`/delivery/notices/${a.id}`}>
            {t.publicNotice}
          </a>
        ) : undefined
      }
    >
      <p>
        <Tag late={open && a.stalled} quiet={a.state === 'accepted'}>
          {acceptanceProcess.states[a.state][lang]}
        </Tag>{' '}
        {a.by === 'silence' && t.bySilence} {a.times > 1 && <span className="soft">{t.timesN(a.times)}</span>}
      </p>
      {open && (
        <Clock
          label={t.dueOn}
          startOn={a.handedInOn}
          dueOn={a.dueOn}
          rule={t.clockRule(c.terms.acceptanceDays)}
          cites={clockCites(ctx.law, c.terms.basis)}
          today={ctx.today}
          lang={lang}
        />
      )}
      <SummaryList
        rows={[
          { label: t.provider, value: nameOf(f.provider, lang) },
          { label: t.purchaser, value: nameOf(f.purchaser, lang) },
          ...(stage ? [{ label: t.stageDue, value: sayStage(stage, (id) => lineTitle(c, id))[lang] }] : []),
          { label: t.handedInOn, value: sayDay(a.handedInOn, lang) },
          { label: t.dueOn, value: sayDay(a.dueOn, lang) },
          ...(a.acceptedOn
            ? [{ label: t.acceptedOn, value: `${sayDay(a.acceptedOn, lang)} · ${a.by === 'silence' ? t.bySilence : t.byPurchaser}` }]
            : []),
          ...(a.says ? [{ label: t.says, value: a.says }] : []),
          ...(a.remark ? [{ label: t.remark, value: a.remark }] : []),
          ...(a.state === 'returned' ? [{ label: t.returnTitle, value: a.returnedReason }] : []),
          ...(a.noOpinionReason ? [{ label: t.noOpinion, value: a.noOpinionReason }] : []),
          ...(a.uncheckedReason ? [{ label: e.uncheckedReason, value: a.uncheckedReason }] : []),
        ]}
      />
      {stage && isForAPerson(c, a.period) && (
        <Notice>
          <p>{t.forAPerson(f.behind.filter((r) => r.lineId === stage.lineId).reduce((n, r) => n + r.records, 0))}</p>
        </Notice>
      )}
      <AtAGlance f={f} lang={lang} />
      <LinesTable f={f} done={doneColumn(f, lang)} lang={lang} />
      {f.values.length > 0 && (
        <>
          <h2>{e.goals}</h2>
          {inTreeOrder(tree, a.lines, (l) => l.lineId).map((l) => {
            const mine = f.values.filter((v) => v.showing.lineId === l.lineId)
            return mine.length === 0 ? null : (
              <section key={l.instalmentKey}>
                <h3>
                  <LineName tree={tree} id={l.lineId} lang={lang} flat />
                </h3>
                <ReachedTable c={c} rows={mine} lang={lang} entering={open} />
              </section>
            )
          })}
        </>
      )}
      <h2>{t.behind}</h2>
      <Behind f={f} lang={lang} />
      {f.time.time.length > 0 && f.mayOpenRecords && (
        <>
          <h2>{e.time}</h2>
          <RecordedTime {...{ a, c, lang, law: ctx.law, f: f.time }} mayAnswer={f.mayGiveUp} form={formOf('time')} />
          <SharedTimeOf c={c} time={f.shared} lang={lang} />
        </>
      )}
      <Subsidised a={a} all={f.mayOpenRecords ? f.subsidies : []} mayTell={f.mayGiveUp} form={formOf('subsidy')} lang={lang} />
      <h2>{e.drawn}</h2>
      <Drawn a={a} f={f.drawn} form={formOf('check')} lang={lang} />
      <h2>{t.opinions}</h2>
      {f.opinions.length > 0 ? (
        <OpinionsTable opinions={f.opinions} communities={f.communities} lang={lang} />
      ) : open && f.mayAccept ? (
        <Notice>
          <p>
            {t.noOpinionWarning} <Cites cites={ctx.law.cites('users-heard')} lang={lang} />
          </p>
        </Notice>
      ) : (
        <p className="soft">{t.noOpinions}</p>
      )}
      {open && f.mayEnter && (
        <>
          <h3>{t.opinionAdd}</h3>
          <p>{t.opinionLead}</p>
          <Form action={`/delivery/acceptances/${a.id}/opinions`} form={opinionForm} lang={lang} submit={t.enter}>
            <Select
              form={opinionForm}
              lang={lang}
              name="how"
              label={t.how}
              options={opinionRoutes.map((r) => ({ value: r, label: opinionRouteWords[r][lang] }))}
            />
            <Select
              form={opinionForm}
              lang={lang}
              name="communityId"
              label={t.community}
              empty={t.anyCommunity}
              options={f.communities.map((x) => ({ value: x.id, label: nameOf(x, lang) }))}
            />
            <NumberField form={opinionForm} lang={lang} name="satisfied" label={t.satisfied} />
            <NumberField form={opinionForm} lang={lang} name="neutral" label={t.neutral} />
            <NumberField form={opinionForm} lang={lang} name="dissatisfied" label={t.dissatisfied} />
            <TextArea form={opinionForm} lang={lang} name="heard" label={t.heard} hint={t.heardHint} rows={3} optional />
            <DayField form={opinionForm} lang={lang} name="heardOn" label={t.heardOn} />
          </Form>
        </>
      )}
      {open && f.mayAccept && (
        <>
          <h2>{t.acceptTitle}</h2>
          <p>
            {t.acceptLead} <Cites cites={undisputedCites(ctx.law, c.terms.basis)} lang={lang} />
          </p>
          <Ending ends={f.ends} lang={lang} />
          <Form action={`/delivery/acceptances/${a.id}/accept`} form={acceptForm} lang={lang} submit={t.accept} version={a.version}>
            {a.lines.map((l, n) => (
              <div key={l.instalmentKey}>
                <input type="hidden" name={`key-${n}`} value={l.instalmentKey} />
                <TextField
                  form={acceptForm}
                  lang={lang}
                  name={`accepted-${n}`}
                  label={t.acceptedOf(nameOfLine(c, l), unit(l), sayNumber(l.claimed.count))}
                  inputMode="decimal"
                  short
                />
                <TextField form={acceptForm} lang={lang} name={`reason-${n}`} label={t.whyNotAll} optional />
              </div>
            ))}
            {f.opinions.length === 0 && (
              <TextArea form={acceptForm} lang={lang} name="noOpinionReason" label={t.noOpinion} hint={t.noOpinionHint} rows={2} />
            )}
            {unchecked > 0 && (
              <TextArea
                form={acceptForm}
                lang={lang}
                name="uncheckedReason"
                label={e.uncheckedReason}
                hint={e.uncheckedHint(unchecked)}
                rows={2}
              />
            )}
            <TextArea form={acceptForm} lang={lang} name="remark" label={t.remark} rows={2} optional />
          </Form>
          <h2>{t.returnTitle}</h2>
          <Form
            action={`/delivery/acceptances/${a.id}/return`}
            form={returnForm}
            lang={lang}
            submit={t.returnTitle}
            version={a.version}
            danger
          >
            <TextArea form={returnForm} lang={lang} name="reason" label={t.returnReason} rows={3} />
          </Form>
        </>
      )}
      {disputes.length > 0 && (f.mayAccept || f.mayGiveUp) && (
        <>
          <h2>{t.settle}</h2>
          <p>{t.settleLead}</p>
          {disputes.map((l) => (
            <Form
              key={l.instalmentKey}
              action={`/delivery/acceptances/${a.id}/settle`}
              form={settleOf(l)}
              lang={lang}
              submit={f.mayAccept ? t.settleMore : t.settleGiveUp}
              version={a.version}
            >
              <h3>{nameOfLine(c, l)}</h3>
              <input type="hidden" name="instalmentKey" value={l.instalmentKey} />
              {f.mayAccept && (
                <TextField
                  form={settleOf(l)}
                  lang={lang}
                  name="accepted"
                  label={t.acceptedOf(nameOfLine(c, l), unit(l), sayNumber(l.claimed.count))}
                  inputMode="decimal"
                  short
                />
              )}
              <TextArea form={settleOf(l)} lang={lang} name="note" label={t.settleNote} rows={2} />
            </Form>
          ))}
        </>
      )}
      {a.state === 'returned' && f.mayGiveUp && (
        <p>
          <a className="button" href={`/delivery/${c.id}/hand-in/${encodeURIComponent(a.period)}`}>
            {t.handIn}
          </a>
        </p>
      )}
      <p className="no-print">
        <a className="button plain small" href={`/rules/delivery/${a.id}`}>
          {t.rulesReport}
        </a>
      </p>
      <h2>{t.history}</h2>
      <History entries={f.history} lang={lang} zone={ctx.zone} say={(action, facts) => sayAction(action, facts)?.[lang] ?? action} />
    </Page>
  )
}
