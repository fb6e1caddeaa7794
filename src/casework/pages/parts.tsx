import type { Note } from '#clients'
import type { Lang, Words } from '#kernel'
import { type FormState, Notice, Radios } from '#ui'
import type { Goal } from '../rules/case.ts'
import { levelWords } from '../rules/words.ts'
import { words } from '../words.ts'

export const optionsOf = <K extends string>(of: Record<K, Words>, lang: Lang) =>
  (Object.keys(of) as K[]).map((value) => ({ value, label: of[value][lang] }))

/** Where something is to be written and the key is closed: it opens beside, and what was typed stays. */
export const ClosedNotice = ({ lang }: { lang: Lang }) => (
  <Notice late>
    <p>
      {words[lang].closedForm}{' '}
      <a href="/clients/key" target="_blank" rel="noopener">
        {words[lang].openNames}
      </a>
    </p>
  </Notice>
)

/** What a goal says, as far as it is open here. */
export const goalNote = (g: Goal, notes: readonly Note[]): Note['says'] => notes.find((n) => n.about === g.id)?.says ?? {}

/** What one of the five levels of a goal says; the number alone where the words are closed. */
export const levelSays = (g: Goal, level: number, notes: readonly Note[], lang: Lang): string => {
  const says = goalNote(g, notes)[String(level)]
  const number = levelWords[String(level)]![lang]
  return says ? `${number.split(' ')[0]} ${says}` : number
}

/** Which line of each goal is so now. */
export function LevelFields({ goals, notes, form, lang }: { goals: readonly Goal[]; notes: readonly Note[]; form: FormState; lang: Lang }) {
  const t = words[lang]
  return goals.map((g) => (
    <Radios
      key={g.id}
      form={form}
      lang={lang}
      name={`level-${g.id}`}
      label={goalNote(g, notes).goal ?? t.closedGoal(g.number)}
      options={[-2, -1, 0, 1, 2].map((level) => ({ value: String(level), label: levelSays(g, level, notes, lang) }))}
    />
  ))
}
