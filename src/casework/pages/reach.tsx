import { ageGroupWords, sexWords } from '#clients'
import { type Lang, sayDay, type Words } from '#kernel'
import { DataTable } from '#ui'
import type { Reach } from '../reach.ts'
import { batch, fewestPeople } from '../rules/reach.ts'
import { words } from '../words.ts'

/** How many different people a line reached; by age and sex once its contract is over. */
export function ReachTable({ reach, lang }: { reach: Reach; lang: Lang }) {
  const t = words[lang]
  const of = [sayDay(reach.from, lang), sayDay(reach.until, lang)] as const
  if (!reach.groups)
    return (
      <section>
        <h2>{t.reach}</h2>
        <p>{t.reachSoFar(...of, reach.people ?? 0)}</p>
        <p className="small soft">{t.reachByTens(batch)}</p>
      </section>
    )
  const say = (n: number | null) => (n === null ? t.hidden : n)
  const rowsOf = (called: Readonly<Record<string, Words>>, groups: Readonly<Record<string, number | null>>) =>
    Object.keys(called).flatMap((key) => (key in groups ? [{ key, label: called[key]![lang], people: groups[key]! }] : []))
  const rows = [
    { key: 'all', label: t.reachAll, people: reach.people },
    ...rowsOf(ageGroupWords, reach.groups.age),
    ...rowsOf(sexWords, reach.groups.sex),
  ]
  return (
    <section>
      <h2>{t.reach}</h2>
      <p>{t.reachLead(...of, fewestPeople)}</p>
      <DataTable
        lang={lang}
        rows={rows}
        rowKey={(r) => r.key}
        columns={[
          { key: 'who', label: t.who, cell: (r) => r.label },
          { key: 'people', label: t.reachPeople, number: true, cell: (r) => say(r.people) },
        ]}
      />
    </section>
  )
}
