import { indicatorKinds, indicatorKindWords, type Lang, shownBys, shownByWords, shownTimes, shownTimeWords, type Words } from '#kernel'
import { type FormState, Select, TextField } from '#ui'
import type { ReactNode } from 'react'
import { goalPageWords } from '../goal-page-words.ts'

/** One indicator as it is written down. `at` is its number among the others of its goal, and `beside` what else is asked of it. */
export function IndicatorRow({ n, at = n, beside, ...f }: { form: FormState; lang: Lang; n: number; at?: number; beside?: ReactNode }) {
  const t = goalPageWords[f.lang]
  return (
    <fieldset className="field">
      <legend>{t.indicatorN(at + 1)}</legend>
      <input type="hidden" name={`id-${n}`} value={String(f.form.values[`id-${n}`] ?? '')} />
      <TextField {...f} name={`name-${n}`} label={t.name} hint={at === 0 ? t.nameHint : undefined} />
      <div className="row">
        <TextField {...f} name={`target-${n}`} label={t.target} short inputMode="decimal" />
        <TextField {...f} name={`unit-${n}`} label={t.unit} short />
        <TextField
          {...f}
          name={`baseline-${n}`}
          label={t.baseline}
          hint={at === 0 ? t.baselineHint : undefined}
          short
          inputMode="decimal"
          optional
        />
        {beside}
      </div>
      <TextField {...f} name={`how-${n}`} label={t.how} hint={at === 0 ? t.howHint : undefined} />
      <div className="row">
        <Select {...f} name={`kind-${n}`} label={t.kind} options={options(indicatorKinds, indicatorKindWords, f.lang)} />
        <Select
          {...f}
          name={`better-${n}`}
          label={t.better}
          options={[
            { value: 'more', label: t.betterMore },
            { value: 'less', label: t.betterLess },
          ]}
        />
        <Select {...f} name={`when-${n}`} label={t.when} options={options(shownTimes, shownTimeWords, f.lang)} />
        <Select {...f} name={`by-${n}`} label={t.by} options={options(shownBys, shownByWords, f.lang)} />
      </div>
    </fieldset>
  )
}

const options = <K extends string>(keys: readonly K[], says: Readonly<Record<K, Words>>, lang: Lang) =>
  keys.map((value) => ({ value, label: says[value][lang] }))
