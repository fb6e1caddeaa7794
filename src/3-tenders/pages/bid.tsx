import {
  type Day,
  indicatorsOf,
  type Lang,
  type Line,
  type Placed,
  sayMoment,
  sayMoney,
  sayPlace,
  sayShown,
  sayTarget,
  titleIn,
  treeOf,
} from '#kernel'
import { postFloors, postFloorWords } from '#plans'
import type { Ctx } from '#platform'
import {
  ActionButton,
  FileField,
  Form,
  type FormState,
  type FrameFacts,
  MoneyField,
  Notice,
  Page,
  SummaryList,
  Tag,
  TextArea,
  TextField,
} from '#ui'
import { mostBidFiles } from '../bid-files.ts'
import type { myBid } from '../my-bid.ts'
import { words as examineWords } from '../examine-words.ts'
import { words } from '../page-words.ts'
import { costKinds, countsOwn, filesOfBid, type OpenedBid, type Tender, type TenderLine } from '../rules/tender.ts'
import { hasStage, offersOnce } from '../rules/stages.ts'
import { inLanguage } from '../rules/words.ts'
import type { ScoresRecord } from '../scores-record.ts'
import type { TalksOfBid } from '../talks-of-bid.ts'
import type { LowBidReview } from '../store/index.ts'
import { BidFiles } from './bid-files.tsx'
import { DocumentChoice, type KeptDocuments } from './bid-documents.tsx'
import { OwnContributions } from './own-contribution.tsx'
import { OwnRest } from './own-rest.tsx'
import { OwnScores } from './own-scores.tsx'
import { Explain } from './explain.tsx'
import { asideWords } from '../words.ts'
import { EndedNotice, howMuch } from './parts.tsx'
import { Changes } from './talks.tsx'

export interface BidPageFacts {
  tender: Tender
  mine: Awaited<ReturnType<typeof myBid>>
  /** Own bid once it was opened. */
  opened: OpenedBid | undefined
  /** Own bid as it was opened and scored, once the award is made. */
  result: OpenedBid | undefined
  /** All scores of the tender; the page shows those of the own bid, by letter. */
  record: ScoresRecord | undefined
  review: LowBidReview | undefined
  isOpen: boolean
  /** What of the talks concerns this bidder; undefined where there are none. */
  talks: TalksOfBid | undefined
  form: FormState
  explainForm: FormState | undefined
  /** The bidder’s documents in use, and the day by which they have to be valid. */
  documents: KeptDocuments
  validOn: Day
}

export function BidPage({ ctx, frame, facts }: { ctx: Ctx; frame: FrameFacts; facts: BidPageFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const { tender: x, mine } = facts
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.myBid}
      section="tenders"
      lead={titleIn(x, lang)}
      trail={[{ label: t.tenders, href: '/tenders' }, { label: x.number, href: `/tenders/${x.id}` }, { label: t.myBid }]}
    >
      {!facts.isOpen && facts.form.refusal && (
        <Notice late>
          <p>{facts.form.refusal.words[lang]}</p>
        </Notice>
      )}
      <EndedNotice tender={x} lang={lang} />
      {mine ? <Receipt ctx={ctx} facts={facts} /> : !facts.isOpen && <p>{t.notYet}</p>}
      {facts.review && !facts.review.decision && <Explain ctx={ctx} facts={facts} review={facts.review} />}
      {facts.opened && filesOfBid(facts.opened.quality).length > 0 && (
        <section>
          <h2>{t.file}</h2>
          <BidFiles tenderId={x.id} bid={facts.opened} />
        </section>
      )}
      {facts.result && !hasStage(x, 'score') && <OwnRank lang={lang} result={facts.result} />}
      {facts.result && hasStage(x, 'score') && <OwnScores lang={lang} facts={facts} result={facts.result} />}
      {facts.opened?.state === 'rejected' && !facts.result && (hasStage(x, 'qualify') || hasStage(x, 'conform')) && (
        <Notice late>
          <h2>{examineWords[lang].out}</h2>
          <p>{facts.opened.reason && inLanguage(facts.opened.reason, lang)}</p>
        </Notice>
      )}
      {facts.talks && <OfTalks ctx={ctx} facts={facts} talks={facts.talks} />}
      {facts.isOpen && <BidForm ctx={ctx} facts={facts} organisationId={ctx.asker.organisationId ?? ''} />}
    </Page>
  )
}

/** What changed for all who are still in, and the last offer where it is asked for. */
function OfTalks({ ctx, facts, talks }: { ctx: Ctx; facts: BidPageFacts; talks: TalksOfBid }) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <>
      {talks.isOut && !facts.result && (
        <Notice late>
          <p>{asideWords[lang]['no-last-offer']}</p>
        </Notice>
      )}
      <Changes changes={talks.changes} lang={lang} zone={ctx.zone} />
      {talks.sent && (
        <Notice>
          <p>{t.lastOfferSent(sayMoment(Temporal.Instant.from(talks.sent.at), lang, ctx.zone), talks.sent.revision)}</p>
        </Notice>
      )}
      {talks.isAsked && <BidForm ctx={ctx} facts={facts} organisationId={ctx.asker.organisationId ?? ''} last />}
    </>
  )
}

/** Where an offer came by its price, or why it did not fit. */
function OwnRank({ lang, result }: { lang: Lang; result: OpenedBid }) {
  const t = words[lang]
  return (
    <SummaryList
      rows={[
        ...(result.total !== null ? [{ label: t.awardTotal, value: sayMoney(result.total, lang) }] : []),
        ...(result.rank !== null ? [{ label: t.rank, value: result.rank }] : []),
        ...(result.reason ? [{ label: t.rejected, value: inLanguage(result.reason, lang) }] : []),
      ]}
    />
  )
}

function Receipt({ ctx, facts }: { ctx: Ctx; facts: BidPageFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const mine = facts.mine!
  const code = (s: string) => <code style={{ overflowWrap: 'anywhere' }}>{s}</code>
  return (
    <>
      <h2>
        {t.receipt}{' '}
        <Tag quiet={mine.state === 'withdrawn'}>
          {mine.state === 'withdrawn' ? t.withdrawn : facts.isOpen || mine.state === 'sealed' ? t.sealed : t[mine.state]}
        </Tag>
      </h2>
      <SummaryList
        rows={[
          { label: t.receivedAt, value: `${sayMoment(Temporal.Instant.from(mine.receivedAt), lang, ctx.zone)} (${mine.receivedAt})` },
          { label: t.revision, value: mine.revision },
          { label: t.qualityHash, value: code(mine.qualityHash) },
          { label: t.priceHash, value: code(mine.priceHash) },
          ...(mine.fileHash ? [{ label: t.fileHash, value: code(mine.fileHash) }] : []),
        ]}
      />
      <p className="soft">{t.receiptSays}</p>
      {facts.isOpen && mine.state === 'sealed' && (
        <div className="actions">
          <ActionButton action={`/tenders/${facts.tender.id}/bid/withdraw`} lang={lang} label={t.withdraw} danger />
        </div>
      )}
    </>
  )
}

/** The least a post costs by the wage table of the place, where it has one; of a subsidised post it is asked of the whole. */
function leastOf(l: Line, ctx: Ctx, x: Pick<Tender, 'lawDay'>): string {
  const [floor] = postFloors([l], ctx.law, x.lawDay)
  return floor ? postFloorWords[ctx.lang].atLeast(sayMoney(floor.floor.value.total, ctx.lang)) : ''
}

function BidForm({ ctx, facts, organisationId, last }: { ctx: Ctx; facts: BidPageFacts; organisationId: string; last?: boolean }) {
  const { lang } = ctx
  const t = words[lang]
  const { tender: x, form } = facts
  const f = { form, lang }
  const { placed } = treeOf(x.lines)
  return (
    <>
      <h2>{last ? t.lastOffer : facts.mine?.state === 'sealed' ? t.replaceBid : t.bid}</h2>
      <p>{last ? t.lastOfferLead : t.bidLead}</p>
      <Notice>
        {offersOnce(x) && <p>{t.onePrice}</p>}
        <p>{t.keepCopy}</p>
      </Notice>
      <Form action={`/tenders/${x.id}/${last ? 'last-offer' : 'bid'}`} {...f} submit={t.sealAndSend} upload>
        <h3>{t.qualityPart}</h3>
        <p className="soft">{t.noMoney}</p>
        <TextArea {...f} name="approach" label={t.approach} rows={8} />
        {placed.map((at) => (
          <LineFields key={at.line.id} {...f} at={at} isFirst={at === placed[0]} />
        ))}
        {countsOwn(x) && <OwnContributions {...f} tender={x} />}
        {!last && <DocumentChoice {...f} documents={facts.documents} validOn={facts.validOn} organisationId={organisationId} />}
        {!last && <ChooseFiles {...f} ctx={ctx} />}
        <h3>{t.pricePart}</h3>
        {x.fixedPrice ? (
          <p>{t.fixedBid(sayMoney(x.budget, lang))}</p>
        ) : (
          placed.map(({ line: l }) => (
            <MoneyField
              key={l.id}
              {...f}
              name={`price-${l.id}`}
              label={l.kind === 'project' ? t.unitPriceOf(l.title, howMuch(l, lang)) : t.amountOf(l.title)}
              hint={l.kind === 'post' ? [howMuch(l, lang), leastOf(l, ctx, x)].filter(Boolean).join(' · ') : undefined}
            />
          ))
        )}
        {x.lines.map((l) => (
          <OwnRest key={l.id} {...f} line={l} />
        ))}
        {!countsOwn(x) && <OwnContributions {...f} tender={x} />}
        <h3>{t.costs}</h3>
        <p className="soft">{t.costsHint}</p>
        <div className="row">
          {costKinds.map((k) => (
            <MoneyField key={k} {...f} name={`cost-${k}`} label={t[`cost-${k}`]} />
          ))}
        </div>
      </Form>
    </>
  )
}

function ChooseFiles({ ctx, ...f }: { ctx: Ctx; form: FormState; lang: Lang }) {
  const { bytes, types } = ctx.files?.allowed ?? { bytes: 0, types: [] }
  const hint = words[f.lang].fileHint(types.join(', '), Math.floor(bytes / 1024 / 1024), mostBidFiles)
  const accept = [...types.map((x) => `.${x}`), '.jpg'].join(',')
  return <FileField {...f} name="file" label={words[f.lang].file} hint={hint} optional multiple accept={accept} />
}

/** What is promised for a line, in words and by each of its indicators. */
function LineFields({ at, isFirst, ...f }: { at: Placed<TenderLine>; isFirst: boolean; form: FormState; lang: Lang }) {
  const t = words[f.lang]
  const { line: l } = at
  const hint = [howMuch(l, f.lang), sayPlace(at, f.lang)].filter(Boolean).join(' · ')
  return (
    <>
      <TextArea {...f} name={`promise-${l.id}`} label={t.promise(l.title)} hint={hint} rows={4} />
      <TextArea {...f} name={`team-${l.id}`} label={t.teamOf(l.title)} hint={isFirst ? t.teamHint : undefined} rows={3} optional />
      {indicatorsOf(l).map((i) => (
        <TextField
          key={i.id}
          {...f}
          name={`value-${i.id}`}
          label={t.promiseValue(i.name, i.unit)}
          hint={`${sayTarget(i, f.lang)} · ${sayShown(i, f.lang)}`}
          short
          inputMode="decimal"
        />
      ))}
    </>
  )
}
