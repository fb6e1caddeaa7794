import type { Moment } from '#kernel'

/** A place on a panel. */
export interface Seat {
  userId: string
  name: string
  kind: 'expert' | 'purchaser'
  state: 'appointed' | 'declared' | 'scored' | 'recused' | 'declined'
  draw: number | null
  declaredAt: Moment | null
  tie: string | null
  recusedReason: string | null
  scoredAt: Moment | null
  version: number
}

/** A draw by lot, as anybody can repeat it. */
export interface Draw {
  number: number
  seed: string
  pool: readonly string[]
  drawn: readonly string[]
  /** The specialties of which one was asked for; none: whoever was in the pool. */
  specialtyIds: readonly string[]
  leftOut: readonly LeftOut[]
  drawnAt: Moment
}

/** Why somebody of the pool was not drawn from. */
export type WhyLeftOut = 'out' | 'seated' | 'purchaser' | 'tie' | 'expired' | 'away' | 'specialty'
export interface LeftOut {
  readonly userId: string
  readonly why: WhyLeftOut
}

export const sitting = (all: readonly Seat[]): Seat[] => all.filter((s) => s.state !== 'recused' && s.state !== 'declined')
export const seatOf = (all: readonly Seat[], userId: string | null): Seat | undefined => sitting(all).find((s) => s.userId === userId)

/** True when every seat is taken by somebody who has declared. */
export function isComplete(all: readonly Seat[], needed: { size: number; experts: number }): boolean {
  const sit = sitting(all)
  return (
    sit.length >= needed.size &&
    sit.filter((s) => s.kind === 'expert').length >= needed.experts &&
    sit.every((s) => s.state !== 'appointed')
  )
}
