import type { ContractLine } from '#contracts'
import { commaIn, type Day, type Lang, listIn, sayDay, teamWords } from '#kernel'
import { SummaryList } from '#ui'
import { teamKept } from '../rules/team-kept.ts'
import type { Appointment } from '../rules/posts.ts'
import { teamKeptWords } from '../team-kept-words.ts'

/** Who was promised for a line beside who is at it: a change of team is seen, and both sides can make it one of the contract. */
export function TeamOfLine(p: {
  line: ContractLine
  appointed: readonly Appointment[]
  today: Day
  contractId: string
  /** Whether whoever looks may propose another team. */
  mayPropose: boolean
  lang: Lang
}) {
  const { line, lang } = p
  if (!line.team?.length) return null
  const t = teamKeptWords[lang]
  const { kept, others } = teamKept(line.team, p.appointed, p.today)
  return (
    <>
      <h3>{t.team}</h3>
      <SummaryList
        rows={kept.map((k) => ({
          label: k.member.name,
          value: [
            k.member.qualification,
            teamWords[lang].share(k.member.percent),
            k.from ? t[k.state as 'here'](sayDay(k.state === 'was-here' && k.to ? k.to : k.from, lang)) : t.never,
          ].join(commaIn(lang)),
        }))}
      />
      {others.length > 0 && (
        <p>
          {t.others(listIn(others, lang))} {p.mayPropose && <a href={`/contracts/${p.contractId}/lines/${line.id}/team`}>{t.propose}</a>}
        </p>
      )}
    </>
  )
}
