import { colonIn, contradictions, type Lang, type Line, sayUnitTerms, unsaid } from '#kernel'
import { unitFieldWords } from '../unit-field-words.ts'

/** What one unit of a project line must be, as it was written, and where that says another thing than its words. */
export function UnitOf({ line, lang }: { line: Line; lang: Lang }) {
  if (line.kind === 'post') return null
  const t = unitFieldWords[lang]
  if (!line.unitTerms) return <div className="small soft">{t.onlyWords}</div>
  const beside = [...contradictions(line).map((c) => c.words), ...unsaid(line)]
  return (
    <div className="small">
      {t.unitTerms}
      {colonIn(lang)}
      {sayUnitTerms(line.unitTerms)[lang]}
      {beside.map((w) => (
        <div key={w.en} className="late">
          {w[lang]}
        </div>
      ))}
    </div>
  )
}
