import { type Money, moneyText, nothingSetAside } from '#kernel'
import { aDay, aMoment, amount, choice, type Ctx, decimalText, longText, optional, rows, text, ticked } from '#platform'
import { type FormState, freshForm } from '#ui'
import { z } from 'zod'
import { asideFrom, asideShape, asideValues } from './aside-form.ts'
import { indexFrom, indexShape, indexValues } from './index-form.ts'
import type { TenderTerms } from './edit-tender.ts'
import { reserves } from './rules/promotion.ts'
import type { Tender } from './rules/tender.ts'
import { refuse } from './words.ts'

/** The criteria, a row for each. The form always chooses a kind, so a kind alone makes no row. */
export const criterionRows = rows(
  8,
  { title: text(200), weight: decimalText({ min: 0, max: 100 }), guide: text(1000) },
  refuse('criterion-field-missing').words,
  { kind: choice(['objective', 'subjective']), countsOwn: choice(['yes', 'no']) },
)

/** What begins a tender: of which purchase, by which method of the place. */
export const newTenderForm = (ctx: Ctx) =>
  z.object({ purchase: z.string({ error: 'choose' }).max(60, 'id'), method: choice(ctx.law.methods.map((m) => m.name)) })

/** What the form of a tender’s terms takes. Moments are those of the place. */
export const tenderForm = (ctx: Ctx) =>
  z.object({
    method: choice(ctx.law.methods.map((m) => m.name)),
    consent: optional(text(100)),
    fixedPrice: ticked(),
    priceWeight: optional(decimalText({ min: 0, max: 100 })),
    ceiling: optional(amount()),
    named: optional(z.string().max(60, 'id')),
    ground: optional(choice(ctx.law.tenders.singleGrounds.map((g) => g.value))),
    groundSays: optional(longText(5000)),
    groundExperts: optional(longText(2000)),
    groundOriginal: optional(amount()),
    documentsUntilOn: optional(aDay()),
    deadlineAt: optional(aMoment(ctx.zone)),
    conditions: optional(longText(5000)),
    acceptance: optional(longText(5000)),
    payment: optional(longText(3000)),
    ...asideShape,
    ...indexShape,
    reserve: optional(choice(reserves)),
    reserved: optional(amount()),
    reservedSmall: optional(amount({ zero: true })),
    whyNotReserved: optional(longText(1000)),
    deduction: optional(decimalText({ min: 0, max: 100 })),
    deductsForSocial: ticked(),
    isComplex: ticked(),
    highImpact: ticked(),
    ...criterionRows.fields,
  })

export const readTender = (i: z.output<ReturnType<typeof tenderForm>>): TenderTerms => ({
  ...i,
  aside: asideFrom(i),
  index: indexFrom(i),
  criteria: criterionRows.read(i).map((r) => ({ ...r, kind: r.kind ?? 'objective', countsOwn: r.countsOwn === 'yes' })),
  promotion: {
    reserve: i.reserve,
    reserved: i.reserved ?? null,
    reservedSmall: i.reservedSmall ?? null,
    whyNotReserved: i.whyNotReserved ?? null,
    deduction: i.deduction ?? null,
    deductsForSocial: i.deductsForSocial,
  },
})

const moneyOr = (m: Money | null | undefined): string => (m === null || m === undefined ? '' : moneyText(m))

/** What stands in the form of a tender that is there. */
export const tenderValues = (ctx: Ctx, x: Tender): FormState =>
  freshForm({
    method: x.method,
    consent: x.consent ?? '',
    fixedPrice: x.fixedPrice ? 'yes' : '',
    priceWeight: x.priceWeight ?? '',
    ceiling: moneyOr(x.ceiling),
    named: x.named[0] ?? '',
    ground: x.ground ?? '',
    groundSays: x.groundSays ?? '',
    groundExperts: x.groundExperts ?? '',
    groundOriginal: moneyOr(x.groundOriginal),
    documentsUntilOn: x.documentsUntilOn?.toString() ?? '',
    deadlineAt: x.deadlineAt?.toZonedDateTimeISO(ctx.zone).toPlainDateTime().toString({ smallestUnit: 'minute' }) ?? '',
    conditions: x.conditions ?? '',
    acceptance: x.acceptance ?? '',
    payment: x.payment ?? '',
    ...asideValues(x.aside ?? nothingSetAside),
    ...indexValues(x.priceIndex),
    reserve: x.promotion?.reserve ?? '',
    reserved: moneyOr(x.promotion?.reserved),
    reservedSmall: moneyOr(x.promotion?.reservedSmall),
    whyNotReserved: x.promotion?.whyNotReserved ?? '',
    deduction: x.promotion?.deduction ?? '',
    deductsForSocial: x.promotion?.deductsForSocial ? 'yes' : '',
    isComplex: x.isComplex ? 'yes' : '',
    highImpact: x.highImpact ? 'yes' : '',
    ...criterionRows.values(x.criteria.map((c) => ({ ...c, countsOwn: c.countsOwn ? 'yes' : '' }))),
  })
