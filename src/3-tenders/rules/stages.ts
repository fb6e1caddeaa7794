import type { OfferPart, Stage, StageKind } from '#law'
import type { TenderState } from './tender-process.ts'

/** The kinds of stage that are run here. A way of buying is carried where its list has no other. */
const runs: readonly StageKind[] = [
  'apply',
  'publicity',
  'offer',
  'opening',
  'qualify',
  'conform',
  'talk',
  'score',
  'compare',
  'negotiate',
  'award',
  'contract',
]

export const isRun = (stages: readonly Stage[]): boolean => stages.length > 0 && stages.every((s) => runs.includes(s.kind))

interface Staged {
  readonly stages: readonly Stage[]
}
type Of<K extends StageKind> = Extract<Stage, { kind: K }>

/** The stage of a kind in a list; undefined where it has none. */
export const stageOf = <K extends StageKind>(t: Staged, kind: K): Of<K> | undefined => t.stages.find((s): s is Of<K> => s.kind === kind)
export const hasStage = (t: Staged, kind: StageKind): boolean => stageOf(t, kind) !== undefined

/** What is opened as soon as the deadline for offers is over. */
const openedFirst = (t: Staged): readonly OfferPart[] => stageOf(t, 'opening')?.opens ?? []
/** Whether the prices are read before anybody says anything about an offer. */
export const pricesFirst = (t: Staged): boolean => openedFirst(t).includes('price')

/** Whether this institution may make an offer. */
export const mayOffer = (t: Staged & { readonly named: readonly string[] }, institutionId: string | null): boolean =>
  (stageOf(t, 'offer')?.from ?? 'all') === 'all' || (institutionId !== null && t.named.includes(institutionId))

/** Whether names and prices are told to everybody who bid as soon as they are open. */
export const isAnnounced = (t: Staged): boolean => stageOf(t, 'opening')?.announced === true

/** Whether people are appointed who score, talk, or look at what conforms. */
export const hasPanel = (t: Staged): boolean => hasStage(t, 'score') || hasStage(t, 'talk') || hasStage(t, 'conform')
/** Whether the order of the offers follows from what the panel found to conform, with no scores. */
export const ordersByPrice = (t: Staged): boolean => hasStage(t, 'conform') && hasStage(t, 'compare')
/** Whether a price is told once, and no later stage changes it. */
export const offersOnce = (t: Staged): boolean => stageOf(t, 'offer')?.once === true
/** Whether the prices of the last offers are read as soon as those are opened. */
export const pricesAfterTalks = (t: Staged): boolean => {
  const next = t.stages[t.stages.findIndex((s) => s.kind === 'talk') + 1]
  return next?.kind === 'opening' && next.opens.includes('price')
}

/** Whether the offers lie there for the office to compare, with their prices: after talks the last ones, and none before. */
export const isCompared = (t: Staged & { readonly talkedAt?: unknown }): boolean =>
  hasStage(t, 'compare') && !ordersByPrice(t) && (!hasStage(t, 'talk') || Boolean(t.talkedAt))

/** What has come to which stage of the list. A draft has come to none, and what ended without a contract stands nowhere. */
const reached: Readonly<Partial<Record<TenderState, readonly StageKind[]>>> = {
  announced: ['apply', 'publicity'],
  published: ['offer'],
  opened: ['score', 'compare', 'negotiate'],
  talking: ['talk'],
  'last-offers': ['talk'],
  scored: ['award'],
  awarded: ['contract'],
  lapsed: ['award'],
}
/** How far a tender has come. */
interface Come {
  readonly state: TenderState
  readonly talkedAt?: unknown
  readonly qualifiedAt?: unknown
  readonly conformedAt?: unknown
}
/** What is still to be looked at before anybody scores; undefined where nothing is. */
export function nextToExamine(t: Staged & Pick<Come, 'qualifiedAt' | 'conformedAt'>): 'qualify' | 'conform' | undefined {
  if (hasStage(t, 'qualify') && !t.qualifiedAt) return 'qualify'
  return hasStage(t, 'conform') && !t.conformedAt ? 'conform' : undefined
}

/** Where a tender stands in its list, as the place of that stage; undefined where it stands nowhere. */
export function stageNow(t: Staged & Come): number | undefined {
  const toExamine = t.state === 'opened' ? nextToExamine(t) : undefined
  if (toExamine) return t.stages.findIndex((s) => s.kind === toExamine)
  const kinds = t.state === 'opened' && !t.talkedAt && hasStage(t, 'talk') ? ['talk'] : reached[t.state]
  const at = t.stages.findIndex((s) => kinds?.includes(s.kind))
  return at < 0 ? undefined : at
}
