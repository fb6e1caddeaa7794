import type { Lang } from '#kernel'
import { Form, freshForm, NumberField, Radios, Select, TextArea, Tick } from '#ui'
import { words } from '../page-words.ts'
import type { Seat } from '../rules/panel.ts'
import { counting, type ToAnswer } from '../rules/scoring.ts'
import type { OpenedBid } from '../rules/tender.ts'
import type { WorkFacts } from './work-facts.ts'

interface OfBid {
  facts: WorkFacts
  bid: OpenedBid
  lang: Lang
}

/** What may still be done about the scores of a bid: correct an own one on a lawful ground, find one abnormal, object to the bid. */
export function AfterScoring({ members, ...of }: OfBid & { members: readonly Seat[] }) {
  const { facts, bid } = of
  const mine = facts.open.find((o) => o.bidId === bid.bidId && o.userId === facts.mine.userId)
  return (
    <>
      {mine && <CorrectOwn {...of} mine={mine} />}
      <FindScore {...of} members={members} />
      <ObjectTo {...of} />
    </>
  )
}

const addressOf = ({ facts, bid }: OfBid) => `/panel/${facts.tender.id}/bids/${bid.bidId}`
/** A member’s score as it counts now. */
const scoreNow = ({ facts, bid }: OfBid, criterionId: string, userId: string): string =>
  counting(facts.scores, facts.corrections).find((s) => s.bidId === bid.bidId && s.criterionId === criterionId && s.userId === userId)
    ?.score ?? ''

function CorrectOwn({ mine, ...of }: OfBid & { mine: ToAnswer }) {
  const { facts, lang } = of
  const t = words[lang]
  const correct = { form: facts.below.correct ?? freshForm(), lang }
  const title = facts.tender.criteria.find((c) => c.id === mine.criterionId)?.title ?? ''
  return (
    <>
      <h2>{t.correctTitle(title)}</h2>
      <p>
        {t.correctHint(scoreNow(of, mine.criterionId, mine.userId))} {t[`ground-${mine.ground}`]}
      </p>
      <Form action={`${addressOf(of)}/corrections`} {...correct} submit={t.correctIt}>
        <input type="hidden" name="criterion" value={mine.criterionId} />
        <NumberField {...correct} name="score" label={t.newScore} decimal optional />
        {mine.ground !== 'objective-differs' && <Tick {...correct} name="kept" label={t.keepIt} />}
        <TextArea {...correct} name="why" label={t.correctWhy} rows={3} />
      </Form>
    </>
  )
}

function FindScore({ members, ...of }: OfBid & { members: readonly Seat[] }) {
  const { facts, lang } = of
  const t = words[lang]
  const find = { form: facts.below.find ?? freshForm(), lang }
  return (
    <details open={facts.below.find !== undefined}>
      <summary>{t.findTitle}</summary>
      <p>{t.findLead}</p>
      <Form action={`${addressOf(of)}/findings`} {...find} submit={t.findIt}>
        <Select
          {...find}
          name="which"
          label={t.whichScore}
          empty="—"
          options={facts.tender.criteria.flatMap((c) =>
            members.map((m) => ({ value: `${c.id} ${m.userId}`, label: `${c.title} · ${m.name} · ${scoreNow(of, c.id, m.userId)}` })),
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
  )
}

function ObjectTo(of: OfBid) {
  const { facts, bid, lang } = of
  const t = words[lang]
  const objection = facts.objections.find((o) => o.bid_id === bid.bidId)?.reason
  const object = { form: facts.below.object ?? freshForm({ objection: objection ?? '' }), lang }
  return (
    <details open={facts.below.object !== undefined || objection !== undefined}>
      <summary>{t.objectionTitle}</summary>
      <Form action={`${addressOf(of)}/objection`} {...object} submit={t.save}>
        <TextArea {...object} name="objection" label={t.objection} hint={t.objectionHint} optional rows={3} />
      </Form>
    </details>
  )
}
