import { type Lang, type Line, saySubsidyOf } from '#kernel'

/** Of a subsidised post what it costs in all, and who carries the rest; of any other line nothing. */
export function SubsidyOf({ line, lang }: { line: Line; lang: Lang }) {
  const says = saySubsidyOf(line, lang)
  return says === null ? null : <div className="small">{says}</div>
}
