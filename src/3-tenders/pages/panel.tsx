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
  Select,
  SummaryList,
  Tag,
  TextArea,
  TextField,
  Tick,
} from '#ui'
import { tieKinds } from '../declare.ts'
import type { LowBidReview } from '../low-bid.ts'
import { words } from '../page-words.ts'
import type { Draw, Seat } from '../panel.ts'
import { counting, farApart, type FoundByOne, type Given, type ScoreCorrection, scoreSheet, type ToAnswer } from '../rules/scoring.ts'
import type { OpenedBid, Tender } from '../rules/tender.ts'
import { sayPoints } from '../rules/weights.ts'
import type { Row } from '../store.ts'
import { tenderTitle } from './list.tsx'
import { refuse } from '../words.ts'
import { inLanguage } from './parts.tsx'
import { Corrections, Findings, ScoreTable } from './score-table.tsx'

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
        <Form action={`/tenders/${x.id}/panel`} form={p.form} lang={lang} submit={t.drawAndAppoint} version={x.version}>
          <Checkboxes form={p.form} lang={lang} name="representatives" label={t.representatives} options={people} />
        </Form>
      )}
      {p.mayAppoint && sitting.length > 0 && lacks && (
        <Form action={`/tenders/${x.id}/panel/refill`} form={p.form} lang={lang} submit={t.refill} version={x.version}>
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
  scores: readonly Given[]
  allIn: boolean
  corrections: readonly ScoreCorrection[]
  findings: readonly FoundByOne[]
  /** What members must answer before anybody can confirm. */
  open: readonly ToAnswer[]
  objections: readonly Row<'bid_objections'>[]
  agreed: readonly string[]
  reviews: readonly LowBidReview[]
  form: FormState
  /** The forms below the scores of one bid, where one of them was sent. */
  below: Readonly<Partial<Record<'correct' | 'find' | 'object', FormState>>>
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
  const mineOf = (b: OpenedBid) => facts.scores.filter((s) => s.bidId === b.bidId && s.userId === facts.mine.userId).length
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
              const waiting = facts.open.filter((a) => a.bidId === b.bidId)
              return (
                <tr key={b.bidId}>
                  <td>{name(b)}</td>
                  <td>
                    {!facts.allIn ? (
                      t.scoredCount(mineOf(b), x.criteria.length)
                    ) : facts.objections.some((o) => o.bid_id === b.bidId) ? (
                      <Tag late>{t.rejected}</Tag>
                    ) : waiting.length > 0 ? (
                      <Tag late>{t.toMend}</Tag>
                    ) : (
                      '—'
                    )}
                  </td>
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
      {facts.allIn && <Confirmation facts={facts} lang={lang} members={members} />}
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

/** All scores of all bids in one place, and below them the confirmation: nobody agrees to what they have not before their eyes. */
function Confirmation({ facts, lang, members }: { facts: WorkFacts; lang: Lang; members: readonly Seat[] }) {
  const t = words[lang]
  const x = facts.tender
  const units = facts.bids.flatMap((b) =>
    x.criteria.map((c) =>
      members.map((m) => {
        const s = facts.scores.find((y) => y.bidId === b.bidId && y.criterionId === c.id && y.userId === m.userId)
        return s ? Number(s.score) : undefined
      }),
    ),
  )
  const alpha = krippendorffAlpha(units, 'interval')
  const userIds = members.map((m) => m.userId)
  const names = members.map((m) => m.name)
  return (
    <>
      <h2>{t.commonTitle}</h2>
      {x.scoring === 'agreed' && <p>{t.agreedBefore}</p>}
      <p className="soft">{t.isFarSays(sayPoints(farApart))}</p>
      {facts.bids
        .filter((b) => facts.scores.some((s) => s.bidId === b.bidId))
        .map((b) => {
          const objection = facts.objections.find((o) => o.bid_id === b.bidId)
          const name = nameOf(facts.bidders.get(b.providerId), lang)
          return (
            <section key={b.bidId}>
              <h3>{name}</h3>
              {objection && (
                <Notice late>
                  <p>
                    {t.rejected}: {objection.reason}
                  </p>
                </Notice>
              )}
              <ScoreTable
                sheet={scoreSheet(x.criteria, userIds, b.bidId, facts.scores, facts.corrections)}
                names={names}
                lang={lang}
                caption={`${t.individual} · ${name}`}
              />
              <Corrections tender={x} bidId={b.bidId} corrections={facts.corrections} members={userIds} names={names} lang={lang} />
            </section>
          )
        })}
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
                whyNot={facts.open.length > 0 ? refuse('scores-unanswered', facts.open.length) : undefined}
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

/** One bid: what it promises, then one’s own scores, or, once all are in, everybody’s and what may still be said of them. */
export function ScorePage({ ctx, frame, facts, bid }: { ctx: Ctx; frame: FrameFacts; facts: WorkFacts; bid: OpenedBid }) {
  const { lang } = ctx
  const t = words[lang]
  const x = facts.tender
  const f = { form: facts.form, lang }
  const members = facts.seats.filter((s) => s.state !== 'recused')
  const userIds = members.map((m) => m.userId)
  const names = members.map((m) => m.name)
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
          <ScoreTable
            sheet={scoreSheet(x.criteria, userIds, bid.bidId, facts.scores, facts.corrections)}
            names={names}
            lang={lang}
            caption={t.individual}
            notes={(criterionId) =>
              members.flatMap((m) => {
                const note = facts.scores.find((s) => s.bidId === bid.bidId && s.criterionId === criterionId && s.userId === m.userId)?.note
                return note ? [`${m.name}: ${note}`] : []
              })
            }
          />
          <Corrections tender={x} bidId={bid.bidId} corrections={facts.corrections} members={userIds} names={names} lang={lang} />
          <Findings tender={x} findings={facts.findings.filter((f) => f.bidId === bid.bidId)} members={userIds} names={names} lang={lang} />
        </>
      )}
      {mayScore && (
        <Form action={`/panel/${x.id}/bids/${bid.bidId}`} {...f} submit={t.save} cancel={`/panel/${x.id}`}>
          {x.criteria.map((c) => (
            <div key={c.id}>
              <NumberField
                {...f}
                name={`score-${c.id}`}
                label={t.scoreOf(c.title)}
                hint={`${t[c.kind]} · ${c.weight} · ${c.guide}`}
                decimal
              />
              <TextField {...f} name={`note-${c.id}`} label={t.note} />
            </div>
          ))}
        </Form>
      )}
      {maySettle && <AfterScoring facts={facts} bid={bid} lang={lang} members={members} />}
    </Page>
  )
}

/** What may still be done about the scores of a bid: correct an own one on a lawful ground, find one abnormal, object to the bid. */
function AfterScoring({ facts, bid, lang, members }: { facts: WorkFacts; bid: OpenedBid; lang: Lang; members: readonly Seat[] }) {
  const t = words[lang]
  const x = facts.tender
  const at = `/panel/${x.id}/bids/${bid.bidId}`
  const mine = facts.open.find((o) => o.bidId === bid.bidId && o.userId === facts.mine.userId)
  const title = (criterionId: string) => x.criteria.find((c) => c.id === criterionId)?.title ?? ''
  const now = counting(facts.scores, facts.corrections)
  const scoreNow = (criterionId: string, userId: string) =>
    now.find((s) => s.bidId === bid.bidId && s.criterionId === criterionId && s.userId === userId)?.score ?? ''
  const correct = { form: facts.below.correct ?? freshForm(), lang }
  const find = { form: facts.below.find ?? freshForm(), lang }
  const objection = facts.objections.find((o) => o.bid_id === bid.bidId)?.reason
  const object = { form: facts.below.object ?? freshForm({ objection: objection ?? '' }), lang }
  return (
    <>
      {mine && (
        <>
          <h2>{t.correctTitle(title(mine.criterionId))}</h2>
          <p>
            {t.correctHint(scoreNow(mine.criterionId, mine.userId))} {t[`ground-${mine.ground}`]}
          </p>
          <Form action={`${at}/corrections`} {...correct} submit={t.correctIt}>
            <input type="hidden" name="criterion" value={mine.criterionId} />
            <NumberField {...correct} name="score" label={t.newScore} decimal optional />
            {mine.ground !== 'objective-differs' && <Tick {...correct} name="kept" label={t.keepIt} />}
            <TextArea {...correct} name="why" label={t.correctWhy} rows={3} />
          </Form>
        </>
      )}
      <details open={facts.below.find !== undefined}>
        <summary>{t.findTitle}</summary>
        <p>{t.findLead}</p>
        <Form action={`${at}/findings`} {...find} submit={t.findIt}>
          <Select
            {...find}
            name="which"
            label={t.whichScore}
            empty="—"
            options={x.criteria.flatMap((c) =>
              members.map((m) => ({ value: `${c.id} ${m.userId}`, label: `${c.title} · ${m.name} · ${scoreNow(c.id, m.userId)}` })),
            )}
          />
          <Radios
            {...find}
            name="ground"
            label={t.findGround}
            options={[
              { value: 'abnormal', label: t.isAbnormal },
              { value: 'out-of-range', label: t.isOutside },
            ]}
          />
          <TextArea {...find} name="found" label={t.findWhy} rows={3} />
        </Form>
      </details>
      <details open={facts.below.object !== undefined || objection !== undefined}>
        <summary>{t.objectionTitle}</summary>
        <Form action={`${at}/objection`} {...object} submit={t.save}>
          <TextArea {...object} name="objection" label={t.objection} hint={t.objectionHint} optional rows={3} />
        </Form>
      </details>
    </>
  )
}
