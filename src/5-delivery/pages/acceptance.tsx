import { type Contract, instalments, sayStage, worthOf } from '#contracts'
import { type Day, fractionOf, fractionText, type Lang, minor, sayDay, sayMoney, sum } from '#kernel'
import { type Community, nameOf, type Organisation } from '#people'
import type { Ctx, HistoryEntry } from '#platform'
import {
  Clock,
  Cites,
  DataTable,
  DayField,
  Empty,
  Form,
  type FormState,
  type FrameFacts,
  freshForm,
  History,
  Notice,
  NumberField,
  Page,
  Select,
  SummaryList,
  Tag,
  TextArea,
  TextField,
} from '#ui'
import {
  type Acceptance,
  type AcceptanceLine,
  citesOf,
  clockCites,
  isDisputed,
  opinionRoutes,
  opinionRouteWords,
  type ResidentsOpinion,
  undisputedCites,
} from '../rules/acceptance.ts'
import { acceptanceProcess } from '../rules/acceptance-process.ts'
import type { ClaimedLine, Period } from '../period-of.ts'
import { sayAction } from '../say-action.ts'
import { isForAPerson, stageOf } from '../why-not-due.ts'
import type { Recorded } from '../service-records.ts'
import { words } from '../words.ts'
import { amountOf, lineTitle, sayDates, sayHours, sayNumber, sayPeriod, sayShare, titleOf, unitOf } from './say.ts'

export function HandInPage({
  ctx,
  frame,
  contract: c,
  period,
  lines,
  form,
  before,
}: {
  ctx: Ctx
  frame: FrameFacts
  contract: Contract
  period: Period
  lines: readonly ClaimedLine[]
  form: FormState
  before: Acceptance | undefined
}) {
  const { lang } = ctx
  const t = words[lang]
  const name = sayPeriod(c, period.key, lang)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.handInTitle(name)}
      section="delivery"
      lead={t.handInLead}
      trail={[{ label: t.title, href: '/delivery' }, { label: titleOf(c, lang), href: `/delivery/${c.id}` }, { label: name }]}
    >
      {before?.returnedReason && (
        <Notice>
          <p>
            <b>{t.returned}</b> {before.returnedReason}
          </p>
        </Notice>
      )}
      <DataTable
        lang={lang}
        rows={lines}
        rowKey={(l) => l.instalment.key}
        empty={
          <Notice>
            <p>{t.nothingClaimed}</p>
          </Notice>
        }
        columns={[
          {
            key: 'line',
            label: t.line,
            cell: (l) => (l.instalment.kind === 'units' ? l.line.title : `${l.line.title} · ${l.instalment.title[lang]}`),
          },
          {
            key: 'claimed',
            label: t.claimed,
            number: true,
            cell: (l) =>
              sayShare(
                { counted: l.counted && fractionText(l.counted), outOf: l.outOf && fractionText(l.outOf) },
                fractionText(l.claimed),
                lang,
                l.instalment.kind === 'month' ? 'days' : 'units',
              ),
          },
          { key: 'worth', label: t.worth, number: true, cell: (l) => sayMoney(worthOf(l.instalment.amount, l.claimed), lang) },
        ]}
      />
      <p>
        {t.handInDue(c.terms.acceptanceDays)} <Cites cites={citesOf(ctx.law, c.terms.basis)} lang={lang} />
      </p>
      <Form
        action={`/delivery/${c.id}/hand-in/${encodeURIComponent(period.key)}`}
        form={form}
        lang={lang}
        submit={t.handIn}
        cancel={`/delivery/${c.id}`}
        {...(before && { version: before.version })}
      >
        <TextArea form={form} lang={lang} name="says" label={t.says} hint={t.saysHint} rows={4} optional={period.kind === 'month'} />
      </Form>
    </Page>
  )
}

export interface AcceptanceFacts {
  acceptance: Acceptance
  contract: Contract
  purchaser: Organisation | undefined
  provider: Organisation | undefined
  opinions: readonly ResidentsOpinion[]
  communities: readonly Community[]
  history: readonly HistoryEntry[]
  /** What was recorded in its days and counts. */
  behind: readonly Recorded[]
  mayOpenRecords: boolean
  mayAccept: boolean
  mayEnter: boolean
  mayGiveUp: boolean
}
/** Which of the page's forms was sent and has to be shown again. */
export interface SentForm {
  which: 'accept' | 'return' | 'opinion' | 'settle'
  form: FormState
}

const worthIn = (c: Contract, l: AcceptanceLine, share: string) => {
  const i = instalments(c).find((x) => x.key === l.instalmentKey)
  return i ? worthOf(i.amount, fractionOf(share)) : minor(0)
}
const nameOfLine = (c: Contract, l: AcceptanceLine) => lineTitle(c, l.lineId)

function LinesTable({ f, lang }: { f: Pick<AcceptanceFacts, 'acceptance' | 'contract'>; lang: Lang }) {
  const t = words[lang]
  const { acceptance: a, contract: c } = f
  const decided = a.acceptedOn !== null
  const total = (share: (l: AcceptanceLine) => string) => sayMoney(sum(a.lines.map((l) => worthIn(c, l, share(l)))), lang)
  return (
    <DataTable
      lang={lang}
      rows={a.lines}
      rowKey={(l) => l.instalmentKey}
      empty={<p className="soft">{t.nothingClaimed}</p>}
      columns={[
        { key: 'line', label: t.line, cell: (l) => nameOfLine(c, l) },
        {
          key: 'claimed',
          label: t.claimed,
          number: true,
          cell: (l) => (
            <>
              {sayShare(l, l.claimed, lang, unitOf(l))}
              {l.givenUp !== '0' && (
                <small className="soft">
                  {' '}
                  {t.givenUp} {sayNumber(amountOf(l, l.givenUp))}
                </small>
              )}
            </>
          ),
        },
        ...(decided
          ? [
              {
                key: 'accepted',
                label: t.accepted,
                number: true,
                cell: (l: AcceptanceLine) => sayShare(l, l.accepted ?? '0', lang, unitOf(l)),
              },
            ]
          : []),
        { key: 'worth', label: t.worth, number: true, cell: (l) => sayMoney(worthIn(c, l, l.accepted ?? l.claimed), lang) },
        ...(decided
          ? [
              {
                key: 'why',
                label: t.disputed,
                cell: (l: AcceptanceLine) => (
                  <>
                    {isDisputed(l) && <Tag late>{t.disputed}</Tag>}
                    {l.disputedReason && ` ${l.disputedReason}`}
                    {l.settledNote && <small className="soft"> → {l.settledNote}</small>}
                  </>
                ),
              },
            ]
          : []),
      ]}
      foot={
        a.lines.length > 1 ? (
          <tr>
            <td colSpan={decided ? 3 : 2} />
            <td className="num">
              <b>{total((l) => l.accepted ?? l.claimed)}</b>
            </td>
            {decided && <td />}
          </tr>
        ) : undefined
      }
    />
  )
}

function OpinionsTable({
  opinions,
  communities,
  lang,
}: {
  opinions: readonly ResidentsOpinion[]
  communities: readonly Community[]
  lang: Lang
}) {
  const t = words[lang]
  return (
    <DataTable
      lang={lang}
      rows={opinions}
      rowKey={(o) => String(o.position)}
      columns={[
        { key: 'on', label: t.heardOn, cell: (o) => <span className="nowrap">{sayDay(o.heardOn, lang)}</span> },
        { key: 'how', label: t.how, cell: (o) => opinionRouteWords[o.how][lang] },
        {
          key: 'community',
          label: t.community,
          cell: (o) =>
            nameOf(
              communities.find((c) => c.id === o.communityId),
              lang,
            ) || t.anyCommunity,
        },
        { key: 's', label: t.satisfied, number: true, cell: (o) => o.satisfied },
        { key: 'n', label: t.neutral, number: true, cell: (o) => o.neutral },
        { key: 'd', label: t.dissatisfied, number: true, cell: (o) => o.dissatisfied },
        { key: 'heard', label: t.heard, cell: (o) => o.heard ?? '' },
      ]}
    />
  )
}

/** What was recorded in the days of a period, by line and community, each row opening the records it was counted from. */
function Behind({ f, lang }: { f: AcceptanceFacts; lang: Lang }) {
  const t = words[lang]
  const { acceptance: a, contract: c } = f
  const list = `/delivery/records?contract=${c.id}&from=${a.periodFrom.toString()}&to=${a.periodTo.toString()}`
  const href = (r: Recorded) => `${list}&line=${r.lineId}${r.communityId ? `&community=${r.communityId}` : ''}`
  const all = f.behind.reduce((s, r) => ({ records: s.records + r.records, minutes: s.minutes + r.minutes, people: s.people + r.people }), {
    records: 0,
    minutes: 0,
    people: 0,
  })
  const lines = new Set(f.behind.map((r) => r.lineId))
  const whole = a.kind === 'milestone' && lines.size === 1 ? `${list}&line=${[...lines][0]}` : list
  if (f.behind.length === 0) return <p className="soft">{t.noneBehind}</p>
  return (
    <>
      {f.mayOpenRecords && <p className="small soft">{t.behindLead}</p>}
      <DataTable
        lang={lang}
        rows={f.behind}
        rowKey={(r) => `${r.lineId}:${r.communityId ?? ''}`}
        columns={[
          {
            key: 'line',
            label: t.line,
            cell: (r) => (f.mayOpenRecords ? <a href={href(r)}>{lineTitle(c, r.lineId)}</a> : lineTitle(c, r.lineId)),
          },
          {
            key: 'community',
            label: t.community,
            cell: (r) =>
              nameOf(
                f.communities.find((x) => x.id === r.communityId),
                lang,
              ) || t.anyCommunity,
          },
          { key: 'records', label: t.recordsN, number: true, cell: (r) => r.records },
          { key: 'hours', label: t.hours, number: true, cell: (r) => sayHours(r.minutes) },
          { key: 'people', label: t.people, number: true, cell: (r) => r.people },
          { key: 'units', label: t.done, number: true, cell: (r) => (r.units === 0 ? '' : r.units) },
        ]}
        foot={
          <tr>
            <td colSpan={2}>{f.mayOpenRecords ? <a href={whole}>{t.records}</a> : t.records}</td>
            <td className="num">{all.records}</td>
            <td className="num">{sayHours(all.minutes)}</td>
            <td className="num">{all.people}</td>
            <td />
          </tr>
        }
      />
    </>
  )
}

export function AcceptancePage({ ctx, frame, f, sent }: { ctx: Ctx; frame: FrameFacts; f: AcceptanceFacts; sent?: SentForm | undefined }) {
  const { lang } = ctx
  const t = words[lang]
  const { acceptance: a, contract: c } = f
  const open = a.state === 'handed-in'
  const stage = stageOf(c, a.period)
  const name = sayPeriod(c, a.period, lang)
  const formOf = (which: SentForm['which'], fresh: FormState['values'] = {}) => (sent?.which === which ? sent.form : freshForm(fresh))
  const acceptForm = formOf('accept', Object.fromEntries(a.lines.map((l, n) => [`accepted-${n}`, sayNumber(amountOf(l, l.claimed))])))
  const returnForm = formOf('return')
  const opinionForm = formOf('opinion', { heardOn: ctx.today.toString(), neutral: '0', dissatisfied: '0' })
  const settleForm = formOf('settle')
  const disputes = a.state === 'partly-accepted' ? a.lines.filter(isDisputed) : []
  const unit = (l: AcceptanceLine) => (!l.outOf ? t.partsWord : unitOf(l) === 'days' ? t.postDays : t.unitsWord)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={`${t.acceptance}${lang === 'zh' ? '：' : ': '}${name}`}
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
        ]}
      />
      {stage && isForAPerson(c, a.period) && (
        <Notice>
          <p>{t.forAPerson(f.behind.filter((r) => r.lineId === stage.lineId).reduce((n, r) => n + r.records, 0))}</p>
        </Notice>
      )}
      <LinesTable f={f} lang={lang} />
      <h2>{t.behind}</h2>
      <Behind f={f} lang={lang} />
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
          <Form action={`/delivery/acceptances/${a.id}/accept`} form={acceptForm} lang={lang} submit={t.accept} version={a.version}>
            {a.lines.map((l, n) => (
              <div key={l.instalmentKey}>
                <input type="hidden" name={`key-${n}`} value={l.instalmentKey} />
                <TextField
                  form={acceptForm}
                  lang={lang}
                  name={`accepted-${n}`}
                  label={t.acceptedOf(nameOfLine(c, l), unit(l), sayNumber(amountOf(l, l.claimed)))}
                  inputMode="decimal"
                  short
                />
                <TextField form={acceptForm} lang={lang} name={`reason-${n}`} label={t.whyNotAll} optional />
              </div>
            ))}
            {f.opinions.length === 0 && (
              <TextArea form={acceptForm} lang={lang} name="noOpinionReason" label={t.noOpinion} hint={t.noOpinionHint} rows={2} />
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
              form={settleForm}
              lang={lang}
              submit={f.mayAccept ? t.settleMore : t.settleGiveUp}
              version={a.version}
            >
              <h3>{nameOfLine(c, l)}</h3>
              <input type="hidden" name="instalmentKey" value={l.instalmentKey} />
              {f.mayAccept && (
                <TextField
                  form={{ ...settleForm, values: { accepted: sayNumber(amountOf(l, l.claimed)), ...settleForm.values } }}
                  lang={lang}
                  name="accepted"
                  label={t.acceptedOf(nameOfLine(c, l), unit(l), sayNumber(amountOf(l, l.claimed)))}
                  inputMode="decimal"
                  short
                />
              )}
              <TextArea form={settleForm} lang={lang} name="note" label={t.settleNote} rows={2} />
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

/** What the public reads of an acceptance: the result, and residents' opinions as counts. */
export function NoticePage({
  ctx,
  frame,
  f,
}: {
  ctx: Ctx
  frame: FrameFacts
  f: Omit<AcceptanceFacts, 'history' | 'behind' | 'mayOpenRecords' | 'mayAccept' | 'mayEnter' | 'mayGiveUp'>
}) {
  const { lang } = ctx
  const t = words[lang]
  const { acceptance: a, contract: c } = f
  const heard = f.opinions.reduce((n, o) => n + o.satisfied + o.neutral + o.dissatisfied, 0)
  const count = (key: 'satisfied' | 'neutral' | 'dissatisfied') => f.opinions.reduce((n, o) => n + o[key], 0)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={`${t.publicNotice}${lang === 'zh' ? '：' : ': '}${titleOf(c, lang)}`}
      section="open"
      trail={[{ label: t.notices, href: '/delivery/notices' }, { label: sayPeriod(c, a.period, lang) }]}
      lead={`${sayPeriod(c, a.period, lang)} · ${sayDates(a, lang)}`}
    >
      <SummaryList
        rows={[
          { label: t.purchaser, value: nameOf(f.purchaser, lang) },
          { label: t.provider, value: nameOf(f.provider, lang) },
          { label: t.contract, value: c.number },
          { label: t.handedInOn, value: sayDay(a.handedInOn, lang) },
          { label: t.acceptedOn, value: `${sayDay(a.acceptedOn as Day, lang)} · ${a.by === 'silence' ? t.bySilence : t.byPurchaser}` },
          { label: t.state, value: acceptanceProcess.states[a.state][lang] },
        ]}
      />
      <LinesTable f={f} lang={lang} />
      <h2>{t.opinions}</h2>
      {heard === 0 ? (
        <p>{a.noOpinionReason ? t.nobodyHeardReason(a.noOpinionReason) : t.nobodyHeardSilence}</p>
      ) : heard < 5 ? (
        <p>{t.fewHeard}</p>
      ) : (
        <>
          <p>
            {t.residentsHeard(heard)}
            {lang === 'zh' ? '：' : ': '}
            {t.satisfied} {count('satisfied')}
            {lang === 'zh' ? '，' : ', '}
            {t.neutral.toLowerCase()} {count('neutral')}
            {lang === 'zh' ? '，' : ', '}
            {t.dissatisfied.toLowerCase()} {count('dissatisfied')}
            {lang === 'zh' ? '。' : '.'}
          </p>
          {f.opinions.some((o) => o.heard) && (
            <ul>
              {f.opinions
                .filter((o) => o.heard)
                .map((o) => (
                  <li key={o.position}>{o.heard}</li>
                ))}
            </ul>
          )}
        </>
      )}
      <p>
        <Cites cites={citesOf(ctx.law, c.terms.basis)} lang={lang} />
      </p>
    </Page>
  )
}

export function NoticesPage({
  ctx,
  frame,
  rows,
}: {
  ctx: Ctx
  frame: FrameFacts
  rows: readonly { acceptance: Acceptance; contract: Contract }[]
}) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page ctx={ctx} frame={frame} title={t.notices} section="open" lead={t.noticesLead}>
      <DataTable
        lang={lang}
        rows={rows}
        rowKey={(r) => r.acceptance.id}
        empty={
          <Empty title={t.noNotices}>
            <p>{t.noNoticesHelp}</p>
          </Empty>
        }
        columns={[
          {
            key: 'c',
            label: t.contract,
            cell: (r) => (
              <a href={`/delivery/notices/${r.acceptance.id}`}>
                {titleOf(r.contract, lang)} · {sayPeriod(r.contract, r.acceptance.period, lang)}
              </a>
            ),
          },
          { key: 'd', label: t.dates, cell: (r) => sayDates(r.acceptance, lang) },
          { key: 'a', label: t.acceptedOn, cell: (r) => sayDay(r.acceptance.acceptedOn as Day, lang) },
          {
            key: 's',
            label: t.state,
            cell: (r) => `${acceptanceProcess.states[r.acceptance.state][lang]}${r.acceptance.by === 'silence' ? ` · ${t.bySilence}` : ''}`,
          },
        ]}
      />
    </Page>
  )
}
