import { isBefore, isRefusal, type Lang, minor, sayDay, sayMoment, sayMoney, whyNot } from '#kernel'
import { type Finding, methodNamed, type TimetableRow } from '#law'
import type { Need } from '#needs'
import { may, mayNot, nameOf, type Organisation } from '#people'
import type { Alarm, Ctx, HistoryEntry } from '#platform'
import {
  ActionButton,
  Cites,
  Clock,
  Facts,
  Form,
  type FormState,
  type FrameFacts,
  freshForm,
  History,
  Notice,
  Page,
  SummaryList,
  Tag,
  TextArea,
  Tick,
} from '#ui'
import { words } from '../page-words.ts'
import type { Seat } from '../panel.ts'
import type { Question } from '../questions.ts'
import type { Award, OpenedBid, Tender } from '../rules/tender.ts'
import { label, scoreSheet } from '../rules/scoring.ts'
import { type PublishFacts, tenderProcess, timesCutShort } from '../rules/tender-process.ts'
import { sayPoints } from '../rules/weights.ts'
import { sayAction } from '../say-action.ts'
import type { ScoresRecord } from '../scores.ts'
import type { myBid } from '../submit-bid.ts'
import { tenderTitle } from './list.tsx'
import { CriteriaTable, inLanguage, LinesTable, TimetableTable } from './parts.tsx'
import { promotionRows } from './promotion.tsx'
import { RecordOfScores, shown } from './score-table.tsx'
import { AlarmNotice, SetAside } from './set-aside.tsx'

export interface TenderPageFacts {
  tender: Tender
  purchaser: Organisation | undefined
  needs: ReadonlyMap<string, Need>
  timetable: readonly TimetableRow[]
  questions: readonly Question[]
  check: PublishFacts | undefined
  award: Award | undefined
  winner: Organisation | undefined
  /** Bids as this person may see them: after the opening the purchaser’s side, after the award everybody. */
  bids: readonly OpenedBid[]
  bidders: ReadonlyMap<string, Organisation>
  seats: readonly Seat[]
  isMember: boolean
  /** Scores of a result that stands: the winner's sums by letter for everybody after the award, the whole for who reads the record. */
  record: ScoresRecord | undefined
  readsRecord: boolean
  mine: Awaited<ReturnType<typeof myBid>>
  history: readonly HistoryEntry[]
  /** What is due here and could not be done by a fault of ours. */
  alarms: readonly Alarm[]
  forms: Partial<Record<'ask' | 'answer' | 'end' | 'publish' | 'finding', FormState>>
}

export function TenderPage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: TenderPageFacts }) {
  const { lang, asker } = ctx
  const t = words[lang]
  const x = facts.tender
  const parties = { purchaserId: x.purchaserId }
  const ours = may(asker, 'tenders.edit', parties)
  const reads = may(asker, 'tenders.read', parties)
  const isOpen = x.state === 'published' && Temporal.Instant.compare(ctx.now, x.deadlineAt!) <= 0
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={tenderTitle(x, lang)}
      section="tenders"
      trail={[{ label: t.tenders, href: '/tenders' }, { label: x.number }]}
      lead={
        <>
          {nameOf(facts.purchaser, lang)} · {methodNamed(x.method).says[lang]} ·{' '}
          <Tag quiet={!isOpen}>{tenderProcess.states[x.state][lang]}</Tag>
        </>
      }
      actions={<Actions ctx={ctx} facts={facts} isOpen={isOpen} ours={ours} reads={reads} />}
    >
      {x.endedReason && (
        <Notice late>
          <h2>{tenderProcess.states[x.state][lang]}</h2>
          <p>{inLanguage(x.endedReason, lang)}</p>
        </Notice>
      )}
      <AlarmNotice ctx={ctx} alarms={facts.alarms} reads={reads} />
      <SetAside ctx={ctx} tender={x} bids={facts.bids} bidders={facts.bidders} form={facts.forms.finding} />
      <Facts
        facts={[
          { label: t.budget, value: sayMoney(x.budget, lang), ...(x.fixedPrice && { note: t.fixedPrice }) },
          ...(x.ceiling !== null ? [{ label: t.ceiling, value: sayMoney(x.ceiling, lang) }] : []),
          { label: t.term, value: t.termSays(sayDay(x.startsOn, lang), x.months) },
          ...(x.deadlineAt ? [{ label: t.deadline, value: sayMoment(x.deadlineAt, lang, ctx.zone) }] : []),
        ]}
      />
      {isOpen && (
        <Notice>
          <h2>{t.sealedNow}</h2>
          <p>{t.sealedSays}</p>
        </Notice>
      )}
      {facts.award && <AwardNotice ctx={ctx} facts={facts} award={facts.award} />}
      {facts.check && <Check ctx={ctx} facts={facts} check={facts.check} />}
      {!facts.award && (
        <>
          <h2>{t.lines}</h2>
          <LinesTable lines={x.lines} needs={facts.needs} ctx={ctx} of={x} label={t.planned} />
        </>
      )}
      <h2>{t.criteria}</h2>
      <CriteriaTable tender={x} lang={lang} />
      <SummaryList
        rows={[
          ...(x.conditions ? [{ label: t.conditions, value: x.conditions }] : []),
          ...(x.acceptance ? [{ label: t.acceptance, value: x.acceptance }] : []),
          ...(x.payment ? [{ label: t.payment, value: x.payment }] : []),
          ...promotionRows(x.promotion, lang),
          ...(x.consent ? [{ label: t.consent, value: x.consent }] : []),
          ...(x.despite ? [{ label: t.despiteSays, value: x.despite }] : []),
        ]}
      />
      {x.openedAt && (reads || facts.isMember || facts.award) && facts.bids.length > 0 && <Bids ctx={ctx} facts={facts} />}
      {x.state !== 'draft' && <Questions ctx={ctx} facts={facts} isOpen={isOpen} />}
      <details open={x.state === 'draft'}>
        <summary>{t.timetable}</summary>
        <TimetableTable rows={facts.timetable} lang={lang} />
      </details>
      {ours && <End ctx={ctx} facts={facts} />}
      {reads && (
        <p className="no-print">
          <a className="button plain small" href={`/rules/tender/${x.id}`}>
            {t.rulesReport}
          </a>
        </p>
      )}
      {reads && (
        <>
          <h2>{t.history}</h2>
          <History entries={facts.history} lang={lang} zone={ctx.zone} say={(a, f) => sayAction(a, f)?.[lang] ?? a} />
        </>
      )}
    </Page>
  )
}

function Actions({
  ctx,
  facts,
  isOpen,
  ours,
  reads,
}: {
  ctx: Ctx
  facts: TenderPageFacts
  isOpen: boolean
  ours: boolean
  reads: boolean
}) {
  const t = words[ctx.lang]
  const x = facts.tender
  const bidder = ctx.asker.organisationKind !== 'purchaser' && may(ctx.asker, 'bids.submit', { providerId: ctx.asker.organisationId })
  const at = `/tenders/${x.id}`
  return (
    <>
      {bidder && isOpen && (
        <a className="button" href={`${at}/bid`}>
          {facts.mine?.state === 'sealed' ? t.myBid : t.bidNow}
        </a>
      )}
      {bidder && !isOpen && facts.mine && (
        <a className="button" href={`${at}/bid`}>
          {x.state === 'awarded' ? t.seeOwn : t.myBid}
        </a>
      )}
      {facts.isMember && ['opened', 'scored'].includes(x.state) && (
        <a className="button" href={`/panel/${x.id}`}>
          {t.myPanels}
        </a>
      )}
      {ours && x.state === 'draft' && (
        <a className="button plain" href={`${at}/edit`}>
          {t.edit}
        </a>
      )}
      {reads && x.state !== 'draft' && (
        <a className="button plain" href={`${at}/panel`}>
          {t.panelPage}
        </a>
      )}
      {x.state === 'scored' && may(ctx.asker, 'awards.decide', { purchaserId: x.purchaserId }) && (
        <a className="button" href={`${at}/award`}>
          {t.award}
        </a>
      )}
      {x.state === 'awarded' && ours && (
        <a className="button" href={`/contracts/new?purchase=${x.purchaseId}`}>
          {t.toContract}
        </a>
      )}
      <a className="button plain" href={`${at}/document`}>
        {t.document}
      </a>
    </>
  )
}

function AwardNotice({ ctx, facts, award }: { ctx: Ctx; facts: TenderPageFacts; award: Award }) {
  const { lang } = ctx
  const t = words[lang]
  const until = facts.timetable.find((r) => r.step === 'result-challenged-until')
  return (
    <>
      <h2>{t.notice}</h2>
      <SummaryList
        rows={[
          { label: t.winner, value: nameOf(facts.winner, lang) },
          { label: t.awardTotal, value: sayMoney(award.total, lang) },
          { label: t.awardedOn, value: sayDay(award.awardedOn, lang) },
          { label: t.reason, value: inLanguage(award.reasons, lang) },
          {
            label: t.panelMembers,
            value: facts.seats
              .filter((s) => s.state !== 'recused')
              .map((s) => s.name)
              .join(lang === 'zh' ? '、' : ', '),
          },
          ...sumsOfMembers(facts, award, lang),
          ...(facts.tender.lotSeed && facts.bids.some((b) => b.tie === 'by-draw')
            ? [{ label: t.byLot, value: `${t.lot} ${facts.tender.lotSeed}` }]
            : []),
        ]}
      />
      {until?.latestOn && !isBefore(until.latestOn, ctx.today) && (
        <Clock
          label={t.challengeUntil}
          startOn={award.noticeOn}
          dueOn={until.latestOn}
          rule={until.how[lang]}
          cites={until.cites}
          today={ctx.today}
          lang={lang}
        />
      )}
      <LinesTable lines={award.lines} needs={facts.needs} ctx={ctx} of={facts.tender} label={t.awardTotal} />
    </>
  )
}

/**
 * What each member's scores of the winner come to, by letter. The names of the panel and the result are to be public (R-38); that a
 * member's name stands beside their score in the notice no text read here asks for, so the record has it and the notice has letters.
 */
function sumsOfMembers(facts: TenderPageFacts, award: Award, lang: Lang) {
  const t = words[lang]
  const { record, tender: x } = facts
  if (!record) return []
  if (x.scoring === 'agreed') return [{ label: t.memberSums, value: t.agreedBefore }]
  const sheet = scoreSheet(x.criteria, record.members, award.bidId, record.given, record.corrections)
  const sums = sheet.sums.map((s, i) => `${t.memberLetter(label(i))} ${shown(s)}`)
  const mended = record.corrections.filter((c) => c.bidId === award.bidId && !c.kept).length
  return [
    {
      label: t.memberSums,
      value: `${sums.join(lang === 'zh' ? '，' : ', ')}${lang === 'zh' ? '；' : '; '}${t.meanScore} ${shown(sheet.quality)}${
        mended > 0 ? (lang === 'zh' ? `；评审中更正 ${mended} 处` : `; corrected in the evaluation: ${mended}`) : ''
      }`,
    },
  ]
}

export function FindingsList({ findings, lang }: { findings: readonly Finding[]; lang: Lang }) {
  const t = words[lang]
  return (
    <ul className="duties">
      {findings.map((f, i) => (
        <li className="duty" key={i}>
          <span>
            {f.words[lang]}
            {f.fairer && <div className="small soft">{f.fairer[lang]}</div>} <Cites cites={f.cites} lang={lang} />
          </span>
          <span className="when">
            <Tag late={f.severity === 'refuse'} quiet={f.severity === 'warn'}>
              {f.severity === 'refuse' ? t.mustMend : t.warns}
            </Tag>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Check({ ctx, facts, check }: { ctx: Ctx; facts: TenderPageFacts; check: PublishFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const x = facts.tender
  const form = facts.forms.publish ?? freshForm()
  const no =
    mayNot(ctx.asker, 'tenders.publish', { purchaserId: x.purchaserId }) ?? whyNot(tenderProcess, 'publish', x, { ...check, despite: 'x' })
  const warned = check.findings.length > 0
  return (
    <>
      <h2>{t.check}</h2>
      {check.missing.length > 0 && (
        <ul>
          {check.missing.map((w, i) => (
            <li key={i}>{w[lang]}</li>
          ))}
        </ul>
      )}
      {timesCutShort(check.findings).length > 0 && (
        <Notice late>
          <p>{t.timesShort}</p>
          {timesCutShort(check.findings).map((f, i) => (
            <p key={i}>
              <b>{f.words[lang]}</b>
            </p>
          ))}
        </Notice>
      )}
      {warned ? <FindingsList findings={check.findings} lang={lang} /> : check.missing.length === 0 && <p>{t.checkFine}</p>}
      {isRefusal(no) ? (
        <div className="actions">
          <ActionButton action={`/tenders/${x.id}/publish`} lang={lang} label={t.publish} whyNot={no} />
        </div>
      ) : (
        <Form action={`/tenders/${x.id}/publish`} form={form} lang={lang} submit={t.publish} version={x.version}>
          {warned && <TextArea form={form} lang={lang} name="despite" label={t.despite} hint={t.despiteHint} rows={3} />}
        </Form>
      )}
    </>
  )
}

function Bids({ ctx, facts }: { ctx: Ctx; facts: TenderPageFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const x = facts.tender
  const showScores = x.state === 'scored' || x.state === 'awarded'
  const ordered = [...facts.bids].sort((a, b) => (a.rank ?? 999) - (b.rank ?? 999))
  return (
    <>
      <h2>{showScores ? t.ranking : t.openingRecord}</h2>
      <RankingTable lang={lang} zone={ctx.zone} bids={ordered} bidders={facts.bidders} showScores={showScores} fixed={x.fixedPrice} />
      {facts.record && facts.readsRecord && (
        <RecordOfScores tender={x} bids={ordered} bidders={facts.bidders} record={facts.record} lang={lang} />
      )}
    </>
  )
}

export function RankingTable({
  lang,
  zone,
  bids,
  bidders,
  showScores,
  fixed,
}: {
  lang: Lang
  zone: string
  bids: readonly OpenedBid[]
  bidders: ReadonlyMap<string, Organisation>
  showScores: boolean
  fixed: boolean
}) {
  const t = words[lang]
  return (
    <div className="table" tabIndex={0} role="region" aria-label={t.ranking}>
      <table className="stack">
        <thead>
          <tr>
            {showScores && (
              <th className="num" scope="col">
                {t.rank}
              </th>
            )}
            <th scope="col">{t.bidder}</th>
            <th scope="col">{t.receivedAt}</th>
            {showScores && (
              <>
                <th className="num" scope="col">
                  {t.awardTotal}
                </th>
                <th className="num" scope="col">
                  {t.quality}
                </th>
                {!fixed && (
                  <th className="num" scope="col">
                    {t.price}
                  </th>
                )}
                <th className="num" scope="col">
                  {t.total}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {bids.map((b) => (
            <tr key={b.bidId}>
              {showScores && (
                <td className="num" data-label={t.rank}>
                  {b.rank ?? '—'}
                </td>
              )}
              <td>
                {nameOf(bidders.get(b.providerId), lang)} {b.state === 'rejected' && <Tag late>{t.rejected}</Tag>}
                {b.state === 'set-aside' && <Tag late>{t['set-aside']}</Tag>}
                {b.tie === 'by-draw' && <Tag quiet>{t.byLot}</Tag>}
                {b.reason && (
                  <div className="small soft" style={{ whiteSpace: 'pre-line' }}>
                    {inLanguage(b.reason, lang)}
                  </div>
                )}
              </td>
              <td data-label={t.receivedAt}>{sayMoment(b.receivedAt, lang, zone)}</td>
              {showScores && (
                <>
                  <td className="num" data-label={t.awardTotal}>
                    {b.total === null ? '—' : sayMoney(minor(b.total), lang)}
                  </td>
                  <td className="num" data-label={t.quality}>
                    {b.qualityScore ? sayPoints(b.qualityScore) : '—'}
                  </td>
                  {!fixed && (
                    <td className="num" data-label={t.price}>
                      {b.priceScore ? sayPoints(b.priceScore) : '—'}
                    </td>
                  )}
                  <td className="num" data-label={t.total}>
                    {b.totalScore ? <b>{sayPoints(b.totalScore)}</b> : '—'}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Questions({ ctx, facts, isOpen }: { ctx: Ctx; facts: TenderPageFacts; isOpen: boolean }) {
  const { lang, asker } = ctx
  const t = words[lang]
  const x = facts.tender
  const answers = isOpen && may(asker, 'tenders.answer', { purchaserId: x.purchaserId })
  const ask = facts.forms.ask ?? freshForm()
  const answer = facts.forms.answer ?? freshForm()
  return (
    <>
      <h2 id="questions">{t.questions}</h2>
      {facts.questions.length === 0 && <p className="soft">{t.noQuestions}</p>}
      {facts.questions.map((q) => (
        <section key={q.id}>
          <h3>{q.question}</h3>
          {q.answer === null ? (
            <p className="soft">{t.noAnswer}</p>
          ) : (
            <blockquote>
              {q.answer} {q.affectsBids && <Tag>{t.affectsSays}</Tag>}
            </blockquote>
          )}
          {answers && q.answer === null && (
            <Form
              action={`/tenders/${x.id}/questions/${q.id}`}
              form={answer.values.question === q.id ? answer : freshForm()}
              lang={lang}
              submit={t.answer}
              version={x.version}
            >
              <input type="hidden" name="question" value={q.id} />
              <TextArea form={answer.values.question === q.id ? answer : freshForm()} lang={lang} name="answer" label={t.answer} rows={3} />
              <Tick form={freshForm()} lang={lang} name="affectsBids" label={t.affects} />
            </Form>
          )}
        </section>
      ))}
      {isOpen && may(asker, 'tenders.ask') && (
        <Form action={`/tenders/${x.id}/questions`} form={ask} lang={lang} submit={t.ask}>
          <TextArea form={ask} lang={lang} name="question" label={t.askLabel} hint={t.askHint} rows={3} />
        </Form>
      )}
    </>
  )
}

function End({ ctx, facts }: { ctx: Ctx; facts: TenderPageFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const x = facts.tender
  if (whyNot(tenderProcess, 'cancel', x)) return null
  const form = facts.forms.end ?? freshForm()
  return (
    <details open={facts.forms.end !== undefined} className="no-print">
      <summary>{t.endTitle}</summary>
      <Form action={`/tenders/${x.id}/end`} form={form} lang={lang} submit={t.endTitle} version={x.version} danger>
        <TextArea form={form} lang={lang} name="reason" label={t.endReason} hint={t.endHint} rows={3} />
        {x.state !== 'draft' && <Tick form={form} lang={lang} name="asVoid" label={t.voidIt} />}
      </Form>
    </details>
  )
}
