import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import type { Particulars } from './organisation-form.ts'
import { changeOrganisation, formMissing, takenByAnother, together } from './organisations.ts'
import type { NewOrganisation } from './register-organisation.ts'

/** Changes what an organisation is registered as. What was signed keeps the name of then; what kind it is stays. */
export const editOrganisation = (ctx: Ctx, i: Omit<NewOrganisation, 'kind'> & { id: string }): Promise<{ id: string } | Refusal> =>
  changeOrganisation(ctx, { id: i.id, verb: 'edit', action: 'people.edit-organisation' }, async ({ tx, inside, now, set }) => {
    const wrong = together(await takenByAnother(inside, tx, { ...i, kind: now.kind }), formMissing(now.kind, i.legalForm))
    return (
      wrong ??
      (await set({
        name: i.name,
        name_en: i.nameEn ?? null,
        legal_form: i.legalForm ?? null,
        credit_code: i.creditCode ?? null,
      }))
    )
  })

/** Writes down where an organisation is, who signs for it and where it is paid. */
export const keepParticulars = (ctx: Ctx, i: Particulars & { id: string }): Promise<{ id: string } | Refusal> =>
  changeOrganisation(ctx, { id: i.id, verb: 'keepParticulars', action: 'people.keep-particulars' }, ({ set }) =>
    set({
      address: i.address ?? null,
      represented_by: i.representedBy ?? null,
      phone: i.phone ?? null,
      bank: i.bank ?? null,
      account: i.account ?? null,
      contract_seal: i.contractSeal ?? null,
      about: i.about ?? null,
    }),
  )
