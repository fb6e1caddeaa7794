import type { Lang } from '#kernel'
import { DayField, type FormState, Radios, TextArea, TextField } from '#ui'
import { words } from '../redress-page-words.ts'
import { standings } from '../rules/challenge.ts'

interface Fields {
  form: FormState
  lang: Lang
}

/** In what standing somebody challenges or complains, and who sends the letter; below it the letter begins. */
export function WhoWrites(f: Fields) {
  const t = words[f.lang]
  return (
    <>
      <Radios {...f} name="standing" label={t.standing} options={standings.map((s) => ({ value: s, label: t[`standing-${s}`] }))} />
      <TextArea {...f} name="members" label={t.members} optional rows={2} />
      <h2>{t.sender}</h2>
      <Sender {...f} />
      <h2>{t.letter}</h2>
    </>
  )
}

/** The end of a letter: what is asked, on which facts and law, signed and dated. */
export function WhatIsAsked(f: Fields) {
  const t = words[f.lang]
  return (
    <>
      <TextArea {...f} name="requests" label={t.requests} rows={3} />
      <TextArea {...f} name="facts" label={t.facts} hint={t.factsHint} rows={6} />
      <TextArea {...f} name="basis" label={t.basis} rows={3} />
      <TextField {...f} name="signedBy" label={t.signedBy} hint={t.signedByHint} />
      <DayField {...f} name="datedOn" label={t.datedOn} />
    </>
  )
}

/** Who sends a letter and how they are reached. */
function Sender(f: Fields) {
  const t = words[f.lang]
  return (
    <>
      <TextField {...f} name="sender" label={t.senderName} />
      <TextField {...f} name="address" label={t.address} />
      <TextField {...f} name="postcode" label={t.postcode} short />
      <TextField {...f} name="contact" label={t.contact} />
      <TextField {...f} name="phone" label={t.phone} type="tel" />
      <TextField {...f} name="agent" label={t.agent} hint={t.agentHint} optional />
    </>
  )
}
