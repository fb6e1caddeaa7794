import type { Lang, Refusal } from '#kernel'
import { OpenedFor } from './opened-for.tsx'

/** One button that does one thing, or the reason why it is not possible now. */
export function ActionButton(p: {
  action: string
  lang: Lang
  label: string
  whyNot?: Refusal | undefined
  values?: Record<string, string>
  version?: number
  danger?: boolean
  primary?: boolean
}) {
  if (p.whyNot)
    return (
      <span>
        <span className="button" aria-disabled="true">
          {p.label}
        </span>
        <span className="why-not"> {p.whyNot.words[p.lang]}</span>
      </span>
    )
  return (
    <form method="post" action={p.action}>
      <input type="hidden" name="_once" value={crypto.randomUUID()} />
      <OpenedFor />
      {p.version !== undefined && <input type="hidden" name="_version" value={p.version} />}
      {Object.entries(p.values ?? {}).map(([k, v]) => (
        <input key={k} type="hidden" name={k} value={v} />
      ))}
      <button className={`button${p.danger ? ' danger' : p.primary ? '' : ' plain'}`}>{p.label}</button>
    </form>
  )
}
