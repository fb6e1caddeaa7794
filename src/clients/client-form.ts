import { aDay, choice, choices, idOf, longText, optional, text, ticked } from '#platform'
import { type FormState, freshForm } from '#ui'
import { z } from 'zod'
import type { Person } from './person.ts'
import { ageGroups, type Client, consentScopes, groups, handedWhys, sexes, transferParts } from './rules/client.ts'

const own = { phone: true } as const
const person = {
  name: text(60),
  phone: optional(text(40, 1, own)),
  address: optional(text(200)),
  guardian: optional(text(60)),
  guardianPhone: optional(text(40, 1, own)),
}
const counted = {
  ageGroup: choice(ageGroups),
  sex: choice(sexes),
  groups: choices(groups),
  communityId: optional(idOf('community')),
}
const consent = { givenOn: aDay(), givenBy: choice(['self', 'guardian']), way: choice(['written', 'spoken']) }

/** What is asked of somebody new: who they are, what they are counted by, and how they agreed. */
export const newClientForm = z.object({ ...person, ...counted, ...consent, twice: ticked() })
export const clientForm = z.object({ ...person, ...counted, twice: ticked() })
export type ClientInput = z.infer<typeof clientForm>
export type NewClientInput = z.infer<typeof newClientForm>

export const consentForm = z.object({ scope: choice(consentScopes), ...consent, untilOn: optional(aDay()) })
export type ConsentInput = z.infer<typeof consentForm>
/** Where somebody goes, what goes along, and how they agreed to that. */
export const sendForm = z.object({ toId: idOf('organisation'), parts: choices(transferParts), ...consent })
export type SendInput = z.infer<typeof sendForm>
export const takeClientForm = z.object({ code: text(60), ...consent, twice: ticked() })
export type TakeClientInput = z.infer<typeof takeClientForm>
export const handOverForm = z.object({ workerId: idOf('user'), why: choice(handedWhys), unasked: ticked() })
export const reasonForm = z.object({ reason: longText(500, 10) })

/** At least twelve signs: it is typed once a day, and stands between a stolen backup and the names. */
const passphrase = () => z.string({ error: 'required' }).min(12, 'shorter:12').max(200, 'longer:200')
export const startForm = z.object({ passphrase: passphrase() })
export const openForm = z.object({ passphrase: z.string().max(200, 'longer:200').default('') })
export const takeForm = z.object({ code: text(60), passphrase: passphrase() })

export const clientValues = (c: Client, p: Person): FormState =>
  freshForm({
    ...(p as unknown as Record<string, string>),
    ageGroup: c.ageGroup,
    sex: c.sex,
    groups: [...c.groups],
    communityId: c.communityId ?? '',
  })
