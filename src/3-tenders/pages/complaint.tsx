import { type FilesFacts, FilesOf } from '#files'
import { isRefusal, sayDay, titleIn } from '#kernel'
import type { Answer, RedressOutcome, RunningClock } from '#law'
import { may, nameOf, type Organisation } from '#people'
import type { Ctx, HistoryEntry } from '#platform'
import { Cites, type FrameFacts, History, Notice, Page, SummaryList, Tag } from '#ui'
import { words as common } from '../page-words.ts'
import { words } from '../redress-page-words.ts'
import type { Challenge } from '../rules/challenge.ts'
import { complaintProcess } from '../rules/complaint-process.ts'
import type { Complaint, Paper } from '../rules/complaint.ts'
import type { Tender } from '../rules/tender.ts'
import { sayAction } from '../say-action.ts'
import { ComplaintActs, type ComplaintForms } from './complaint-acts.tsx'

export interface ComplaintFacts {
  tender: Tender
  challenge: Challenge
  one: Complaint
  papers: readonly Paper[]
  parties: ReadonlyMap<string, Organisation>
  clocks: readonly RunningClock[]
  /** Matters that nobody challenged first. */
  beyond: Answer<readonly string[]>
  /** Whether its dismissed complaints put the complainant on the list; for the desk alone. */
  badRecord: Answer<boolean> | undefined
  outcomes: readonly RedressOutcome[]
  history: readonly HistoryEntry[]
  files: FilesFacts
  forms: ComplaintForms
}
interface Of {
  ctx: Ctx
  facts: ComplaintFacts
}

/** The file of one complaint: letter, clocks, what both sides put to it, suspension, decision and the ways on. */
export function ComplaintPage({ ctx, frame, facts }: Of & { frame: FrameFacts }) {
  const { lang } = ctx
  const { one, tender: x } = facts
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={one.number}
      section="tenders"
      lead={
        <>
          {titleIn(x, lang)} ·{' '}
          <Tag quiet={!['received', 'correcting', 'accepted'].includes(one.state)}>{complaintProcess.states[one.state][lang]}</Tag>
        </>
      }
      trail={[
        { label: common[lang].tenders, href: '/tenders' },
        { label: x.number, href: `/tenders/${x.id}` },
        { label: facts.challenge.number, href: `/challenges/${facts.challenge.id}` },
        { label: one.number },
      ]}
    >
      <Decision ctx={ctx} facts={facts} />
      <ComplaintActs ctx={ctx} facts={facts} />
      <Clocks ctx={ctx} facts={facts} />
      <Letter ctx={ctx} facts={facts} />
      <File ctx={ctx} facts={facts} />
      <FilesOf ctx={ctx} facts={facts.files} />
      <h2>{common[lang].history}</h2>
      <History entries={facts.history} lang={lang} zone={ctx.zone} say={(a, f) => sayAction(a, f)?.[lang] ?? a} />
    </Page>
  )
}

function Decision({ ctx, facts }: Of) {
  const { lang } = ctx
  const t = words[lang]
  const { one } = facts
  if (one.state === 'not-accepted')
    return (
      <Notice late>
        <h2>{t.notAccepted}</h2>
        <p>{one.refusedReason}</p>
      </Notice>
    )
  if (one.state !== 'decided') return null
  const dismissal = ctx.law.complaints.dismissals().value.find((d) => d.id === one.dismissal)
  return (
    <>
      <h2>{t.decision}</h2>
      <SummaryList
        rows={[
          { label: t.result, value: t[`result-${one.result!}`] },
          ...(dismissal ? [{ label: t.dismissal, value: dismissal.says[lang] }] : []),
          ...(one.outcome ? [{ label: t.outcome, value: t[`outcome-${one.outcome}`] }] : []),
          { label: t.decision, value: one.decision ?? '' },
          { label: t.decidedOn, value: sayDay(one.closedOn!, lang) },
          ...(one.decidedByName && may(ctx.asker, 'complaints.review') ? [{ label: t.decidedBy, value: one.decidedByName }] : []),
        ]}
      />
      <p>
        {ctx.law.complaints.decision().steps[0]!.says[lang]} <Cites cites={ctx.law.complaints.decision().cites} lang={lang} />
      </p>
    </>
  )
}

/** Every clock with its last day, of two readings both. */
function Clocks({ ctx, facts }: Of) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <>
      <h2>{t.clocks}</h2>
      <SummaryList
        rows={facts.clocks.map((k) => ({
          label: k.says[lang],
          value: isRefusal(k.time) ? (
            k.time.words[lang]
          ) : (
            <>
              {t.onBoth(sayDay(k.time.value.safeUntilOn, lang), sayDay(k.time.value.lastOn, lang))}{' '}
              <Cites cites={k.time.cites} lang={lang} brief />
            </>
          ),
        }))}
      />
    </>
  )
}

function Letter({ ctx, facts }: Of) {
  const { lang } = ctx
  const t = words[lang]
  const { one } = facts
  const row = (label: string, value: string | null) => (value ? [{ label, value }] : [])
  return (
    <>
      <h2>{t.letter}</h2>
      <SummaryList
        rows={[
          ...row(t.sender, one.sender),
          ...row(t.respondent, nameOf(facts.parties.get(one.purchaserId), lang)),
          ...[row(t.address, one.address), row(t.postcode, one.postcode), row(t.contact, one.contact), row(t.phone, one.phone)].flat(),
          ...[row(t.agent, one.agent), row(t.members, one.members), row(t.signedBy, one.signedBy)].flat(),
          ...[row(t.complaintMatters, one.matters), row(t.arises, one.arises), row(t.requests, one.requests)].flat(),
          ...[row(t.facts, one.facts), row(t.basis, one.basis)].flat(),
          { label: t.receivedOn, value: sayDay(one.receivedOn, lang) },
          ...row(t.correctionAsked, one.correctionAsked),
          ...(one.correctionByOn ? [{ label: t.correctionBy, value: sayDay(one.correctionByOn, lang) }] : []),
        ]}
      />
      {facts.beyond.value.length > 0 && (
        <p>
          {facts.beyond.steps[0]!.says[lang]} <Cites cites={facts.beyond.cites} lang={lang} />
        </p>
      )}
      {facts.badRecord && (
        <p className="soft">
          {facts.badRecord.steps[0]!.says[lang]} {t.onlyHere} <Cites cites={facts.badRecord.cites} lang={lang} />
        </p>
      )}
    </>
  )
}

/** What both sides say, and what lies in the file. */
function File({ ctx, facts }: Of) {
  const { lang } = ctx
  const t = words[lang]
  const { one } = facts
  return (
    <>
      <h2>{t.file}</h2>
      {one.answer ? (
        <SummaryList
          rows={[
            { label: t.respondentSays, value: one.answer },
            { label: t.answeredOn, value: sayDay(one.answeredOn!, lang) },
          ]}
        />
      ) : (
        <p className="soft">{t.noExplanationYet}</p>
      )}
      <SummaryList
        rows={facts.papers.map((p) => ({
          label: `${p.number} · ${t[`paper-${p.kind}`]} · ${nameOf(facts.parties.get(p.organisationId ?? ''), lang) || t.desk}`,
          value: [p.says, ...(p.fromOn && p.toOn ? [t.notCounted(sayDay(p.fromOn, lang), sayDay(p.toOn, lang))] : [])].join('\n'),
        }))}
      />
    </>
  )
}
