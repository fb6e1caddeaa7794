import { ageGroupWords, sexWords } from '#clients'
import { type Lang, sayDay } from '#kernel'
import { DataTable } from '#ui'
import { fewestPeople, type Reach } from '../reach.ts'
import { words } from '../words.ts'

/** How many different people a line reached, by age and sex. */
export function ReachTable({ reach, lang }: { reach: Reach; lang: Lang }) {
  const t = words[lang]
  const say = (n: number | null) => (n === null ? t.hidden : n)
  const rows = [
    { key: 'all', label: t.reachAll, people: reach.people },
    ...reach.byAge.map((r) => ({ key: r.key as string, label: ageGroupWords[r.key][lang], people: r.people })),
    ...reach.bySex.map((r) => ({ key: r.key as string, label: sexWords[r.key][lang], people: r.people })),
  ].filter((r) => r.people !== 0)
  return (
    <section>
      <h2>{t.reach}</h2>
      <p>{t.reachLead(sayDay(reach.until, lang), fewestPeople)}</p>
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
