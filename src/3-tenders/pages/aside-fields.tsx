import { advanceWhenWords, asideHints, asideWords, type Lang, retentionUntilWords, type SetAsideTerms, type Words } from '#kernel'
import { type FormState, NumberField, Select } from '#ui'

/** An advance on the price and a part kept back, in the documents of a tender and in the text of a contract alike. */
export function AsideFields({ form, lang }: { form: FormState; lang: Lang }) {
  const label = (name: keyof SetAsideTerms) => ({ form, lang, name, label: asideWords[name][lang] })
  const options = (of: Readonly<Record<string, Words>>) => Object.entries(of).map(([value, w]) => ({ value, label: w[lang] }))
  return (
    <>
      <div className="row">
        <NumberField {...label('advanceShare')} decimal optional hint={asideHints.advanceShare[lang]} />
        <Select {...label('advanceWhen')} options={options(advanceWhenWords)} />
      </div>
      <div className="row">
        <NumberField {...label('retentionShare')} decimal optional hint={asideHints.retentionShare[lang]} />
        <Select {...label('retentionUntil')} options={options(retentionUntilWords)} />
        <NumberField {...label('retentionDays')} optional />
      </div>
    </>
  )
}
