import { type Acceptance, acceptanceProcess, type DrawCounts } from '#delivery'
import { fractionText, shareThen } from '#kernel'
import { z } from 'zod'
import { dayOf, dayOrNull, erased, id, onDay } from './fields.ts'
import { statesOf } from './states.ts'

/** A period that was handed in, as a program is told of it. */
export const acceptance = z
  .object({
    id: id('Period handed in.'),
    contractId: id('Contract.'),
    purchaseId: id('Purchase.'),
    purchaserId: id('Office that accepts.'),
    providerId: id('Institution that handed in.'),
    kind: z.enum(['month', 'milestone']),
    period: z.string(),
    periodFrom: onDay('First day.'),
    periodTo: onDay('Last day.'),
    state: z.enum(statesOf(acceptanceProcess.states)),
    handedInOn: onDay('Handed in.'),
    dueOn: onDay('Last day to accept or return it.'),
    acceptedOn: onDay('Accepted.').nullable(),
    by: z.enum(['purchaser', 'silence']).nullable(),
    noOpinionReason: z.string().nullable(),
    returnedOn: onDay('Returned.').nullable(),
    returnedReason: z.string().nullable(),
    erased: erased(),
    drawn: z
      .object({
        of: z.int().meta({ description: 'Records there were to draw from.' }),
        drawn: z.int(),
        asRecorded: z.int(),
        differs: z.int(),
        notCheckable: z.int(),
        unchecked: z.int(),
      })
      .nullable()
      .meta({
        description:
          'Records drawn to be checked at the last hand-in and what was found, as counts; null of what was handed in before records were drawn.',
      }),
    stalled: z.boolean().meta({ description: 'The purchaser let the agreed days pass.' }),
    lawDay: onDay('The law of this day governs it.'),
    version: z.int(),
    lines: z.array(
      z.object({
        lineId: id('Line.'),
        instalmentKey: z.string(),
        claimed: z.string().meta({ description: 'Exact share of the instalment as it was handed in, as a fraction.', examples: ['2/7'] }),
        accepted: z.string().nullable().meta({ description: 'What was accepted, as the same kind of share; null until it is decided.' }),
        outOf: z
          .string()
          .nullable()
          .meta({
            description:
              'What these are shares of: the units bought, or the post-days, when it was handed in. More units may be bought later; `accepted` times `outOf` is the number of units whatever was bought since. Null where it is not counted.',
            examples: ['7'],
          }),
        disputedReason: z.string().nullable(),
        erased: erased(),
      }),
    ),
  })
  .meta({ id: 'Acceptance' })

export const acceptanceOut = (a: Acceptance, drawn: DrawCounts | undefined): z.output<typeof acceptance> => ({
  id: a.id,
  contractId: a.contractId,
  purchaseId: a.purchaseId,
  purchaserId: a.purchaserId,
  providerId: a.providerId,
  kind: a.kind,
  period: a.period,
  periodFrom: dayOf(a.periodFrom),
  periodTo: dayOf(a.periodTo),
  state: a.state,
  handedInOn: dayOf(a.handedInOn),
  dueOn: dayOf(a.dueOn),
  acceptedOn: dayOrNull(a.acceptedOn),
  by: a.by,
  noOpinionReason: a.noOpinionReason,
  returnedOn: dayOrNull(a.returnedOn),
  returnedReason: a.returnedReason,
  drawn: drawn ?? null,
  stalled: a.stalled,
  lawDay: dayOf(a.lawDay),
  version: a.version,
  lines: a.lines.map((l) => ({
    lineId: l.lineId,
    instalmentKey: l.instalmentKey,
    claimed: fractionText(shareThen(l.claimed)),
    accepted: l.accepted && fractionText(shareThen(l.accepted)),
    outOf: l.outOf,
    disputedReason: l.disputedReason,
  })),
})
