import {
  add,
  compare,
  type Day,
  daysBetween,
  earlier,
  type Fraction,
  fraction,
  fractionOf,
  fractionText,
  isBefore,
  later,
  multiply,
  plusDays,
  readDay,
  roundToWhole,
  type Words,
} from '#kernel'
import { type ContractLine, type ContractText, type Milestone, monthOf, monthsOf, type StageFrom, type StageNeed } from './contract.ts'
import { wrongStageWords } from './words.ts'

type Span = Pick<ContractText, 'startsOn' | 'endsOn'> & { readonly closedOn?: Day | null; readonly stagesEndOn?: Day | undefined }

/** A stage of a line as it holds: what was agreed, and where nothing was, what follows from the rest of the contract. */
export interface Stage {
  /** Key of its instalment: `lin_…:s2`. */
  readonly key: string
  readonly lineId: string
  readonly title: string
  readonly onSigning: boolean
  /** First day on which it may be handed in; null when only what must be done decides. */
  readonly earliestOn: Day | null
  /** The last stage of a line of which nothing was agreed: all that was bought lets it come before its day, and after its day it is worth what was done. */
  readonly byWhatIsDone: boolean
  readonly needs: readonly StageNeed[]
  /** The stage that must be handed in before it. */
  readonly after: { readonly key: string; readonly title: string } | null
}

/** A stage as one compares it: what was stored and what was typed name their parts in different orders, and a share as 2/5 and as 40/100. */
export const stageSaid = (m: Milestone): unknown[] => [
  m.title,
  fractionText(fractionOf(m.share)),
  m.when,
  m.earliest ? fromText(m.earliest) : null,
  (m.needs ?? []).map((n) => [n.lineId, n.count]),
  m.anyOrder ?? false,
]
const fromText = (f: StageFrom): string =>
  f.at === 'day' ? f.on : f.at === 'month-end' ? `m${f.month}` : f.at === 'end' ? 'end' : fractionText(fractionOf(f.share))

/** What was recorded of a line: what counts for it, and nothing else. */
export interface Done {
  readonly records: number
  readonly units: number
}

/** The stages of a line that is paid by stages, in their order. None of a line that begins later is handed in before that. */
export function stagesOf(of: Span, line: ContractLine): Stage[] {
  if (line.paidBy !== 'milestones') return []
  const c = of.stagesEndOn ? { ...of, endsOn: of.stagesEndOn } : of
  if (line.fromMonth > 1)
    return stagesFrom(c, line).map((s) => (s.onSigning ? s : { ...s, earliestOn: later(s.earliestOn ?? begin(of, line), begin(of, line)) }))
  return stagesFrom(c, line)
}
const begin = (c: Span, line: ContractLine): Day => monthOf(c, line.fromMonth).from

function stagesFrom(c: Span, line: ContractLine): Stage[] {
  const work = line.milestones.filter((m) => m.when === 'acceptance')
  const whole = work.reduce((t, m) => add(t, fractionOf(m.share)), fraction(0))
  let [so, before]: [Fraction, Stage['after']] = [fraction(0), null]
  return line.milestones.map((m, i): Stage => {
    const common = { key: `${line.id}:s${i + 1}`, lineId: line.id, title: m.title }
    if (m.when === 'signing') return { ...common, onSigning: true, earliestOn: null, byWhatIsDone: false, needs: [], after: null }
    so = add(so, fractionOf(m.share))
    const last = compare(so, whole) === 0
    const agreed = m.needs !== undefined || m.earliest !== undefined
    const after = m.anyOrder ? null : before
    before = { key: common.key, title: m.title }
    const bought = line.kind === 'project' ? line.quantity : 0
    const part = (rounding: 'up' | 'down') =>
      Number(roundToWhole(multiply(fraction(BigInt(bought)), fraction(so.n * whole.d, so.d * whole.n)), rounding))
    // It was to wait for a day that no longer comes, and for nothing else: it is worth what was done, whole parts only.
    if (isCutOff(c, m))
      return {
        ...common,
        onSigning: false,
        earliestOn: lastDay(c),
        byWhatIsDone: last,
        needs: [{ lineId: line.id, count: last ? bought : part('up') }],
        after,
      }
    if (agreed)
      return {
        ...common,
        onSigning: false,
        earliestOn: m.earliest ? dayOf(c, m.earliest) : null,
        byWhatIsDone: false,
        needs: m.needs ?? [],
        after,
      }
    // Nothing was agreed: the last stage comes with the last day, or when all that was bought is done; one before it with its part
    // of what was bought. Whole units only.
    const count = part('down')
    return {
      ...common,
      onSigning: false,
      earliestOn: last ? lastDay(c) : null,
      byWhatIsDone: last,
      needs: last ? [{ lineId: line.id, count: bought }] : count > 0 ? [{ lineId: line.id, count }] : [],
      after,
    }
  })
}

/** Whether a contract ended early before the only thing came that was agreed for a stage: its day. */
const isCutOff = (c: Span, m: Milestone): boolean =>
  m.earliest !== undefined &&
  (m.needs ?? []).length === 0 &&
  !!c.closedOn &&
  isBefore(c.closedOn, dayOf({ startsOn: c.startsOn, endsOn: c.endsOn }, m.earliest))

const lastDay = (c: Span): Day => (c.closedOn ? earlier(c.closedOn, c.endsOn) : c.endsOn)

/** The day a rule means in this contract; never after its last. */
export function dayOf(c: Span, from: StageFrom): Day {
  if (from.at === 'day') return earlier(readDay(from.on) ?? lastDay(c), lastDay(c))
  if (from.at === 'month-end') return earlier(monthOf(c, from.month).to, lastDay(c))
  if (from.at === 'end') return lastDay(c)
  const days = daysBetween(c.startsOn, c.endsOn) + 1
  // The day on which that share of the days has passed.
  return earlier(plusDays(c.startsOn, Number(roundToWhole(multiply(fraction(BigInt(days)), fractionOf(from.share)), 'up')) - 1), lastDay(c))
}

/** What is missing before a stage can be handed in or paid. */
export interface StageLack {
  readonly earliestOn: Day | null
  readonly needs: readonly { readonly lineId: string; readonly count: number; readonly done: number }[]
  readonly nothing: boolean
  readonly after: string | null
}

/**
 * What a stage still lacks on a day, or undefined when it is due. `handedIn` are the keys of the stages that were handed in.
 * Units beyond those bought are not counted: `done` holds only what counts.
 */
export function stageLack(
  stage: Stage,
  f: { on: Day; done: ReadonlyMap<string, Done>; handedIn: ReadonlySet<string> },
): StageLack | undefined {
  if (stage.onSigning) return undefined
  const of = (lineId: string): Done => f.done.get(lineId) ?? { records: 0, units: 0 }
  const short = stage.needs.map((n) => ({ ...n, done: of(n.lineId).units })).filter((n) => n.done < n.count)
  const early = stage.earliestOn !== null && isBefore(f.on, stage.earliestOn)
  const after = stage.after && !f.handedIn.has(stage.after.key) ? stage.after.title : null
  const own = of(stage.lineId)
  const nothing = own.records === 0 && stage.needs.length === 0
  if (stage.byWhatIsDone) {
    // Before its day everything; from its day on whatever was done, but not nothing.
    const lacks = early ? short : short.filter((n) => n.done === 0)
    return lacks.length === 0 && !after
      ? undefined
      : { earliestOn: early && lacks.length > 0 ? stage.earliestOn : null, needs: lacks, nothing: false, after }
  }
  return early || short.length > 0 || after || nothing
    ? { earliestOn: early ? stage.earliestOn : null, needs: short, nothing, after }
    : undefined
}

/** The share of a stage that what was done is worth: all of it, or for a last stage by what is done, the units done out of those bought. */
export function stageWorth(stage: Stage, done: ReadonlyMap<string, Done>): { done: number; of: number } | null {
  const need = stage.needs[0]
  if (!stage.byWhatIsDone || !need) return null
  const units = done.get(stage.lineId)?.units ?? 0
  return units >= need.count ? null : { done: units, of: need.count }
}

/** What is wrong with what was agreed of a stage, or undefined. */
export function wrongStage(t: Pick<ContractText, 'startsOn' | 'endsOn' | 'lines'>, m: Milestone): Words | undefined {
  if (m.when === 'signing') return m.earliest || m.needs?.length ? wrongStageWords.both('signing') : undefined
  const { earliest } = m
  if (earliest?.at === 'day') {
    const on = readDay(earliest.on)
    if (!on || isBefore(on, t.startsOn) || isBefore(t.endsOn, on)) return wrongStageWords.both('outside', m.title)
  }
  if (earliest?.at === 'month-end' && (earliest.month < 1 || earliest.month > monthsOf(t)))
    return wrongStageWords.both('noMonth', m.title, earliest.month)
  if (earliest?.at === 'term') {
    const share = fractionOf(earliest.share)
    if (share.n <= 0n || compare(share, fraction(1)) > 0) return wrongStageWords.both('share', m.title)
  }
  for (const need of m.needs ?? []) {
    const line = t.lines.find((l) => l.id === need.lineId)
    if (line?.kind !== 'project') return wrongStageWords.both('noLine', m.title, need.lineId)
    if (need.count < 1 || need.count > line.quantity) return wrongStageWords.both('count', m.title, line.quantity)
  }
  return undefined
}

/** Lines named by their titles are known by their ids from here on; what is not found keeps its title and is refused with it. */
export function namedLines(
  milestones: readonly Milestone[],
  line: { readonly id: string },
  lines: readonly { readonly id: string; readonly title: string }[],
): Milestone[] {
  return milestones.map((m) =>
    m.needs
      ? {
          ...m,
          needs: m.needs.map((n) => ({
            ...n,
            lineId:
              n.lineId === ''
                ? line.id
                : (lines.find((l) => l.id === n.lineId)?.id ?? lines.find((l) => l.title === n.lineId)?.id ?? n.lineId),
          })),
        }
      : m,
  )
}
