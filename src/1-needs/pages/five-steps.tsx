import type { ReactNode } from 'react'

/** 1 to 5 side by side, each a target of at least 60 px, with words at both ends. */
export function FiveSteps({
  name,
  legend,
  low,
  high,
  chosen,
}: {
  name: string
  legend: ReactNode
  low: string
  high: string
  chosen: string | undefined
}) {
  return (
    <fieldset>
      <legend style={{ marginBottom: 8 }}>{legend}</legend>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(5, minmax(56px, 1fr))', gap: 6 }}>
        {[1, 2, 3, 4, 5].map((n) => (
          <label
            className="choice"
            key={n}
            style={{ flexDirection: 'column', justifyContent: 'center', gap: 4, padding: '10px 2px', marginBottom: 4 }}
          >
            <input type="radio" name={name} value={n} defaultChecked={chosen === String(n)} />
            <span>
              {n}
              {n === 1 && <span className="visually-hidden"> {low}</span>}
              {n === 5 && <span className="visually-hidden"> {high}</span>}
            </span>
          </label>
        ))}
      </div>
      <div aria-hidden="true" className="small soft" style={{ display: 'flex', justifyContent: 'space-between', gap: 16 }}>
        <span>{low}</span>
        <span>{high}</span>
      </div>
    </fieldset>
  )
}
