import { type Contract, instalments } from '#contracts'
import { inTreeOrder, type Lang, minor, type Portion, sayDay, sayMoney, sayNumber, sum, treeOf, worthOf, zero } from '#kernel'
import { type Community, nameOf, type Organisation } from '#people'
import type { HistoryEntry } from '#platform'
import { type Column, DataTable, LineName, Tag } from '#ui'
import { type Acceptance, type AcceptanceLine, isDisputed, opinionRouteWords, type ResidentsOpinion } from '../rules/acceptance.ts'
import { recordsOf } from '../period-of.ts'
import type { Recorded } from '../service-records.ts'
import type { SharedTime } from '../rules/shared-time.ts'
import type { SubsidyAsked } from '../subsidies-asked.ts'
import type { Ends } from './subsidised.tsx'
import { words } from '../words.ts'
import type { PassedOn } from '../pay-of.ts'
import type { ShownValue } from '../shown-values.ts'
import type { TimeAsked } from '../recorded-time.ts'
import type { DrawnFacts } from './drawn.tsx'
import { lineTitle, sayHours, sayPortion, unitOf } from './say.ts'

export interface AcceptanceFacts {
  acceptance: Acceptance
  contract: Contract
  purchaser: Organisation | undefined
  provider: Organisation | undefined
  opinions: readonly ResidentsOpinion[]
  communities: readonly Community[]
  history: readonly HistoryEntry[]
  /** What was recorded in its days and counts. */
  behind: readonly Recorded[]
  /** What was drawn of its records to be checked. */
  drawn: DrawnFacts
  /** Indicators of its lines that are due by its last day, with what was reached. */
  values: readonly ShownValue[]
  /** Recorded time beside paid time. */
  time: TimeAsked
  /** What of the time at posts went to their projects in its days. */
  shared: readonly SharedTime[]
  /** Its subsidised posts, with what was said of the rest. */
  subsidies: readonly SubsidyAsked[]
  /** Projects that end once all of it is accepted. */
  ends: readonly Ends[]
  /** What was passed on in its month of what its posts cost, null where it is not stated; undefined where there is none, or it is not for this person. */
  pay: PassedOn | null | undefined
  mayOpenRecords: boolean
  mayAccept: boolean
  mayEnter: boolean
  mayGiveUp: boolean
}

export const worthIn = (c: Contract, l: AcceptanceLine, of: Portion) => {
  const i = instalments(c).find((x) => x.key === l.instalmentKey)
  return i ? worthOf(i, [of]) : minor(0)
}

export const nameOfLine = (c: Contract, l: AcceptanceLine) => lineTitle(c, l.lineId)

/** The list of the records a period is about: the same days, contract and, of a stage, line as its figures are counted from. */
export const recordsHref = (a: Acceptance, lineId?: string): string => {
  const line = lineId ?? recordsOf(a).lineId
  return `/delivery/records?contract=${a.contractId}&from=${a.periodFrom.toString()}&to=${a.periodTo.toString()}${line ? `&line=${line}` : ''}`
}

interface LinesShown {
  f: Pick<AcceptanceFacts, 'acceptance' | 'contract'>
  /** What was recorded of each line; left out where the public reads. */
  done?: Column<AcceptanceLine>
  lang: Lang
}

/** What was claimed of each line; once it is decided, what was accepted, and why not all. */
export function LinesTable({ f, done, lang }: LinesShown) {
  const t = words[lang]
  const { acceptance: a, contract: c } = f
  const tree = treeOf(c.lines)
  const { line, claimed, accepted, worth, why } = lineColumns(f, lang)
  return (
    <DataTable
      lang={lang}
      rows={inTreeOrder(tree, a.lines, (l) => l.lineId)}
      rowKey={(l) => l.instalmentKey}
      empty={<p className="soft">{t.nothingClaimed}</p>}
      columns={
        a.acceptedOn === null
          ? [line, ...(done ? [done] : []), claimed, worth]
          : [line, ...(done ? [done] : []), claimed, accepted, worth, why]
      }
      foot={a.lines.length > 1 ? <LinesTotal f={f} before={done ? 1 : 0} lang={lang} /> : undefined}
    />
  )
}

function lineColumns(
  { contract: c }: LinesShown['f'],
  lang: Lang,
): Record<'line' | 'claimed' | 'accepted' | 'worth' | 'why', Column<AcceptanceLine>> {
  const t = words[lang]
  const tree = treeOf(c.lines)
  return {
    line: {
      key: 'line',
      label: t.line,
      cell: (l) => (
        <LineName tree={tree} id={l.lineId} lang={lang}>
          <span id={`line-${l.lineId}`}>{nameOfLine(c, l)}</span>
        </LineName>
      ),
    },
    claimed: {
      key: 'claimed',
      label: t.claimed,
      number: true,
      cell: (l) => (
        <>
          {sayPortion(l.claimed, l.outOf !== null, lang, unitOf(l))}
          {l.givenUp.count.n > 0n && (
            <small className="soft">
              {' '}
              {t.givenUp} {sayNumber(l.givenUp.count)}
            </small>
          )}
        </>
      ),
    },
    accepted: {
      key: 'accepted',
      label: t.accepted,
      number: true,
      cell: (l: AcceptanceLine) => sayPortion(l.accepted ?? { ...l.claimed, count: zero }, l.outOf !== null, lang, unitOf(l)),
    },
    worth: { key: 'worth', label: t.worth, number: true, cell: (l) => sayMoney(worthIn(c, l, l.accepted ?? l.claimed), lang) },
    why: {
      key: 'why',
      label: t.disputed,
      cell: (l: AcceptanceLine) => (
        <>
          {isDisputed(l) && <Tag late>{t.disputed}</Tag>}
          {l.disputedReason && ` ${l.disputedReason}`}
          {l.settledNote && <small className="soft"> → {l.settledNote}</small>}
        </>
      ),
    },
  }
}

/** What all lines come to. */
function LinesTotal({ f: { acceptance: a, contract: c }, before, lang }: { f: LinesShown['f']; before: number; lang: Lang }) {
  const decided = a.acceptedOn !== null
  return (
    <tr>
      <td colSpan={(decided ? 3 : 2) + before} />
      <td className="num">
        <b>{sayMoney(sum(a.lines.map((l) => worthIn(c, l, l.accepted ?? l.claimed))), lang)}</b>
      </td>
      {decided && <td />}
    </tr>
  )
}

export function OpinionsTable({
  opinions,
  communities,
  lang,
}: {
  opinions: readonly ResidentsOpinion[]
  communities: readonly Community[]
  lang: Lang
}) {
  const t = words[lang]
  return (
    <DataTable
      lang={lang}
      rows={opinions}
      rowKey={(o) => String(o.position)}
      columns={[
        { key: 'on', label: t.heardOn, cell: (o) => <span className="nowrap">{sayDay(o.heardOn, lang)}</span> },
        { key: 'how', label: t.how, cell: (o) => opinionRouteWords[o.how][lang] },
        {
          key: 'community',
          label: t.community,
          cell: (o) =>
            nameOf(
              communities.find((c) => c.id === o.communityId),
              lang,
            ) || t.anyCommunity,
        },
        { key: 's', label: t.satisfied, number: true, cell: (o) => o.satisfied },
        { key: 'n', label: t.neutral, number: true, cell: (o) => o.neutral },
        { key: 'd', label: t.dissatisfied, number: true, cell: (o) => o.dissatisfied },
        { key: 'heard', label: t.heard, cell: (o) => o.heard ?? '' },
      ]}
    />
  )
}

/** What was recorded in the days of a period, by line and community, each row opening the records it was counted from. */
export function Behind({ f, lang }: { f: AcceptanceFacts; lang: Lang }) {
  const t = words[lang]
  const { acceptance: a, contract: c } = f
  const tree = treeOf(c.lines)
  const href = (r: Recorded) => `${recordsHref(a, r.lineId)}${r.communityId ? `&community=${r.communityId}` : ''}`
  const all = f.behind.reduce((s, r) => ({ records: s.records + r.records, minutes: s.minutes + r.minutes, people: s.people + r.people }), {
    records: 0,
    minutes: 0,
    people: 0,
  })
  if (f.behind.length === 0) return <p className="soft">{t.noneBehind}</p>
  return (
    <>
      {f.mayOpenRecords && <p className="small soft">{t.behindLead}</p>}
      <DataTable
        lang={lang}
        rows={inTreeOrder(tree, f.behind, (r) => r.lineId)}
        rowKey={(r) => `${r.lineId}:${r.communityId ?? ''}`}
        columns={[
          {
            key: 'line',
            label: t.line,
            cell: (r) => (
              <LineName tree={tree} id={r.lineId} lang={lang}>
                {f.mayOpenRecords ? <a href={href(r)}>{lineTitle(c, r.lineId)}</a> : lineTitle(c, r.lineId)}
              </LineName>
            ),
          },
          {
            key: 'community',
            label: t.community,
            cell: (r) =>
              nameOf(
                f.communities.find((x) => x.id === r.communityId),
                lang,
              ) || t.anyCommunity,
          },
          { key: 'records', label: t.recordsN, number: true, cell: (r) => r.records },
          { key: 'hours', label: t.hours, number: true, cell: (r) => sayHours(r.minutes) },
          { key: 'people', label: t.people, number: true, cell: (r) => r.people },
          { key: 'units', label: t.done, number: true, cell: (r) => (r.units === 0 ? '' : r.units) },
        ]}
        foot={
          <tr>
            <td colSpan={2}>{f.mayOpenRecords ? <a href={recordsHref(a)}>{t.records}</a> : t.records}</td>
            <td className="num">{all.records}</td>
            <td className="num">{sayHours(all.minutes)}</td>
            <td className="num">{all.people}</td>
            <td />
          </tr>
        }
      />
    </>
  )
}
