import type { Lang } from '#kernel'
import { SearchedFor } from '#ui'
import type { DemoPeople, DemoPerson } from '../demo-people.ts'
import { roles } from '../permission.ts'
import { words } from '../words.ts'

/** Everybody of the demonstration by one click: the street by role, the city by organisation, and whoever is looked for. */
export function PeopleToBe({ lang, people, to }: { lang: Lang; people: DemoPeople; to: string }) {
  const t = words[lang]
  const { asked, street, others, found } = people
  const byRole = (p: DemoPerson): [string, string] => [roles[p.role].words[lang], `${p.organisation} · ${p.name}`]
  return (
    <>
      <form className="filters" method="get" role="search" action="/sign-in">
        {to && <input type="hidden" name="to" value={to} />}
        <SearchedFor label={t.demoFind} value={asked} />
        <button className="button plain small">{t.demoFindDo}</button>
      </form>
      {asked ? (
        <>
          <p>
            {t.demoFound(found.length)} <a href={`/sign-in${to && `?to=${encodeURIComponent(to)}`}`}>{t.demoEverybody}</a>
          </p>
          <Buttons people={found} to={to} says={byRole} />
        </>
      ) : (
        <>
          {others.length > 0 && (
            <p>
              <a href="#street">{t.demoStreet}</a> · <a href="#city">{t.demoCity}</a> · <a href="#password-way">{t.withPassword}</a>
            </p>
          )}
          {others.length > 0 && <h2 id="street">{t.demoStreet}</h2>}
          <Buttons people={street} to={to} says={byRole} />
          {others.length > 0 && <h2 id="city">{t.demoCity}</h2>}
          {others.map(({ id, organisation, people }) => (
            <section key={id}>
              <h3>{organisation}</h3>
              <Buttons people={people} to={to} says={(p) => [p.name, roles[p.role].words[lang]]} brief />
            </section>
          ))}
        </>
      )}
    </>
  )
}

function Buttons(p: { people: readonly DemoPerson[]; to: string; says: (p: DemoPerson) => [bold: string, soft: string]; brief?: boolean }) {
  return (
    <div className={p.brief ? 'roles brief' : 'roles'}>
      {p.people.map((one) => {
        const [bold, soft] = p.says(one)
        return (
          <form key={`${one.userId}${one.role}`} method="post" action="/sign-in/demo">
            <input type="hidden" name="user" value={one.userId} />
            <input type="hidden" name="to" value={p.to} />
            <button>
              <b>{bold}</b>
              <span className="soft">{soft}</span>
            </button>
          </form>
        )
      })}
    </div>
  )
}
