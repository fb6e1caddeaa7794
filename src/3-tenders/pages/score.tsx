import { colonIn, type Lang, sayContribution, sayTeam, titleIn, treeOf } from '#kernel'
import { nameOf } from '#people'
import { Goals } from '#plans'
import type { Ctx } from '#platform'
import { Form, type FrameFacts, LineName, NumberField, Page, SummaryList, TextField } from '#ui'
import { words } from '../page-words.ts'
import { BidFiles } from './bid-files.tsx'
import { DocumentsOfBid } from './bid-documents.tsx'
import { sitting } from '../rules/panel.ts'
import { scoreSheet } from '../rules/scoring.ts'
import { filesOfBid, type OpenedBid } from '../rules/tender.ts'
import { AfterScoring } from './after-scoring.tsx'
import { Corrections, Findings, ScoreTable } from './score-table.tsx'
import type { WorkFacts } from './work-facts.ts'

interface OfBid {
  facts: WorkFacts
  bid: OpenedBid
  lang: Lang
}

/** One bid: what it promises, then one’s own scores, or, once all are in, everybody’s and what may still be said of them. */
export function ScorePage({ ctx, frame, facts, bid }: { ctx: Ctx; frame: FrameFacts; facts: WorkFacts; bid: OpenedBid }) {
  const { lang } = ctx
  const t = words[lang]
  const x = facts.tender
  const of = { facts, bid, lang }
  const name = nameOf(facts.bidders.get(bid.providerId), lang)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={name}
      section="tenders"
      lead={facts.allIn ? t.commonLead : t.scoreLead}
      trail={[{ label: t.myPanels, href: '/panel' }, { label: titleIn(x, lang), href: `/panel/${x.id}` }, { label: name }]}
    >
      <Promises {...of} />
      {facts.allIn && <ScoresOfAll {...of} />}
      {facts.mine.state === 'declared' && <OwnScores {...of} />}
      {facts.allIn && !x.consensusLockedAt && <AfterScoring {...of} members={sitting(facts.seats)} />}
    </Page>
  )
}

/** The first envelope, and the way to its file. */
function Promises({ facts, bid, lang }: OfBid) {
  const t = words[lang]
  const x = facts.tender
  const tree = treeOf(x.lines)
  return (
    <>
      <h2>{t.qualityPart}</h2>
      <SummaryList
        rows={[
          { label: t.approach, value: bid.quality.approach },
          ...(bid.quality.documents?.length
            ? [{ label: t.documents, value: <DocumentsOfBid bid={bid} validOn={null} lang={lang} /> }]
            : []),
          ...tree.placed.map(({ line: l }) => ({
            label: <LineName tree={tree} id={l.id} lang={lang} />,
            value: (
              <>
                {bid.quality.promises.find((q) => q.lineId === l.id)?.says ?? '—'}
                <Goals line={l} lang={lang} promised={bid.quality.values} />
                <TeamOfBid bid={bid} lineId={l.id} lang={lang} />
                {bid.quality.contributions?.[l.id] && (
                  <div>
                    {t.own}
                    {colonIn(lang)}
                    {sayContribution(bid.quality.contributions[l.id]!, lang)}
                  </div>
                )}
              </>
            ),
          })),
          ...(filesOfBid(bid.quality).length > 0 ? [{ label: t.file, value: <BidFiles tenderId={x.id} bid={bid} /> }] : []),
        ]}
      />
    </>
  )
}

/** Who would work at a line, by name and qualification, a person a row. */
function TeamOfBid({ bid, lineId, lang }: { bid: OpenedBid; lineId: string; lang: Lang }) {
  const team = bid.quality.teams?.[lineId]
  if (!team) return null
  return (
    <div>
      {words[lang].team}
      {colonIn(lang)}
      {`\n${sayTeam(team, lang)}`}
    </div>
  )
}

function ScoresOfAll({ facts, bid, lang }: OfBid) {
  const t = words[lang]
  const x = facts.tender
  const members = sitting(facts.seats)
  const userIds = members.map((m) => m.userId)
  const names = members.map((m) => m.name)
  return (
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
            return note ? [`${m.name}${colonIn(lang)}${note}`] : []
          })
        }
      />
      <Corrections tender={x} bidId={bid.bidId} corrections={facts.corrections} members={userIds} names={names} lang={lang} />
      <Findings tender={x} findings={facts.findings.filter((f) => f.bidId === bid.bidId)} members={userIds} names={names} lang={lang} />
    </>
  )
}

function OwnScores({ facts, bid, lang }: OfBid) {
  const t = words[lang]
  const x = facts.tender
  const f = { form: facts.form, lang }
  return (
    <Form action={`/panel/${x.id}/bids/${bid.bidId}`} {...f} submit={t.save} cancel={`/panel/${x.id}`}>
      {x.criteria.map((c) => (
        <div key={c.id}>
          <NumberField {...f} name={`score-${c.id}`} label={t.scoreOf(c.title)} hint={`${t[c.kind]} · ${c.weight} · ${c.guide}`} decimal />
          <TextField {...f} name={`note-${c.id}`} label={t.note} />
        </div>
      ))}
    </Form>
  )
}
