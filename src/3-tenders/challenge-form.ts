import { choice, aDay, longText, optional, text } from '#platform'
import { z } from 'zod'
import { challengeSteps, challengeSubjects, type Letter, standings } from './rules/challenge.ts'

/** The letter of a challenge: each of its items is a field, so that one that lacks an item is not sent (R-71b). */
export const letterFields = {
  sender: text(200),
  address: text(300),
  postcode: text(20),
  contact: text(100),
  phone: text(40),
  agent: optional(text(300)),
  members: optional(longText(1000)),
  matters: longText(5000),
  requests: longText(3000),
  facts: longText(10_000),
  basis: longText(3000),
  signedBy: text(200),
  datedOn: aDay(),
}

export const challengeForm = z.object({
  about: choice(challengeSubjects),
  step: optional(choice(challengeSteps)),
  documentsOn: optional(aDay()),
  standing: choice(standings),
  ...letterFields,
})
type Fields = Pick<z.infer<typeof challengeForm>, keyof typeof letterFields>

export const letterOf = (f: Fields) =>
  ({
    sender: f.sender,
    address: f.address,
    postcode: f.postcode,
    contact: f.contact,
    phone: f.phone,
    agent: f.agent ?? null,
    members: f.members ?? null,
    matters: f.matters,
    requests: f.requests,
    facts: f.facts,
    basis: f.basis,
    signedBy: f.signedBy,
    datedOn: f.datedOn,
  }) satisfies Letter
