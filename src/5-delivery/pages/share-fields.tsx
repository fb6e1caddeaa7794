import type { Lang } from '#kernel'
import { type FormState, NumberField, TextArea } from '#ui'
import { roleWords } from '../role-words.ts'
import { categoryWords } from '../rules/record.ts'
import { cardCategories } from '../rules/role-card.ts'

/** How a role card shares the time out, kind by kind. */
export function ShareFields({ form, lang }: { form: FormState; lang: Lang }) {
  const t = roleWords[lang]
  return (
    <fieldset className="field">
      <legend>{t.shares}</legend>
      {cardCategories.map((c) => (
        <div key={c}>
          <NumberField form={form} lang={lang} name={`share-${c}`} label={t.shareOf(categoryWords[c][lang])} unit="%" optional />
          <TextArea form={form} lang={lang} name={`tasks-${c}`} label={t.tasksOf(categoryWords[c][lang])} rows={2} optional />
        </div>
      ))}
    </fieldset>
  )
}
