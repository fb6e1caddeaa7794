import { type Day, listIn, type Money, sayDay, sayMoney } from '#kernel'
import { type Ctx, type Field, type Fields, hintOf, labelOf, type ValuesOf } from '#platform'
import type { ReactNode } from 'react'
import { Checkboxes, DayField, type FormState, MoneyField, NumberField, Select, TextArea, TextField, Tick } from './form.tsx'

type Where = Pick<Ctx, 'lang' | 'law'>

/** Fields of a form, drawn by what they ask; `only` and `but` where some stand elsewhere on the page. */
export function AskedFields<F extends Fields>(p: {
  fields: F
  ctx: Where
  form: FormState
  only?: readonly (keyof F['each'])[]
  but?: readonly (keyof F['each'])[]
}) {
  const names = Object.keys(p.fields.each).filter((name) => (p.only?.includes(name) ?? true) && !p.but?.includes(name))
  return names.map((name) => <AskedField key={name} name={name} {...p} />)
}

function AskedField({ fields, name, ctx: { lang, law }, form }: { fields: Fields; name: string; ctx: Where; form: FormState }) {
  const field = fields.each[name]!
  const hint = hintOf(fields, name, lang)
  const f = { form, lang, name, label: labelOf(fields, name, lang), optional: field.optional ?? false, ...(hint && { hint }) }
  const options = field.options(law).map((o) => ({ value: o.value, label: o.says[lang] }))
  const rows = field.rows === undefined ? {} : { rows: field.rows }
  switch (field.kind) {
    case 'day':
      return <DayField {...f} />
    case 'money':
      return <MoneyField {...f} />
    case 'number':
      return <NumberField {...f} />
    case 'tick':
      return <Tick {...f} />
    case 'line':
      return <TextField {...f} />
    case 'text':
    case 'lines':
      return <TextArea {...f} {...rows} />
    case 'several':
      return options.length > 0 && <Checkboxes {...f} options={options} />
    case 'one':
    case 'yes-no':
      return options.length > 0 && <Select {...f} options={options} {...(field.empty && { empty: field.empty[lang] })} />
  }
}

/**
 * What a record says by these fields, for a summary list, and nothing of what was left open. `instead` tells some in another way, or
 * with null nowhere.
 */
export function fieldRows<F extends Fields>(p: {
  fields: F
  of: ValuesOf<F>
  ctx: Where
  instead?: { readonly [K in keyof F['each']]?: ReactNode }
}): { label: string; value: ReactNode }[] {
  const { lang } = p.ctx
  return Object.entries(p.fields.each).flatMap(([name, field]) => {
    const label = labelOf(p.fields, name, lang)
    const other = p.instead?.[name]
    const value = other === undefined ? said(field, (p.of as Record<string, unknown>)[name], label, p.ctx) : other
    return value === null || value === '' ? [] : [{ label: field.called?.[lang] ?? label, value }]
  })
}

function said({ kind, options }: Field<unknown>, value: unknown, label: string, { lang, law }: Where): string | null {
  if (value === null) return null
  const chosen = (v: string) => options(law).find((o) => o.value === v)?.says[lang] ?? v
  switch (kind) {
    case 'day':
      return sayDay(value as Day, lang)
    case 'money':
      return sayMoney(value as Money, lang)
    case 'tick':
      return value ? label : null
    case 'yes-no':
      return chosen(value ? 'yes' : 'no')
    case 'one':
      return chosen(value as string)
    case 'several':
      return listIn((value as string[]).map(chosen), lang)
    case 'lines':
      return listIn(value as string[], lang)
    default:
      return String(value)
  }
}
