import { FilesOf } from '#files'
import { indexWords, sayDay, sayMoment, sayMoney, saySetAside, titleIn } from '#kernel'
import { may, nameOf } from '#people'
import type { Ctx } from '#platform'
import { Facts, type FrameFacts, History, Notice, Page, SummaryList, Tag } from '#ui'
import { words } from '../page-words.ts'
import { IndexSaid } from './index-fields.tsx'
import { tenderProcess } from '../rules/tender-process.ts'
import type { Tender } from '../rules/tender.ts'
import { sayAction } from '../say-action.ts'
import { AwardNotice, EarlierAwards } from './award-notice.tsx'
import { End } from './end.tsx'
import { LawCheck } from './law-check.tsx'
import { CriteriaTable, EndedNotice, LinesTable } from './parts.tsx'
import { OpeningRecord } from './opening-record.tsx'
import { promotionRows } from './promotion.tsx'
import { Questions } from './questions.tsx'
import { Bids } from './ranking.tsx'
import { AlarmNotice, SetAside } from './set-aside.tsx'
import { StageList } from './stage-list.tsx'
import { Actions } from './tender-actions.tsx'
import { TimetableTable } from './timetable-table.tsx'
import type { TenderPageFacts } from './tender-facts.ts'

/** A tender: what is bought on what terms, how far it has come, and what whoever looks may do. */
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
      title={titleIn(x, lang)}
      section="tenders"
      trail={[{ label: t.tenders, href: '/tenders' }, { label: x.number }]}
      lead={
        <>
          {nameOf(facts.purchaser, lang)} · {ctx.law.method(x.method).says[lang]} ·{' '}
          <Tag quiet={!isOpen}>{tenderProcess.states[x.state][lang]}</Tag>
        </>
      }
      actions={<Actions ctx={ctx} facts={facts} isOpen={isOpen} ours={ours} reads={reads} />}
    >
      {x.state !== 'draft' && <StageList stages={x.stages} tender={x} lang={lang} />}
      <EndedNotice tender={x} lang={lang} />
      <AlarmNotice ctx={ctx} alarms={facts.alarms} reads={reads} />
      <SetAside ctx={ctx} tender={x} bids={facts.bids} bidders={facts.bidders} form={facts.forms.finding} />
      <Basics ctx={ctx} tender={x} />
      {isOpen && (
        <Notice>
          <h2>{t.sealedNow}</h2>
          <p>{t.sealedSays}</p>
        </Notice>
      )}
      {facts.award && <AwardNotice ctx={ctx} facts={facts} award={facts.award} />}
      <EarlierAwards facts={facts} lang={lang} />
      {facts.check && <LawCheck ctx={ctx} facts={facts} check={facts.check} />}
      {!facts.award && (
        <>
          <h2>{t.lines}</h2>
          <LinesTable lines={x.lines} needs={facts.needs} ctx={ctx} of={x} label={t.planned} />
        </>
      )}
      <Terms ctx={ctx} tender={x} />
      <FilesOf ctx={ctx} facts={facts.files} />
      {facts.announced.length > 0 && <OpeningRecord ctx={ctx} tender={x} bids={facts.announced} bidders={facts.bidders} />}
      {x.openedAt && (reads || facts.isMember || facts.award) && facts.bids.length > 0 && <Bids ctx={ctx} facts={facts} />}
      {x.state !== 'draft' && <Questions ctx={ctx} facts={facts} isOpen={isOpen} />}
      <details open={x.state === 'draft'}>
        <summary>{t.timetable}</summary>
        <TimetableTable stages={x.stages} rows={facts.timetable} lang={lang} />
      </details>
      {ours && <End ctx={ctx} facts={facts} />}
      {reads && <ForOffice ctx={ctx} facts={facts} />}
    </Page>
  )
}

function Basics({ ctx, tender: x }: { ctx: Ctx; tender: Tender }) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <Facts
      facts={[
        { label: t.budget, value: sayMoney(x.budget, lang), ...(x.fixedPrice && { note: t.fixedPrice }) },
        ...(x.ceiling !== null ? [{ label: t.ceiling, value: sayMoney(x.ceiling, lang) }] : []),
        { label: t.term, value: t.termSays(sayDay(x.startsOn, lang), x.months) },
        ...(x.deadlineAt ? [{ label: t.deadline, value: sayMoment(x.deadlineAt, lang, ctx.zone) }] : []),
      ]}
    />
  )
}

/** Criteria and terms, as they were published. */
function Terms({ ctx, tender: x }: { ctx: Ctx; tender: Tender }) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <>
      <h2>{t.criteria}</h2>
      <CriteriaTable tender={x} lang={lang} />
      <SummaryList
        rows={[
          ...(x.conditions ? [{ label: t.conditions, value: x.conditions }] : []),
          ...(x.acceptance ? [{ label: t.acceptance, value: x.acceptance }] : []),
          ...(x.payment ? [{ label: t.payment, value: x.payment }, paymentReadAs(ctx, x.payment)] : []),
          ...(x.aside ? [{ label: t.asideLabel, value: saySetAside(x.aside)[lang] }] : []),
          ...(x.priceIndex ? [{ label: indexWords.index[lang], value: <IndexSaid ctx={ctx} index={x.priceIndex} /> }] : []),
          ...promotionRows(x.promotion, lang),
          ...(x.consent ? [{ label: t.consent, value: x.consent }] : []),
          ...(x.despite ? [{ label: t.despiteSays, value: x.despite }] : []),
        ]}
      />
    </>
  )
}

/** How the payment sentence was read, since a contract is held against what was read of it. */
const paymentReadAs = ({ law, lang }: Ctx, payment: string) => {
  const { days, shares, unsure } = law.contracts.readPayment(payment)
  const t = words[lang]
  const read = [days === null ? t.daysUnread : t.daysRead(days), shares ? t.sharesRead(shares) : unsure.length > 0 ? t.sharesUnread : '']
  return { label: t.paymentReadAs, value: read.filter((s) => s !== '').join('\n') }
}

/** Which rules applied, and what was done by whom: for who reads the office's tenders. */
function ForOffice({ ctx, facts }: { ctx: Ctx; facts: TenderPageFacts }) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <>
      <p className="no-print">
        <a className="button plain small" href={`/rules/tender/${facts.tender.id}`}>
          {t.rulesReport}
        </a>
      </p>
      <h2>{t.history}</h2>
      <History entries={facts.history} lang={lang} zone={ctx.zone} say={(a, f) => sayAction(a, f)?.[lang] ?? a} />
    </>
  )
}
