import { accepted } from './acceptance-releases.ts'
import { awardOf } from './award-release.ts'
import { claimed } from './claim-releases.ts'
import { agreedIn, before, changed, implementing, planned, textOf, until } from './contract-texts.ts'
import type { Happening } from './happening.ts'
import { cameIntoForce, holdsFrom, isForLater } from './in-force.ts'
import type { Contract, DutyOfContract, Verdict } from './ocds.ts'
import type { PublicContract, PublicPurchase, PublicText, PublicVerdict } from './public-facts.ts'
import { combination, partiesOf, type Speaker, titleOf } from './speaker.ts'
import { successSaid } from './success-release.ts'
import { shown } from './value-releases.ts'

/** A contract from its signing to its end, with what was accepted, claimed, paid and said of it. */
export function contracted(p: PublicPurchase, c: PublicContract, say: Speaker): Happening[] {
  const [first, ...changes] = c.texts
  if (!first) return []
  const award = p.awards.find((a) => a.tenderId !== null && a.provider.id === c.provider.id)
  const awardID = award?.id ?? `${c.id}-award`
  const small: Contract = { id: c.id, awardID, status: 'active' }
  return [
    signed(p, c, first, { awardID, competed: award !== undefined }, say),
    ...changes.flatMap((text, i) => amended(p, c, text, i, awardID, say)),
    ...successSaid(c, small),
    ...c.acceptances.flatMap((a) => accepted(c, a, small, say)),
    ...c.values.map((v) => shown(v, small, say)),
    ...c.claims.flatMap((claim) => claimed(p, c, claim, small, say)),
    ...judged(c, small),
    ...ended(c, awardID),
  ]
}

function signed(
  p: PublicPurchase,
  c: PublicContract,
  first: PublicText,
  { awardID, competed }: { awardID: string; competed: boolean },
  say: Speaker,
): Happening {
  return {
    on: say.dayOf(first.agreedAt),
    at: first.agreedAt,
    stage: 6,
    key: `contract-${c.id}`,
    tag: competed ? ['contract'] : ['award', 'contract'],
    body: {
      parties: partiesOf(p, c, say),
      buyer: say.reference(p.purchaser),
      ...(!competed && direct(c, first, awardID, say)),
      ...combination(first.lines),
      contracts: [
        {
          ...textOf(c, awardID, first, say),
          dateSigned: say.here(first.agreedAt),
          duties: dutiesOf(c),
          ...implementing(planned(first, say)),
        },
      ],
    },
  }
}

/** Without a competition there is no award before the contract: both become public together, with the reason. */
const direct = (c: PublicContract, first: PublicText, id: string, say: Speaker): Pick<Happening['body'], 'awards' | 'tender'> => ({
  awards: [
    awardOf(
      {
        id,
        tenderId: null,
        provider: c.provider,
        title: first.title,
        titleEn: first.titleEn,
        reasons: c.noTenderReason ?? '',
        lines: first.lines,
        total: first.total,
        awardedOn: say.dayOf(first.agreedAt),
        ended: null,
      },
      say,
    ),
  ],
  tender: {
    id: say.tenderId,
    status: 'complete',
    procurementMethod: 'direct',
    ...(c.noTenderReason && { procurementMethodRationale: c.noTenderReason }),
  },
})

const dutiesOf = (c: PublicContract): DutyOfContract[] =>
  c.duties.map((d) => ({
    id: `${d.kind}-${d.debtor}`,
    debtor: d.debtor,
    ...titleOf(d.title),
    deadline: d.deadline.zh,
    deadline_en: d.deadline.en,
    remedy: d.remedy.zh,
    remedy_en: d.remedy.en,
  }))

/** A change, on the day both had signed it; one that holds from a later day is the contract from that day on, in a release of its own. */
function amended(p: PublicPurchase, c: PublicContract, text: PublicText, index: number, awardID: string, say: Speaker): Happening[] {
  const isLater = isForLater(text, say.zone)
  const from = holdsFrom(text, say.zone)
  const amendment = { id: `${c.id}-v${text.number}`, date: say.here(text.agreedAt), rationale: text.reason || `${index + 1}` }
  const signed: Happening = {
    on: say.dayOf(text.agreedAt),
    at: text.agreedAt,
    stage: 7,
    key: `amendment-${c.id}-${text.number}`,
    tag: ['contractAmendment'],
    body: {
      contracts: [
        isLater
          ? {
              ...{ id: c.id, awardID, status: 'active' },
              amendments: [{ ...amendment, effectiveDate: say.start(from), ...agreedIn(text, say) }],
            }
          : {
              ...textOf(c, awardID, text, say),
              amendments: [amendment],
              ...implementing(changed(c, text, until(from), say)),
            },
      ],
    },
  }
  return isLater && cameIntoForce(c, text, p.asOf, say.zone) ? [signed, inForce(c, text, awardID, say)] : [signed]
}

const inForce = (c: PublicContract, text: PublicText, awardID: string, say: Speaker): Happening => ({
  on: holdsFrom(text, say.zone),
  at: null,
  // Before whatever happens on that day.
  stage: 0,
  key: `in-force-${c.id}-${text.number}`,
  tag: ['contractAmendment'],
  body: {
    contracts: [
      {
        ...textOf(c, awardID, text, say),
        ...implementing(changed(c, text, before(holdsFrom(text, say.zone)), say)),
      },
    ],
  },
})

const judged = (c: PublicContract, small: Contract): Happening[] =>
  c.verdicts.map((v) => ({
    on: v.revealedOn,
    at: null,
    stage: 11,
    key: `verdict-${v.roundId}`,
    tag: ['implementation'],
    body: { contracts: [{ ...small, verdicts: [verdictOf(v)] }] },
  }))

/** A verdict; with lines where the round asked about them. */
const verdictOf = (v: PublicVerdict): Verdict => ({
  id: v.roundId,
  ratedBy: 'purchaser',
  mean: v.mean,
  numberOfMarks: v.n,
  ...(v.lines.length > 0 && { lines: v.lines.map((l) => ({ id: l.id, ...(l.mark !== null && { mark: l.mark }) })) }),
  ...(v.whole !== null && { achieved: v.whole }),
})

const ended = (c: PublicContract, awardID: string): Happening[] =>
  c.endedOn
    ? [
        {
          on: c.endedOn,
          at: null,
          stage: 12,
          key: `end-${c.id}`,
          tag: ['contractTermination'],
          body: { contracts: [{ id: c.id, awardID, status: 'terminated' }] },
        },
      ]
    : []
