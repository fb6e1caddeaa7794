import { type Lang, sayMoment, sayMoney } from '#kernel'
import { krippendorffAlpha } from '#measures'
import { nameOf, type Organisation, type Person } from '#people'
import type { Ctx } from '#platform'
import {
  ActionButton,
  Checkboxes,
  DayField,
  Empty,
  Form,
  type FormState,
  type FrameFacts,
  freshForm,
  Notice,
  NumberField,
  Page,
  Radios,
  SummaryList,
  Tag,
  TextArea,
  TextField,
} from '#ui'
import { tieKinds } from '../declare.ts'
import type { LowBidReview } from '../low-bid.ts'
import { words } from '../page-words.ts'
import type { Draw, Seat } from '../panel.ts'
import type { OpenedBid, Tender } from '../rules/tender.ts'
import type { Row } from '../store.ts'
import { tenderTitle } from './list.tsx'
import { inLanguage } from './parts.tsx'

const trailOf = (x: Tender, lang: Lang, last: string) => [
  { label: words[lang].tenders, href: '/tenders' },
  { label: x.number, href: `/tenders/${x.id}` },
  { label: last },
]
const seatState = (s: Seat, lang: Lang) => words[lang][s.state === 'scored' ? 'scoredSeat' : s.state]

/** The panel as the purchaser and the auditors see it: seats and draws, no scores. */
export function PanelPage(p: {
  ctx: Ctx
  frame: FrameFacts
  tender: Tender
  seats: readonly Seat[]
  needed: { size: number; experts: number; purchaser: number }
  draws: readonly Draw[]
  staff: readonly Person[]
  mayAppoint: boolean
  form: FormState
}) {
  const { ctx, frame, tender: x } = p
  const { lang } = ctx
  const t = words[lang]
  const sitting = p.seats.filter((s) => s.state !== 'recused')
  const lacksOurs = p.needed.purchaser - sitting.filter((s) => s.kind === 'purchaser').length
  const lacks = sitting.length < p.needed.size
  const people = p.staff
    .filter((s, i, all) => all.findIndex((o) => o.userId === s.userId) === i && !p.seats.some((q) => q.userId === s.userId))
    .map((s) => ({ value: s.userId, label: s.name }))
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.panelPage}
      section="tenders"
      lead={t.panelLead(p.needed.size, p.needed.experts, p.needed.purchaser)}
      trail={trailOf(x, lang, t.panelPage)}
    >
      {p.seats.length > 0 && (
        <div className="table">
          <table className="stack">
            <thead>
              <tr>
                <th scope="col">{t.name}</th>
                <th scope="col">{t.seat}</th>
                <th scope="col">{t.state}</th>
              </tr>
            </thead>
            <tbody>
              {p.seats.map((s) => (
                <tr key={s.userId}>
                  <td>{s.name}</td>
                  <td>{s.kind === 'expert' ? t.expert : t.purchaserSeat}</td>
                  <td>
                    <Tag quiet={s.state !== 'recused'} late={s.state === 'recused'}>
                      {seatState(s, lang)}
                    </Tag>
                    {s.recusedReason && <span className="small soft"> {inLanguage(s.recusedReason, lang)}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {p.mayAppoint && sitting.length === 0 && (
        <Form action={`/tenders/${x.id}/panel`} form={p.form} lang={lang} submit={t.drawAndAppoint}>
          <Checkboxes form={p.form} lang={lang} name="representatives" label={t.representatives} options={people} />
        </Form>
      )}
      {p.mayAppoint && sitting.length > 0 && lacks && (
        <Form action={`/tenders/${x.id}/panel/refill`} form={p.form} lang={lang} submit={t.refill}>
          {lacksOurs > 0 && <Radios form={p.form} lang={lang} name="representative" label={t.representatives} options={people} />}
        </Form>
      )}
      {p.draws.length > 0 && (
        <>
          <h2>{t.draws}</h2>
          <p className="soft">{t.drawSays}</p>
          {p.draws.map((d) => (
            <SummaryList
              key={d.number}
              rows={[
                { label: `${d.number}`, value: sayMoment(d.drawnAt, lang, ctx.zone) },
                { label: t.seed, value: <code style={{ overflowWrap: 'anywhere' }}>{d.seed}</code> },
                { label: t.pool, value: d.pool.length },
                {
                  label: t.drawn,
                  value: d.drawn.map((id) => p.seats.find((s) => s.userId === id)?.name ?? id).join(lang === 'zh' ? '、' : ', '),
                },
              ]}
            />
          ))}
        </>
      )}
    </Page>
  )
}

export function MyPanelsPage({
  ctx,
  frame,
  tenders,
  seats,
}: {
  ctx: Ctx
  frame: FrameFacts
  tenders: readonly Tender[]
  seats: ReadonlyMap<string, Seat>
}) {
  const t = words[ctx.lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.myPanels}
      section="tenders"
      trail={[{ label: t.tenders, href: '/tenders' }, { label: t.myPanels }]}
    >
      {tenders.length === 0 ? (
        <Empty title={t.noPanels} />
      ) : (
        <div className="table">
          <table className="stack">
            <tbody>
              {tenders.map((x) => (
                <tr key={x.id}>
                  <td>{x.number}</td>
                  <td>
                    <a href={`/panel/${x.id}`}>{tenderTitle(x, ctx.lang)}</a>
                  </td>
                  <td>
                    <Tag>{seatState(seats.get(x.id)!, ctx.lang)}</Tag>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  )
}

export interface WorkFacts {
  tender: Tender
  mine: Seat
  seats: readonly Seat[]
  bids: readonly OpenedBid[]
  bidders: ReadonlyMap<string, Organisation>
  scores: readonly Row<'panel_scores'>[]
  allIn: boolean
  common: readonly Row<'consensus_scores'>[]
  objections: readonly Row<'bid_objections'>[]
  agreed: readonly string[]
  reviews: readonly LowBidReview[]
  form: FormState
}

/** Before the declaration: names only. */
export function DeclarePage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: WorkFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form: facts.form, lang }
  const x = facts.tender
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.declareTitle}
      section="tenders"
      lead={tenderTitle(x, lang)}
      trail={trailOf(x, lang, t.declareTitle)}
    >
      {x.openedAt === null ? (
        <Notice>
          <p>{t.waitNames}</p>
        </Notice>
      ) : (
        <>
          <p>{t.declareLead}</p>
          <ul>
            {facts.bids.map((b) => (
              <li key={b.bidId}>{nameOf(facts.bidders.get(b.providerId), lang)}</li>
            ))}
          </ul>
          <Form action={`/panel/${x.id}/declare`} {...f} submit={t.declareIt}>
            <Radios
              {...f}
              name="tie"
              label={t.tieLabel}
              options={[{ value: 'none', label: t.none1 }, ...tieKinds.map((k) => ({ value: k, label: t[k] }))]}
            />
            <DayField {...f} name="endedOn" label={t.endedOn} hint={t.endedHint} optional />
            <NumberField {...f} name="generations" label={t.generations} optional />
            <TextField {...f} name="what" label={t.what} optional />
          </Form>
        </>
      )}
    </Page>
  )
}

/** A member’s desk: bids to score, then the common scores. */
export function WorkPage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: WorkFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const x = facts.tender
  const name = (b: OpenedBid) => nameOf(facts.bidders.get(b.providerId), lang)
  const mineOf = (b: OpenedBid) => facts.scores.filter((s) => s.bid_id === b.bidId && s.user_id === facts.mine.userId).length
  const open = facts.bids.filter(
    (b) => (b.state !== 'rejected' && b.state !== 'set-aside') || facts.objections.some((o) => o.bid_id === b.bidId),
  )
  const members = facts.seats.filter((s) => s.state !== 'recused')
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={tenderTitle(x, lang)}
      section="tenders"
      trail={trailOf(x, lang, t.myPanels)}
      lead={facts.mine.state === 'scored' ? (facts.allIn ? t.commonLead : t.waitOthers) : t.scoreLead}
    >
      <h2>{t.bids}</h2>
      <div className="table">
        <table className="stack">
          <thead>
            <tr>
              <th scope="col">{t.bidder}</th>
              <th scope="col">{t.state}</th>
              <th scope="col">
                <span className="visually-hidden">{t.toScore}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {open.map((b) => {
              const done =
                facts.allIn &&
                (facts.objections.some((o) => o.bid_id === b.bidId) ||
                  facts.common.filter((s) => s.bid_id === b.bidId).length === x.criteria.length)
              return (
                <tr key={b.bidId}>
                  <td>{name(b)}</td>
                  <td>{facts.allIn ? done ? <Tag quiet>{t.settled}</Tag> : '—' : t.scoredCount(mineOf(b), x.criteria.length)}</td>
                  <td>
                    <a href={`/panel/${x.id}/bids/${b.bidId}`}>
                      {facts.allIn ? t.settle : t.toScore}
                      <span className="visually-hidden"> {name(b)}</span>
                    </a>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {facts.mine.state === 'declared' && (
        <div className="actions">
          <ActionButton action={`/panel/${x.id}/hand-in`} lang={lang} label={t.handIn} primary />
        </div>
      )}
      {facts.allIn && <Agreement facts={facts} lang={lang} members={members} />}
      {facts.reviews.map((r) => (
        <Review
          key={r.bidId}
          ctx={ctx}
          facts={facts}
          review={r}
          members={members.length}
          name={nameOf(facts.bidders.get(facts.bids.find((b) => b.bidId === r.bidId)?.providerId ?? ''), lang)}
        />
      ))}
    </Page>
  )
}

function Agreement({ facts, lang, members }: { facts: WorkFacts; lang: Lang; members: readonly Seat[] }) {
  const t = words[lang]
  const x = facts.tender
  const units = facts.bids.flatMap((b) =>
    x.criteria.map((c) =>
      members.map((m) => {
        const s = facts.scores.find((y) => y.bid_id === b.bidId && y.criterion_id === c.id && y.user_id === m.userId)
        return s ? Number(s.score) : undefined
      }),
    ),
  )
  const alpha = krippendorffAlpha(units, 'interval')
  return (
    <>
      <h2>{t.commonTitle}</h2>
      <p>
        {t.alpha}: <b>{alpha.value === undefined ? alpha.why[lang] : alpha.value.toFixed(2)}</b>
      </p>
      {x.consensusLockedAt ? (
        <p>{t.locked}</p>
      ) : (
        <>
          <p>{t.agreedBy(facts.agreed.length, members.length)}</p>
          {facts.agreed.includes(facts.mine.userId) ? (
            <p>{t.youAgreed}</p>
          ) : (
            <div className="actions">
              <ActionButton
                action={`/panel/${x.id}/agree`}
                lang={lang}
                label={t.iAgree}
                values={{ consensusVersion: String(x.consensusVersion) }}
                primary
              />
            </div>
          )}
        </>
      )}
    </>
  )
}

function Review({
  ctx,
  facts,
  review,
  members,
  name,
}: {
  ctx: Ctx
  facts: WorkFacts
  review: LowBidReview
  members: number
  name: string
}) {
  const { lang } = ctx
  const t = words[lang]
  const form = facts.form.values.bid === review.bidId ? facts.form : freshForm()
  const bid = facts.bids.find((b) => b.bidId === review.bidId)
  return (
    <>
      <h2>
        {t.lowBid} · {name}
      </h2>
      <p>
        {bid?.total != null && sayMoney(bid.total, lang)}{' '}
        {review.triggered.map((k) => (
          <Tag key={k} late>
            {t[k === 'ceiling' ? 'ceiling-line' : (k as 'mean')]}
          </Tag>
        ))}
      </p>
      {review.explanation ? <blockquote>{review.explanation}</blockquote> : <p className="soft">{t.noExplanation}</p>}
      {review.decision ? (
        <p>
          <Tag late={review.decision === 'rejected'}>{review.decision === 'kept' ? t.kept : t.notKept}</Tag> {review.reason}
        </p>
      ) : (
        <>
          <p>{t.votes(review.votes.length, members)}</p>
          {!review.votes.some((v) => v.userId === facts.mine.userId) && (
            <Form action={`/panel/${facts.tender.id}/low-bids/${review.bidId}`} form={form} lang={lang} submit={t.vote}>
              <input type="hidden" name="bid" value={review.bidId} />
              <Radios
                form={form}
                lang={lang}
                name="decision"
                label={t.vote}
                options={[
                  { value: 'kept', label: t.kept },
                  { value: 'rejected', label: t.notKept },
                ]}
              />
              <TextArea form={form} lang={lang} name="reason" label={t.voteReason} rows={3} />
            </Form>
          )}
        </>
      )}
    </>
  )
}

/** One bid: what it promises, then one’s own scores, or, once all are in, the common ones. */
export function ScorePage({ ctx, frame, facts, bid }: { ctx: Ctx; frame: FrameFacts; facts: WorkFacts; bid: OpenedBid }) {
  const { lang } = ctx
  const t = words[lang]
  const x = facts.tender
  const f = { form: facts.form, lang }
  const members = facts.seats.filter((s) => s.state !== 'recused')
  const scoreOf = (userId: string, criterionId: string) =>
    facts.scores.find((s) => s.bid_id === bid.bidId && s.criterion_id === criterionId && s.user_id === userId)
  const mayScore = facts.mine.state === 'declared'
  const maySettle = facts.allIn && !x.consensusLockedAt
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={nameOf(facts.bidders.get(bid.providerId), lang)}
      section="tenders"
      lead={facts.allIn ? t.commonLead : t.scoreLead}
      trail={[
        { label: t.myPanels, href: '/panel' },
        { label: tenderTitle(x, lang), href: `/panel/${x.id}` },
        { label: nameOf(facts.bidders.get(bid.providerId), lang) },
      ]}
    >
      <h2>{t.qualityPart}</h2>
      <SummaryList
        rows={[
          { label: t.approach, value: bid.quality.approach },
          ...x.lines.map((l) => ({ label: l.title, value: bid.quality.promises.find((q) => q.lineId === l.id)?.says ?? '—' })),
          ...(bid.hasFile
            ? [
                {
                  label: t.openFile,
                  value: (
                    <a href={`/panel/${x.id}/bids/${bid.bidId}/file`} download>
                      {bid.quality.fileName}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
      {facts.allIn && (
        <>
          <h2>{t.individual}</h2>
          <div className="table" tabIndex={0} role="region" aria-label={t.individual}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t.criterion}</th>
                  {members.map((m) => (
                    <th className="num" scope="col" key={m.userId}>
                      {m.name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {x.criteria.map((c) => {
                  const given = members.map((m) => scoreOf(m.userId, c.id)?.score)
                  return (
                    <tr key={c.id}>
                      <td>
                        {c.title} {c.kind === 'objective' && new Set(given).size > 1 && <Tag late>{t.differs}</Tag>}
                      </td>
                      {members.map((m, i) => (
                        <td className="num" key={m.userId} title={scoreOf(m.userId, c.id)?.note ?? undefined}>
                          {given[i]}
                        </td>
                      ))}
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </div>
        </>
      )}
      {(mayScore || maySettle) && (
        <Form
          action={`/panel/${x.id}/bids/${bid.bidId}`}
          {...f}
          submit={t.save}
          cancel={`/panel/${x.id}`}
          {...(maySettle && { version: x.version })}
        >
          {x.criteria.map((c) => (
            <div key={c.id}>
              <NumberField
                {...f}
                name={`score-${c.id}`}
                label={t.scoreOf(c.title)}
                hint={`${t[c.kind]} · ${c.weight} · ${c.guide}`}
                decimal
              />
              <TextField
                {...f}
                name={`note-${c.id}`}
                label={maySettle ? t.reasonFor(c.title) : t.note}
                {...(!maySettle && { optional: true })}
              />
            </div>
          ))}
          {maySettle && <TextArea {...f} name="objection" label={t.objection} hint={t.objectionHint} optional rows={3} />}
        </Form>
      )}
    </Page>
  )
}
