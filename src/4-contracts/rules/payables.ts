import { type Day, earlier, fractionOf, isAfter, type Money, minor, plusDays, share } from '#kernel'
import { type Contract, type ContractTerms, type ContractText, monthOf } from './contract.ts'
import { type Instalment, instalments } from './instalments.ts'
import { payableWords } from './words.ts'

/** What of an instalment is not paid when it is accepted: taken off against the advance, and kept back until later. */
export interface Kept {
  /** All it is worth. */
  readonly gross: Money
  readonly advance: Money
  readonly retention: Money
}
/** One amount as it is paid: of an instalment what is left of it, the advance itself, and what is released in the end. */
export type Payable = Omit<Instalment, 'kind'> & { readonly kind: Instalment['kind'] | 'advance' | 'release'; readonly kept?: Kept }

type Spread = Pick<ContractText, 'startsOn' | 'endsOn' | 'lines' | 'terms'> & { readonly closedOn?: Day | null }

/** Whether anything is paid before or after what it is for. */
export const setsAside = (t: Pick<ContractTerms, 'advanceShare' | 'retentionShare'>): boolean =>
  t.advanceShare !== null || t.retentionShare !== null

/**
 * What is paid of each line, and for what. Where an advance or a part kept back was agreed, each is a row of its own: the advance comes first,
 * what is kept back last, and every instalment between is what is left of it. Both shares are cut to the fen on the running total of the line,
 * so that all rows add up to its amount exactly, and those that come first stay as they were when more is bought later.
 */
export function payables(c: Spread): Payable[] {
  const all = instalments(c)
  if (!setsAside(c.terms)) return all
  return [...Map.groupBy(all, (i) => i.lineId)].flatMap(([, of]) => withKept(c, of))
}

function withKept(c: Spread, of: readonly Instalment[]): Payable[] {
  const { advanceShare, retentionShare } = c.terms
  const part = (text: string | null, total: bigint) => (text === null ? 0n : share(minor(total), fractionOf(text), 'down'))
  let upTo = 0n
  const work = of.map((i): Payable => {
    const [before, now] = [upTo, upTo + i.amount]
    upTo = now
    const advance = minor(part(advanceShare, now) - part(advanceShare, before))
    const retention = minor(part(retentionShare, now) - part(retentionShare, before))
    return { ...i, amount: minor(i.amount - advance - retention), kept: { gross: i.amount, advance, retention } }
  })
  const first = of[0]!
  const from = monthOf(c, c.lines.find((l) => l.id === first.lineId)!.fromMonth).from
  const row = (kind: 'advance' | 'release', amount: bigint, on: Day): Payable[] =>
    amount === 0n
      ? []
      : [
          {
            ...{ key: `${first.lineId}:${kind}`, lineId: first.lineId, kind, index: 0, title: payableWords.both(kind) },
            ...{ periodFrom: on, periodTo: on, amount: minor(amount), quantity: Number(amount) },
            onSigning: kind === 'advance' && c.terms.advanceWhen === 'signing' && from.equals(c.startsOn),
            ...(kind === 'advance' && !from.equals(c.startsOn) && { notBefore: from }),
          },
        ]
  return [...row('advance', part(advanceShare, upTo), from), ...work, ...row('release', part(retentionShare, upTo), releaseOf(c))]
}

/** Of these what can be owed at all: nothing that begins after a contract ended early, save what was kept back until then. */
export const owedAtAll = (c: Spread): Payable[] =>
  payables(c).filter((i) => i.kind === 'release' || !c.closedOn || !isAfter(i.periodFrom, c.closedOn))

const lastDay = (c: Spread): Day => (c.closedOn ? earlier(c.closedOn, c.endsOn) : c.endsOn)

/** From when what was kept back is released at the earliest; where it waits for the last acceptance, that may come later. */
const releaseOf = (c: Spread): Day =>
  plusDays(lastDay(c), c.terms.retentionUntil === 'end' ? Math.max(1, c.terms.retentionDays) : c.terms.retentionDays)

/** The day from which what was kept back may be claimed; null while something that it waits for is still to come. */
export function releasedFrom(
  c: Pick<Contract, 'startsOn' | 'endsOn' | 'lines' | 'terms' | 'closedOn'>,
  /** The last day on which anything was accepted, where nothing more can come. */
  allAcceptedOn: Day | null,
): Day | null {
  if (c.terms.retentionUntil === 'end') return releaseOf(c)
  return allAcceptedOn && plusDays(allAcceptedOn, c.terms.retentionDays)
}
