import { type Lang, proposedTerms, sayUnitTerms, serviceKinds, serviceKindWords } from '#kernel'
import { Checkboxes, type FormState, NumberField } from '#ui'
import { unitShape } from '../unit-form.ts'
import { unitFieldWords } from '../unit-field-words.ts'

interface Of {
  form: FormState
  lang: Lang
  /** What its fields are called where a form has several lines. */
  name?: (field: string) => string
}

/** What one unit must be. What the words of the unit seem to say is shown, for whoever writes to take over or not. */
export function UnitFields({ form, lang, name = (field) => field }: Of) {
  const t = unitFieldWords[lang]
  const f = { form, lang }
  const [typedUnit, typedTitle] = [String(form.values[name('unit')] ?? ''), String(form.values[name('title')] ?? '')]
  const entered = Object.keys(unitShape).some((k) => String(form.values[name(k)] ?? '') !== '')
  const proposal = entered ? '' : sayUnitTerms(proposedTerms(typedUnit, typedTitle))[lang]
  return (
    <details open={Object.keys(unitShape).some((k) => form.errors[name(k)])}>
      <summary className="small">
        {t.unitTerms}
        {entered && <span className="soft"> · {t.unitTermsSet}</span>}
      </summary>
      {proposal && <p className="small soft">{t.unitProposal(proposal)}</p>}
      <div className="row">
        <NumberField {...f} name={name('unitSessions')} label={t.unitSessions} optional />
        <NumberField {...f} name={name('unitPeople')} label={t.unitPeople} hint={t.unitPeopleHint} optional />
        <NumberField {...f} name={name('unitMembers')} label={t.unitMembers} hint={t.unitMembersHint} optional />
        <NumberField {...f} name={name('unitMinutes')} label={t.unitMinutes} optional />
      </div>
      <Checkboxes
        {...f}
        name={name('unitWhat')}
        label={t.unitWhat}
        options={serviceKinds.map((k) => ({ value: k, label: serviceKindWords[k][lang] }))}
      />
    </details>
  )
}
