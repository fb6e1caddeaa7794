import { type Indicator, indicator, list, meanOf, none, ratio, share, sum, to } from './indicator.ts'
import { insteadWords } from './indicator-words.ts'

/** Findings T11 to T17: how it is bought, under which contract, paid when, and what the two sides say of each other. */
export const purchaseIndicators: readonly Indicator[] = [
  indicator('price-weight', {
    finding: 'T11',
    unit: 'number',
    from: to.tender,
    read: (all) => meanOf(all, (c) => c.priceWeight),
  }),
  indicator('fixed-price', {
    finding: 'T11',
    unit: 'percent',
    from: to.tender,
    read: (all) => meanOf(all, (c) => (c.fixedPrice === null ? null : Number(c.fixedPrice))),
  }),
  indicator('bidders', {
    finding: 'T11',
    unit: 'number',
    from: to.tender,
    read: (all) => meanOf(all, (c) => c.bidders),
  }),
  indicator('term', {
    finding: 'T12',
    unit: 'months',
    from: to.contract,
    read: (all) => meanOf(all, (c) => c.months),
  }),
  indicator('gap', {
    finding: 'T12',
    unit: 'days',
    from: to.contract,
    read: (all) => meanOf(all, (c) => c.gapDays),
  }),
  ...(['purchaser', 'provider'] as const).map((side) =>
    indicator(`duties-${side}`, {
      finding: 'T13',
      unit: 'percent',
      from: to.duties,
      read: (all) => ratio(sum(all.map((c) => c.duties[side].inTime)), sum(all.map((c) => c.duties[side].due))),
    }),
  ),
  indicator('terms', {
    finding: 'T13',
    unit: 'index',
    from: to.duties,
    read: (all) => meanOf(all, (c) => (c.duties.provider.terms === 0 ? null : c.duties.purchaser.terms / c.duties.provider.terms)),
  }),
  indicator('to-signature', {
    finding: 'T14',
    unit: 'days',
    from: to.clock,
    read: (all) => meanOf(all, (c) => c.before?.toSignature ?? null),
  }),
  indicator('served-before', {
    finding: 'T14',
    unit: 'days',
    from: to.clock,
    read: (all) => meanOf(all, (c) => c.before?.served ?? null),
  }),
  indicator('change-days', {
    finding: 'T14',
    unit: 'days',
    from: to.clock,
    read: (all) => {
      const known = list(all, (c) => c.before?.changes ?? [])
      return ratio(sum(known), known.length)
    },
  }),
  indicator('punctual', {
    finding: 'T14',
    unit: 'percent',
    from: to.payments,
    read: (all) => {
      const known = list(all, (c) => (c.paying ? [c.paying] : []))
      return ratio(sum(known.map((p) => p.inTime)), sum(known.map((p) => p.due)))
    },
  }),
  indicator('to-money', {
    finding: 'T14',
    unit: 'days',
    from: to.payments,
    read: (all) => {
      const known = list(all, (c) => c.paying?.daysToMoney ?? [])
      return ratio(sum(known), known.length)
    },
  }),
  indicator('interest', {
    finding: 'T14',
    unit: 'yuan',
    from: to.payments,
    read: (all) => {
      const known = list(all, (c) => (c.paying && c.paying.due > 0 ? [c.paying] : []))
      const liable = known.flatMap((p) => (p.interestLiable === null ? [] : [p.interestLiable]))
      // A sum of which a part is not known is not known.
      return liable.length < known.length || known.length === 0
        ? none
        : { value: Number(liable.reduce((t, m) => t + m, 0n)) / 100, n: sum(known.map((p) => p.due)) }
    },
  }),
  indicator('silence', {
    finding: 'T14',
    unit: 'percent',
    from: to.delivery,
    read: (all) => ratio(sum(all.map((c) => c.acceptances.bySilence)), sum(all.map((c) => c.acceptances.decided))),
  }),
  indicator('asked-first', {
    finding: 'T15',
    unit: 'percent',
    from: to.survey,
    read: (all) => meanOf(all, (c) => (c.askedBeforePlan === null ? null : Number(c.askedBeforePlan))),
  }),
  indicator('from-needs', {
    finding: 'T15',
    unit: 'percent',
    from: to.plan,
    read: (all) => meanOf(all, (c) => (c.withNeed && c.withNeed.of > 0n ? share(c.withNeed.amount, c.withNeed.of) : null)),
  }),
  indicator('dependence', {
    finding: 'T16',
    unit: 'percent',
    from: to.institution,
    read: (all) => {
      const by = new Map(all.filter((c) => c.dependence !== null).map((c) => [c.providerId, c.dependence!]))
      return ratio(sum([...by.values()]), by.size)
    },
  }),
  indicator('on-provider', {
    finding: 'T17',
    unit: 'mark',
    from: to.verdicts,
    read: (all) => {
      const known = list(all, (c) => (c.verdictOnProvider ? [c.verdictOnProvider] : []))
      return ratio(sum(known.map((v) => v.mean * v.n)), sum(known.map((v) => v.n)))
    },
  }),
  indicator('on-purchaser', {
    finding: 'T17',
    unit: 'mark',
    from: to.verdicts,
    alone: false,
    read: (all) => {
      const by = [
        ...Map.groupBy(
          all.filter((c) => c.verdictOnPurchaser),
          (c) => c.providerId,
        ).values(),
      ].map((own) => sum(own.map((c) => c.verdictOnPurchaser!.mean)) / own.length)
      if (by.length === 0) return none
      // Fewer than three, and a reader could tell who said what.
      return by.length < 3
        ? { value: null, n: by.length, instead: insteadWords['few-voices'] }
        : { value: sum(by) / by.length, n: by.length }
    },
  }),
]
