import { isSecret, type SentFields } from './sent-mark.ts'

export const hasFiles = (fields: SentFields): boolean =>
  Object.values(fields).some((v) => [v].flat().some((x) => typeof x !== 'string' && (x as File).size > 0))

/** A form as it was sent, hidden, to be sent once more. */
export function KeptForm(p: { action: string; fields: SentFields; button: string }) {
  const texts = Object.entries(p.fields).flatMap(([k, v]) =>
    isSecret(k, p.fields) ? [] : [v].flat().flatMap((x) => (typeof x === 'string' ? [[k, x] as const] : [])),
  )
  return (
    <form method="post" action={p.action}>
      {texts.map(([k, v], i) => (
        <textarea key={i} name={k} defaultValue={v} hidden readOnly />
      ))}
      <button className="button plain">{p.button}</button>
    </form>
  )
}
