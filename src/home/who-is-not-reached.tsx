import { sexWords } from '#clients'
import { decimal, type Fraction, fraction, type Lang, multiply } from '#kernel'
import { DataTable, Tag } from '#ui'
import { reachedAges, reachedWords } from './reached-words.ts'
import type { ReachedGroup } from './rules/who-is-reached.ts'

const sayPercent = (share: Fraction): string => `${decimal(multiply(share, fraction(100)), 1)}%`
const called = (g: ReachedGroup, lang: Lang): string =>
  ({ ...reachedAges, ...sexWords })[g.group as keyof typeof reachedAges | keyof typeof sexWords][lang]

/** Those who were reached by age and sex beside the residents: which of them are hardly among them. */
export function WhoIsNotReached({ groups, lang }: { groups: readonly ReachedGroup[]; lang: Lang }) {
  const t = reachedWords[lang]
  if (groups.length === 0) return null
  return (
    <section>
      <h2>{t.title}</h2>
      <p className="soft">{t.lead}</p>
      <DataTable
        lang={lang}
        rows={groups}
        rowKey={(g) => g.group}
        columns={[
          {
            key: 'group',
            label: t.group,
            cell: (g) => (
              <>
                {called(g, lang)} {g.hardly && <Tag late>{t.hardly}</Tag>}
              </>
            ),
          },
          { key: 'reached', label: t.reached, number: true, cell: (g) => (g.reached ? sayPercent(g.reached) : t.hidden) },
          { key: 'residents', label: t.residents, number: true, cell: (g) => sayPercent(g.residents) },
        ]}
      />
    </section>
  )
}
