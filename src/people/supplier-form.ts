import { aDay, choice, creditCode, email, longText, optional, text, ticked } from '#platform'
import { z } from 'zod'
import type { Day, Words } from '#kernel'
import { legalForms } from './organisation-form.ts'
import { type DocumentKind, documentKinds, type SupplierDocument } from './rules/supplier.ts'
import { refuseSupplier } from './supplier-words.ts'

/** How many documents the public form describes; more are added once the institution is registered. */
export const documentRows = [1, 2, 3] as const

const documentFields = {
  kind: choice(documentKinds),
  number: text(60),
  issuer: optional(text(100)),
  validUntil: optional(aDay()),
}
/** One document, as its institution describes it. */
export const documentForm = z.object(documentFields)
export type DocumentInput = z.infer<typeof documentForm>

const rowFields = Object.fromEntries(
  documentRows.flatMap((n) => [
    [`kind-${n}`, optional(documentFields.kind)],
    [`number-${n}`, optional(documentFields.number)],
    [`issuer-${n}`, documentFields.issuer],
    [`validUntil-${n}`, documentFields.validUntil],
  ]),
) as Record<string, z.ZodType>

/** What an institution says of itself that asks to be registered. */
export const supplierForm = z.object({
  name: text(100),
  nameEn: optional(text(100)),
  creditCode: creditCode(),
  legalForm: choice(legalForms),
  address: optional(text(200)),
  representedBy: optional(text(60)),
  phone: optional(text(40, 1, { phone: true })),
  contactName: text(60),
  contactEmail: email(),
  ...rowFields,
})

/** Rows of documents half filled in, told together with everything else that is wrong. */
export function halfDocuments(typed: Readonly<Record<string, unknown>>): Record<string, Words> {
  const given = (field: string, n: number) => String(typed[`${field}-${n}`] ?? '').trim() !== ''
  const fields: Record<string, Words> = {}
  for (const n of documentRows) {
    if (!given('kind', n) && ['number', 'issuer', 'validUntil'].some((f) => given(f, n))) fields[`kind-${n}`] = whole
    if (!given('number', n) && ['kind', 'issuer', 'validUntil'].some((f) => given(f, n))) fields[`number-${n}`] = whole
  }
  return fields
}
const whole = refuseSupplier('document-whole').words

export interface SupplierInput {
  name: string
  nameEn?: string | undefined
  creditCode: string
  legalForm: (typeof legalForms)[number]
  address?: string | undefined
  representedBy?: string | undefined
  phone?: string | undefined
  contactName: string
  contactEmail: string
  documents: readonly SupplierDocument[]
}

/** The form as a person meant it: rows left empty are no documents. */
export function readSupplier(i: z.infer<typeof supplierForm>): SupplierInput {
  const given = i as unknown as Record<string, unknown>
  const documents = documentRows.flatMap((n) =>
    given[`kind-${n}`] === undefined
      ? []
      : [
          {
            kind: given[`kind-${n}`] as DocumentKind,
            number: given[`number-${n}`] as string,
            issuer: (given[`issuer-${n}`] as string | undefined) ?? null,
            validUntil: (given[`validUntil-${n}`] as Day | undefined) ?? null,
          },
        ],
  )
  return { ...(i as unknown as SupplierInput), documents }
}

export const refuseSupplierForm = z.object({ reason: longText(1000) })
export const supplierRuleForm = z.object({ byRule: ticked(), known: optional(longText(200_000, 1, { numbers: true })) })
