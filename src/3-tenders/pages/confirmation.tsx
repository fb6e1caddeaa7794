import { colonIn, type Lang } from '#kernel'
import { krippendorffAlpha } from '#measures'
import { nameOf } from '#people'
import { ActionButton, Notice } from '#ui'
import { words } from '../page-words.ts'
import type { Seat } from '../rules/panel.ts'
import { farApart, scoreSheet } from '../rules/scoring.ts'
import type { OpenedBid } from '../rules/tender.ts'
import { sayPoints } from '../rules/weights.ts'
import { refuse } from '../words.ts'
import { Corrections, ScoreTable } from './score-table.tsx'
import type { WorkFacts } from './work-facts.ts'

/** All scores of all bids in one place, and below them the confirmation: nobody agrees to what they have not before their eyes. */
export function Confirmation({ facts, lang, members }: { facts: WorkFacts; lang: Lang; members: readonly Seat[] }) {
  const t = words[lang]
  const x = facts.tender
  const alpha = agreementOf(facts, members)
  return (
    <>
      <h2>{t.commonTitle}</h2>
      {x.scoring === 'agreed' && <p>{t.agreedBefore}</p>}
      <p className="soft">{t.isFarSays(sayPoints(farApart))}</p>
      {facts.bids
        .filter((b) => facts.scores.some((s) => s.bidId === b.bidId))
        .map((b) => (
          <ScoresOfBid key={b.bidId} facts={facts} bid={b} lang={lang} members={members} />
        ))}
      <p>
        {t.alpha}: <b>{alpha.value === undefined ? alpha.why[lang] : alpha.value.toFixed(2)}</b>
      </p>
      {x.consensusLockedAt ? <p>{t.locked}</p> : <Agree facts={facts} lang={lang} members={members} />}
    </>
  )
}

/** How much the members' scores agree, each criterion of each bid a unit. */
function agreementOf(facts: WorkFacts, members: readonly Seat[]) {
  const units = facts.bids.flatMap((b) =>
    facts.tender.criteria.map((c) =>
      members.map((m) => {
        const s = facts.scores.find((y) => y.bidId === b.bidId && y.criterionId === c.id && y.userId === m.userId)
        return s ? Number(s.score) : undefined
      }),
    ),
  )
  return krippendorffAlpha(units, 'interval')
}

function ScoresOfBid({ facts, bid, lang, members }: { facts: WorkFacts; bid: OpenedBid; lang: Lang; members: readonly Seat[] }) {
  const t = words[lang]
  const x = facts.tender
  const userIds = members.map((m) => m.userId)
  const names = members.map((m) => m.name)
  const objection = facts.objections.find((o) => o.bid_id === bid.bidId)
  const name = nameOf(facts.bidders.get(bid.providerId), lang)
  return (
    <section>
      <h3>{name}</h3>
      {objection && (
        <Notice late>
          <p>
            {t.rejected}
            {colonIn(lang)}
            {objection.reason}
          </p>
        </Notice>
      )}
      <ScoreTable
        sheet={scoreSheet(x.criteria, userIds, bid.bidId, facts.scores, facts.corrections)}
        names={names}
        lang={lang}
        caption={`${t.individual} · ${name}`}
      />
      <Corrections tender={x} bidId={bid.bidId} corrections={facts.corrections} members={userIds} names={names} lang={lang} />
    </section>
  )
}

function Agree({ facts, lang, members }: { facts: WorkFacts; lang: Lang; members: readonly Seat[] }) {
  const t = words[lang]
  const x = facts.tender
  return (
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
  )
}
