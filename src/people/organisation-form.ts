import { choice, creditCode, longText, optional, text, inBoth } from '#platform'
import { both, halfWidth, type Words } from '#kernel'
import { type FormState, freshForm } from '#ui'
import { z } from 'zod'
import { refuseOrganisation } from './organisation-words.ts'
import type { OrganisationKind } from './permission.ts'
import { organisationKinds } from './role-words.ts'
import type { Organisation } from './store.ts'
import { words } from './words.ts'

export const kinds = Object.keys(organisationKinds) as [OrganisationKind, ...OrganisationKind[]]
export const legalForms = ['social-organisation', 'enterprise', 'institution', 'rural-collective', 'self-governing', 'individual'] as const

/** What a legal form is called. */
export const sayLegalForm = (form: string): Words =>
  (legalForms as readonly string[]).includes(form) ? words.both(form as (typeof legalForms)[number]) : both(form, form)

const registered = {
  name: text(100),
  nameEn: optional(text(100)),
  legalForm: optional(choice(legalForms)),
  creditCode: optional(creditCode()),
}
/** What the form of a new organisation takes. */
export const newOrganisationForm = z.object({ ...registered, kind: choice(kinds) })
/** What an administrator may change of it later. */
export const organisationForm = z.object(registered)

/** Digits, with whatever blanks and hyphens people put between them. */
const accountNumber = () =>
  z
    .string({ error: 'required' })
    .max(60, 'longer:60')
    .transform((s) => halfWidth(s).replace(/[\s-]/g, ''))
    .refine((s) => /^\d{6,30}$/.test(s), inBoth(refuseOrganisation('account-wrong').words))

const together = inBoth(refuseOrganisation('bank-with-account').words)
/** What a contract and a payment need to know of it. */
export const particularsForm = z
  .object({
    address: optional(text(200)),
    representedBy: optional(text(60)),
    phone: optional(text(40, 1, { phone: true })),
    bank: optional(text(100)),
    account: optional(accountNumber()),
    contractSeal: optional(text(80)),
    about: optional(longText(1000, 1, { phone: true })),
  })
  .refine((i) => !i.account || i.bank, { path: ['bank'], error: together })
  .refine((i) => !i.bank || i.account, { path: ['account'], error: together })
export type Particulars = z.infer<typeof particularsForm>

/** An account number as people read it, in groups of four. */
export const sayAccount = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ')

export const organisationValues = (o: Organisation): FormState =>
  freshForm({ name: o.name, nameEn: o.name_en ?? '', legalForm: o.legal_form ?? '', creditCode: o.credit_code ?? '' })
export const particularsValues = (o: Organisation): FormState =>
  freshForm({
    address: o.address ?? '',
    representedBy: o.represented_by ?? '',
    phone: o.phone ?? '',
    bank: o.bank ?? '',
    account: o.account ? sayAccount(o.account) : '',
    contractSeal: o.contract_seal ?? '',
    about: o.about ?? '',
  })
/** Into which organisation another goes. */
export const mergeOrganisationForm = z.object({ into: z.string({ error: 'choose' }).min(1, 'choose').max(60, 'id') })
