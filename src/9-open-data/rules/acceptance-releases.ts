import { type Day, fractionText, isAtLeast, isBefore, one, shareNow } from '#kernel'
import type { Happening } from './happening.ts'
import { textOn } from './in-force.ts'
import type { Contract, Milestone } from './ocds.ts'
import type { PublicAcceptance, PublicContract, PublicInstalment } from './public-facts.ts'
import { type Speaker, titleOf } from './speaker.ts'

/** An acceptance, on the day it was given, and each dispute of it on the day it was settled. */
export function accepted(c: PublicContract, a: PublicAcceptance, small: Contract, say: Speaker): Happening[] {
  const settledLater = a.parts.filter((p) => p.disputed && p.settledOn)
  const settled = [...Map.groupBy(settledLater, (p) => p.settledOn!.toString()).values()]
  return [
    {
      on: a.acceptedOn,
      at: null,
      stage: 8,
      key: `acceptance-${a.id}`,
      tag: ['implementation'],
      body: {
        contracts: [
          {
            ...small,
            implementation: {
              ...milestonesIn(a.parts.map((p) => milestoneOf(c, p, a.acceptedOn, say))),
              acceptances: [
                {
                  id: a.id,
                  ...titleOf(a.title),
                  dateHandedIn: say.start(a.handedInOn),
                  ...(a.dueOn && { dueDate: say.end(a.dueOn) }),
                  dateAccepted: say.start(a.acceptedOn),
                  acceptedBy: a.by,
                  ...(a.residents !== null && { residentsHeard: a.residents }),
                  ...(a.drawn && {
                    recordsChecked: {
                      records: a.drawn.of,
                      drawn: a.drawn.drawn,
                      asRecorded: a.drawn.asRecorded,
                      differing: a.drawn.differs,
                      notCheckable: a.drawn.notCheckable,
                      notChecked: a.drawn.unchecked,
                    },
                  }),
                },
              ],
            },
          },
        ],
      },
    },
    ...settled.map((parts): Happening => {
      const on = parts[0]!.settledOn!
      return {
        on,
        at: null,
        stage: 8,
        key: `settlement-${a.id}-${on}`,
        tag: ['implementation'],
        body: { contracts: [{ ...small, implementation: milestonesIn(parts.map((p) => milestoneOf(c, p, on, say))) }] },
      }
    }),
  ]
}

export const milestonesIn = (found: readonly (Milestone | undefined)[]): { milestones?: readonly Milestone[] } => {
  const milestones = found.filter((m) => m !== undefined)
  return milestones.length > 0 ? { milestones } : {}
}

/** How far an instalment was accepted by a day, by the text in force on it. */
function milestoneOf(c: PublicContract, part: PublicAcceptance['parts'][number], on: Day, say: Speaker): Milestone | undefined {
  const of = textOn(c, on, say.zone).instalments.find((i) => i.key === part.instalmentKey)
  if (!of) return undefined
  const { met, ...standing } = metIn(c, of, (d) => !isBefore(on, d))
  return {
    id: of.key,
    ...titleOf(of.title),
    type: 'delivery',
    status: met ? 'met' : 'partiallyMet',
    ...(!of.onSigning && { dueDate: say.end(of.periodTo) }),
    ...(met && { dateMet: say.start(on) }),
    ...standing,
  }
}

/**
 * How much of an instalment is accepted, of what was decided by then: what is still disputed is told as partly met, without a share that may
 * yet change.
 */
export function metIn(c: PublicContract, of: PublicInstalment, by: (on: Day) => boolean): { met: boolean; acceptedShare?: string } {
  const parts = c.acceptances.flatMap((x) =>
    x.parts
      .filter((p) => p.instalmentKey === of.key)
      .map((p) => ({ ...p, acceptedOn: x.acceptedOn, on: p.disputed ? p.settledOn : x.acceptedOn })),
  )
  const isOpen = parts.some((p) => p.disputed && by(p.acceptedOn) && !(p.settledOn && by(p.settledOn)))
  if (isOpen) return { met: false }
  const share = shareNow(
    of,
    parts.filter((p) => p.on !== null && by(p.on)).map((p) => p.accepted),
  )
  return { met: isAtLeast(share, one), acceptedShare: fractionText(share) }
}
