import { indexWords, type IndexTerms, type Lang, sayIndex } from '#kernel'
import type { PriceSeries } from '#plans'
import type { Ctx } from '#platform'
import { Cites, type FormState, NumberField, Select, TextField } from '#ui'
import type { indexShape } from '../index-form.ts'

/** Following a price series, in the documents of a tender. */
export function IndexFields({ form, lang, series }: { form: FormState; lang: Lang; series: readonly PriceSeries[] }) {
  const chosen = Object.keys(form.values).some((k) => k.startsWith('index') && form.values[k] !== '')
  const wrong = Object.keys(form.errors).some((k) => k.startsWith('index'))
  const field = (name: keyof typeof indexShape) => ({ form, lang, name })
  const w = indexWords
  // There is nothing to choose yet: the way to where series are kept.
  if (series.length === 0)
    return (
      <details>
        <summary>{w.index[lang]}</summary>
        <p className="hint">
          {w.seriesHint[lang]} <a href="/plans/series">{w.series[lang]}</a>
        </p>
      </details>
    )
  return (
    <details open={chosen || wrong}>
      <summary>{w.index[lang]}</summary>
      <Select
        {...field('indexSeries')}
        label={w.series[lang]}
        hint={w.seriesHint[lang]}
        empty={w.none[lang]}
        optional
        options={series.map((s) => ({ value: s.id, label: s.name, apart: [s.source] }))}
      />
      <div className="row">
        <TextField {...field('indexMonth')} label={w.month[lang]} hint={w.monthHint[lang]} optional />
        <NumberField {...field('indexShare')} label={w.share[lang]} decimal optional />
        <NumberField {...field('indexThreshold')} label={w.threshold[lang]} hint={w.thresholdHint[lang]} decimal optional />
      </div>
      <div className="row">
        <NumberField {...field('indexEvery')} label={w.every[lang]} hint={w.everyHint[lang]} optional />
        <NumberField {...field('indexFrom')} label={w.from[lang]} hint={w.fromHint[lang]} optional />
      </div>
    </details>
  )
}

/** What was announced, where its values stand, and what the law says of it and what it does not. */
export function IndexSaid({ ctx: { lang, law }, index }: { ctx: Ctx; index: IndexTerms }) {
  return (
    <>
      {sayIndex(index)[lang]} <a href={`/plans/series/${index.seriesId}`}>{indexWords.values[lang]}</a>{' '}
      <small className="soft">
        {indexWords.law[lang]} <Cites cites={law.cites('award-and-contract')} lang={lang} />
      </small>
    </>
  )
}
