import { type Lang, saySubsidyOf } from '#kernel'
import { type FormState, MoneyField, TextField } from '#ui'
import { words } from '../page-words.ts'
import type { TenderLine } from '../rules/tender.ts'

/** Of a subsidised post: what it costs in all, and from whom and what money the bidder has what is not paid here. */
export function OwnRest({ line: l, ...f }: { line: TenderLine; form: FormState; lang: Lang }) {
  const [t, says] = [words[f.lang], saySubsidyOf(l, f.lang)]
  if (says === null) return null
  return (
    <fieldset className="field">
      <legend>{t.restOf(l.title)}</legend>
      <p className="soft small">
        {t.restAsked} {says}
      </p>
      <MoneyField {...f} name={`whole-${l.id}`} label={t.restWhole} hint={t.restWholeHint} optional />
      <div className="row">
        <TextField {...f} name={`restFrom-${l.id}`} label={t.restFrom} optional />
        <TextField {...f} name={`restMoney-${l.id}`} label={t.restMoney} optional />
      </div>
    </fieldset>
  )
}
