import { type Day, isBefore, type Lang, listIn, sayDay, sayMoney, titleIn } from '#kernel'
import { nameOf } from '#people'
import type { Ctx } from '#platform'
import { Clock, InWords, SummaryList } from '#ui'
import { words } from '../page-words.ts'
import { words as redressWords } from '../redress-page-words.ts'
import { awardEndWords } from '../rules/redress-words.ts'
import { sitting } from '../rules/panel.ts'
import { label, scoreSheet } from '../rules/scoring.ts'
import type { Award } from '../rules/tender.ts'
import { inLanguage } from '../rules/words.ts'
import { LinesTable } from './parts.tsx'
import { shown } from './score-table.tsx'
import type { TenderPageFacts } from './tender-facts.ts'

/** The result, as it is published. */
export function AwardNotice({ ctx, facts, award }: { ctx: Ctx; facts: TenderPageFacts; award: Award }) {
  const { lang } = ctx
  const t = words[lang]
  const r = redressWords[lang]
  const until = facts.timetable.find((r) => r.step === 'result-challenged-until')
  return (
    <>
      <h2>{t.notice}</h2>
      <SummaryList
        rows={[
          ...required(ctx, facts, noticeEnds(facts)),
          { label: t.winner, value: nameOf(facts.winner, lang) },
          { label: r.winnerAt, value: facts.winner?.address ?? r.notStated },
          {
            label: t.awardTotal,
            value: (
              <>
                {sayMoney(award.total, lang)} <InWords amount={award.total} />
              </>
            ),
          },
          { label: t.awardedOn, value: sayDay(award.awardedOn, lang) },
          { label: t.reason, value: inLanguage(award.reasons, lang) },
          ...(facts.record
            ? [
                {
                  label: t.panelMembers,
                  value: listIn(
                    sitting(facts.seats).map((s) => s.name),
                    lang,
                  ),
                },
              ]
            : []),
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

const noticeEnds = (facts: TenderPageFacts): Day | undefined => {
  const row = facts.timetable.find((s) => s.step === 'result-notice-ends')
  return row?.on ?? row?.earliestOn ?? row?.latestOn
}

/** What a result notice has to say beside the result itself. */
function required(ctx: Ctx, facts: TenderPageFacts, noticeEndsOn: Day | undefined) {
  const { lang } = ctx
  const r = redressWords[lang]
  const { purchaser } = facts
  return [
    { label: r.project, value: `${titleIn(facts.tender, lang)} · ${facts.tender.number}` },
    {
      label: r.purchaser,
      value: listIn([nameOf(purchaser, lang), purchaser?.address ?? r.notStated, purchaser?.phone ?? r.notStated], lang),
    },
    ...(noticeEndsOn ? [{ label: r.noticePeriod, value: sayDay(noticeEndsOn, lang) }] : []),
  ]
}

/** Awards of this tender that ended: whose they were, when and why they ended. What proves it is not for everybody. */
export function EarlierAwards({ facts, lang }: { facts: TenderPageFacts; lang: Lang }) {
  const r = redressWords[lang]
  if (facts.earlier.length === 0) return null
  return (
    <>
      <h2>{r.earlier}</h2>
      <SummaryList
        rows={facts.earlier.map((a) => ({
          label: nameOf(facts.formerWinners.get(a.providerId), lang),
          value: [
            `${sayMoney(a.total, lang)} · ${awardEndWords[lang][a.end!.ground]} · ${sayDay(a.end!.on, lang)}`,
            inLanguage(a.end!.reason, lang),
          ].join('\n'),
        }))}
      />
    </>
  )
}

/**
 * What each member's scores of the winner come to, by letter. The names of the panel and the result are to be public; that a
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
  return [{ label: t.memberSums, value: t.memberSumsSay(sums, shown(sheet.quality), mended) }]
}
