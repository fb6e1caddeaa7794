import type { Lang, Words } from '#kernel'
import { type Answer, type Country, lawJson } from '#law'
import { localWords } from '#people'
import type { Ctx } from '#platform'
import { Cites, DataTable, Tag } from '#ui'
import { complaintWords } from './complaint-days-words.ts'
import { grade, sayGrade, sayValue } from './law-value.ts'
import { words } from './law-words.ts'

type Published = ReturnType<typeof lawJson>
const made = new Map<Country, { law: Published; text: string }>()
/** The published law of a country, made once: it does not change while the program runs. */
export function published({ law: { country } }: Pick<Ctx, 'law'>): { law: Published; text: string } {
  const known = made.get(country)
  if (known) return known
  const law = lawJson(country)
  const fresh = { law, text: JSON.stringify(law, null, 1) }
  made.set(country, fresh)
  return fresh
}

/** The parts of the law. */
export function LawTabs({ lang, at }: { lang: Lang; at: string }) {
  const t = words[lang]
  return (
    <nav className="subnav" aria-label={t.law}>
      {(
        [
          ['/law', t.rule],
          ['/law/numbers', t.numbers],
          ['/law/methods', t.methods],
          ['/law/places', t.places],
          ['/law/local', localWords[lang].title],
          ['/law/calendar', t.calendar],
          ['/law/when-paid', t.whenPaid],
          ['/law/complaints', complaintWords[lang].title],
        ] as const
      ).map(([href, label]) => (
        <a key={href} href={href} aria-current={href === at ? 'page' : undefined}>
          {label}
        </a>
      ))}
      <a href={at === '/law/local' ? '/law/local.json' : '/law.json'}>{t.json}</a>
    </nav>
  )
}

/** A number of the law by its first days, the newest first; `of` names the ways to buy it is one of. */
export function Values({ p, ctx, of }: { p: Published['parameters'][number]; ctx: Ctx; of?: string }) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <DataTable
      lang={lang}
      name={of ? t.ofMethods(of, p.says[lang]) : p.says[lang]}
      caption={`${p.unit[lang]} · ${t.checked} ${p.checkedOn}`}
      rows={p.values.toReversed()}
      rowKey={(v) => v.from}
      columns={[
        { key: 'from', label: t.from, cell: (v) => <span className="nowrap">{v.from}</span> },
        { key: 'value', label: t.value, cell: (v) => <b>{sayValue(v.value, lang, ctx.law.country.currency)}</b> },
        {
          key: 'source',
          label: t.source,
          cell: (v) => (
            <>
              <Cites cites={v.cites} lang={lang} />
              {v.note && <span className="small"> {(v.note as Words)[lang]}</span>}
            </>
          ),
        },
        {
          key: 'sure',
          label: t.sure,
          cell: (v) => <Tag quiet={!['A', 'B'].includes(grade(v.cites))}>{sayGrade(grade(v.cites), lang)}</Tag>,
        },
      ]}
    />
  )
}

/** How an answer of the law came about, one sentence after the other. */
export function LawSteps({ steps, lang }: { steps: Answer<unknown>['steps']; lang: Lang }) {
  return (
    <ol>
      {steps.map((s, i) => (
        <li key={i}>
          {s.says[lang]} {s.cites.length > 0 && <Cites cites={s.cites} lang={lang} />}
        </li>
      ))}
    </ol>
  )
}
