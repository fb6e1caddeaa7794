import { type Choice, toldApart } from './told-apart.ts'

/** What a list is searched for, in the form above it. */
export const SearchedFor = ({ label, value }: { label: string; value: string }) => (
  <div className="field">
    <label htmlFor="q">{label}</label>
    <input id="q" type="search" name="q" defaultValue={value} />
  </div>
)

/** One of several by which a list is narrowed, or all. */
export function NarrowedTo(p: {
  name: string
  label: string
  all: string
  value: string
  options: readonly (Choice & { label: string })[]
}) {
  return (
    <div className="field">
      <label htmlFor={p.name}>{p.label}</label>
      <select id={p.name} name={p.name} defaultValue={p.value}>
        <option value="">{p.all}</option>
        {toldApart(p.options).map((o) => (
          <option key={o.value} value={o.value}>
            {o.label}
          </option>
        ))}
      </select>
    </div>
  )
}
