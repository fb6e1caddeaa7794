import { type Day, fractionText, isAtLeast, isBefore, one, shareNow } from '#kernel'
import type { Happening } from './happening.ts'
import { textOn } from './in-force.ts'
import type { Contract, Milestone } from './ocds.ts'
import type { PublicAcceptance, PublicContract } from './public-facts.ts'
import type { Speaker } from './speaker.ts'

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
                  title: a.title.zh,
                  title_en: a.title.en,
                  dateHandedIn: say.start(a.handedInOn),
                  ...(a.dueOn && { dueDate: say.end(a.dueOn) }),
                  dateAccepted: say.start(a.acceptedOn),
                  acceptedBy: a.by,
                  ...(a.residents !== null && { residentsHeard: a.residents }),
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

/** How far an instalment was accepted by a day: what is still disputed then is told as partly met, without a share that may yet change. */
function milestoneOf(c: PublicContract, part: PublicAcceptance['parts'][number], on: Day, say: Speaker): Milestone | undefined {
  const of = textOn(c, on, say.zone).instalments.find((i) => i.key === part.instalmentKey)
  if (!of) return undefined
  const known = c.acceptances.flatMap((x) =>
    x.parts
      .filter((p) => p.instalmentKey === part.instalmentKey)
      .map((p) => ({ ...p, on: p.disputed ? p.settledOn : x.acceptedOn, of: x.id })),
  )
  const open = known.some(
    (p) =>
      p.disputed &&
      !isBefore(on, c.acceptances.find((x) => x.id === p.of)!.acceptedOn) &&
      (p.settledOn === null || isBefore(on, p.settledOn)),
  )
  const share = shareNow(
    of,
    known.filter((p) => p.on !== null && !isBefore(on, p.on)).map((p) => p.accepted),
  )
  const met = !open && isAtLeast(share, one)
  return {
    id: of.key,
    title: of.title.zh,
    title_en: of.title.en,
    type: 'delivery',
    status: met ? 'met' : 'partiallyMet',
    ...(!of.onSigning && { dueDate: say.end(of.periodTo) }),
    ...(met && { dateMet: say.start(on) }),
    ...(!open && { acceptedShare: fractionText(share) }),
  }
}
