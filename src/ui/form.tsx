import { isErased, type Lang, type Refusal, sayMoney, typedMoney, typedNumber, type Words } from '#kernel'
import type { ReactNode } from 'react'
import { ErrorSummary } from './error-summary.tsx'
import { OpenedFor } from './opened-for.tsx'
import { isProof } from './sent-mark.ts'
import { type Choice, toldApart } from './told-apart.ts'
import { formWords } from './words.ts'
import { idOf, wrongIn } from './wrong-in.ts'

/** What a form shows: what was typed, what is wrong with it, and the key that makes a second sending harmless. */
export interface FormState {
  values: Readonly<Record<string, string | readonly string[] | undefined>>
  errors: Readonly<Record<string, Words>>
  refusal?: Refusal | undefined
  once: string
  /** Which of several forms of a kind on its page it is, so that no two fields have one id. */
  at?: string | undefined
}

/** A fresh form, with values to begin from. */
export const freshForm = (values: FormState['values'] = {}): FormState => ({ values, errors: {}, once: crypto.randomUUID() })

interface FieldProps {
  form: FormState
  lang: Lang
  name: string
  label: ReactNode
  hint?: ReactNode
  /** Shown beside the label where a field may stay empty. */
  optional?: boolean
}

const textOf = (form: FormState, name: string): string => {
  const v = form.values[name]
  const text = typeof v === 'string' ? v : (v?.[0] ?? '')
  // A mark of erasure is not what somebody wrote: the field begins empty.
  return isErased(text) ? '' : text
}

function described(p: FieldProps) {
  const wrong = wrongIn(p)
  const ids = [p.hint ? `${idOf(p.name, p.form)}-hint` : '', wrong ? `${idOf(p.name, p.form)}-wrong` : ''].filter(Boolean).join(' ')
  return { wrong, aria: { ...(ids && { 'aria-describedby': ids }), ...(wrong && { 'aria-invalid': true as const }) } }
}

function Around({ p, group, children }: { p: FieldProps & { options?: readonly Option[] }; group?: boolean; children: ReactNode }) {
  const wrong = wrongIn(p)
  const t = formWords[p.lang]
  const label = (
    <>
      {p.label}
      {p.optional && <span className="optional"> {t.optional}</span>}
    </>
  )
  const notes = (
    <>
      {p.hint && (
        <span className="hint" id={`${idOf(p.name, p.form)}-hint`}>
          {p.hint}
        </span>
      )}
      {wrong && (
        <span className="wrong" id={`${idOf(p.name, p.form)}-wrong`}>
          {wrong}
        </span>
      )}
    </>
  )
  const className = `field${wrong ? ' is-wrong' : ''}`
  return group ? (
    <fieldset className={className} id={idOf(p.name, p.form)} tabIndex={wrong ? -1 : undefined}>
      <legend>{label}</legend>
      {notes}
      {children}
    </fieldset>
  ) : (
    <div className={className}>
      <label htmlFor={idOf(p.name, p.form)}>{label}</label>
      {notes}
      {children}
    </div>
  )
}

export function TextField(
  p: FieldProps & {
    type?: 'text' | 'email' | 'password' | 'search' | 'tel'
    autoComplete?: string
    maxLength?: number
    short?: boolean
    inputMode?: 'numeric' | 'decimal'
  },
) {
  // What is typed unseen must not stand on the page that keeps a form.
  if (p.type === 'password' && !isProof(p.name)) throw new Error(`${p.name} is typed unseen, and isProof does not know it`)
  return (
    <Around p={p}>
      <input
        type={p.type ?? 'text'}
        id={idOf(p.name, p.form)}
        name={p.name}
        defaultValue={p.type === 'password' ? '' : textOf(p.form, p.name)}
        autoComplete={p.autoComplete ?? 'off'}
        maxLength={p.maxLength}
        inputMode={p.inputMode}
        className={p.short ? 'short' : undefined}
        {...described(p).aria}
      />
    </Around>
  )
}
/** How a number was read, where it was written in another way than it is kept. */
function readAs(p: FieldProps & { decimal?: boolean; money?: boolean }): string | undefined {
  const typed = textOf(p.form, p.name).trim()
  if (typed === '' || p.form.errors[p.name] || /^-?\d+(\.\d+)?$/.test(typed)) return undefined
  const amount = p.money ? typedMoney(typed) : undefined
  const read = amount === undefined ? (p.money ? undefined : typedNumber(typed)) : sayMoney(amount, p.lang)
  return read === undefined ? undefined : formWords[p.lang].readAs(read)
}
export function NumberField(p: FieldProps & { unit?: ReactNode; decimal?: boolean; money?: boolean }) {
  const read = readAs(p)
  return (
    <Around p={p}>
      {read && <span className="hint">{read}</span>}
      <span className="affix">
        <input
          type="text"
          id={idOf(p.name, p.form)}
          name={p.name}
          defaultValue={textOf(p.form, p.name)}
          inputMode={p.decimal ? 'decimal' : 'numeric'}
          autoComplete="off"
          {...described(p).aria}
        />
        {p.unit && <span className="soft">{p.unit}</span>}
      </span>
    </Around>
  )
}
export const MoneyField = (p: FieldProps) => <NumberField {...p} decimal money unit={formWords[p.lang].yuan} />
export function DayField(p: FieldProps) {
  return (
    <Around p={p}>
      <input type="date" id={idOf(p.name, p.form)} name={p.name} defaultValue={textOf(p.form, p.name)} {...described(p).aria} />
    </Around>
  )
}
export function MomentField(p: FieldProps) {
  return (
    <Around p={p}>
      <input type="datetime-local" id={idOf(p.name, p.form)} name={p.name} defaultValue={textOf(p.form, p.name)} {...described(p).aria} />
    </Around>
  )
}
export function TextArea(p: FieldProps & { rows?: number }) {
  return (
    <Around p={p}>
      <textarea id={idOf(p.name, p.form)} name={p.name} defaultValue={textOf(p.form, p.name)} rows={p.rows ?? 5} {...described(p).aria} />
    </Around>
  )
}
/** @param p.camera on a phone it opens the camera, without any script */
export function FileField(p: FieldProps & { accept?: string; multiple?: boolean; camera?: boolean }) {
  return (
    <Around p={p}>
      <input
        type="file"
        id={idOf(p.name, p.form)}
        name={p.name}
        accept={p.accept}
        multiple={p.multiple}
        capture={p.camera ? 'environment' : undefined}
        {...described(p).aria}
      />
    </Around>
  )
}

export interface Option extends Choice {
  hint?: ReactNode
  disabled?: boolean
}

export function Select(p: FieldProps & { options: readonly (Option & { label: string })[]; empty?: string }) {
  return (
    <Around p={p}>
      <select id={idOf(p.name, p.form)} name={p.name} defaultValue={textOf(p.form, p.name)} {...described(p).aria}>
        {p.empty !== undefined && <option value="">{p.empty}</option>}
        {toldApart(p.options).map((o) => (
          <option key={o.value} value={o.value} disabled={o.disabled}>
            {o.label}
          </option>
        ))}
      </select>
    </Around>
  )
}
function Boxes({ p, type }: { p: FieldProps & { options: readonly Option[] }; type: 'radio' | 'checkbox' }) {
  const chosen = [p.form.values[p.name] ?? []].flat() as string[]
  const wrong = wrongIn(p)
  return (
    <Around p={p} group>
      <div className="options">
        {toldApart(p.options).map((o) => (
          <label className="option" key={o.value}>
            <input
              type={type}
              name={p.name}
              value={o.value}
              defaultChecked={chosen.includes(o.value)}
              disabled={o.disabled}
              aria-invalid={wrong ? true : undefined}
            />
            <span>
              {o.label}
              {o.hint && <span className="hint">{o.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </Around>
  )
}
export const Radios = (p: FieldProps & { options: readonly Option[] }) => <Boxes p={p} type="radio" />
export const Checkboxes = (p: FieldProps & { options: readonly Option[] }) => <Boxes p={p} type="checkbox" />
export function Tick(p: FieldProps) {
  const wrong = p.form.errors[p.name]
  return (
    <div className={`field${wrong ? ' is-wrong' : ''}`}>
      {wrong && (
        <span className="wrong" id={`${idOf(p.name, p.form)}-wrong`}>
          {wrong[p.lang]}
        </span>
      )}
      <label className="option">
        <input
          type="checkbox"
          id={idOf(p.name, p.form)}
          name={p.name}
          value="yes"
          defaultChecked={['yes', 'on'].includes(textOf(p.form, p.name))}
          {...described(p).aria}
        />
        <span>
          {p.label}
          {p.hint && (
            <span className="hint" id={`${idOf(p.name, p.form)}-hint`}>
              {p.hint}
            </span>
          )}
        </span>
      </label>
    </div>
  )
}

/** A form that works without script: a plain POST, a hidden key against double sending, the version the person saw, as whom it was opened. */
export function Form(p: {
  action: string
  form: FormState
  lang: Lang
  submit?: string
  children?: ReactNode
  version?: number
  wide?: boolean
  upload?: boolean
  cancel?: string
  plain?: boolean
  danger?: boolean
  small?: boolean
}) {
  return (
    <form
      method="post"
      action={p.action}
      className={p.plain ? undefined : `form${p.wide ? ' wide' : ''}`}
      noValidate
      encType={p.upload ? 'multipart/form-data' : undefined}
    >
      {!p.plain && <ErrorSummary form={p.form} lang={p.lang} fields={p.children} />}
      <input type="hidden" name="_once" value={p.form.once} />
      <OpenedFor />
      {p.version !== undefined && <input type="hidden" name="_version" value={p.version} />}
      {p.children}
      {p.submit &&
        (p.plain ? (
          <button className={`button${p.danger ? ' danger' : ' plain'}${p.small ? ' small' : ''}`}>{p.submit}</button>
        ) : (
          <div className="actions">
            <button className={`button${p.danger ? ' danger' : ''}`}>{p.submit}</button>
            {p.cancel && <a href={p.cancel}>{formWords[p.lang].cancel}</a>}
          </div>
        ))}
    </form>
  )
}
