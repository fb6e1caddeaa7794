import { isRefusal, type Refusal } from '#kernel'
import { type Law, lawOf, lawWithOwn } from '#law'
import { type Db, KeptKnown } from '#platform'
import { ownOf } from './own-of.ts'
import { ownSettingHistory } from './own-settings.ts'
import { tables } from './store.ts'
import { refuse } from './words.ts'

interface Jurisdiction {
  readonly code: string
  readonly place: string
  readonly name_zh?: string
  readonly name_en?: string
}

/**
 * The law of the place a jurisdiction was set up in, without what it has set for itself. Where this program does not know the place
 * nothing can be answered by any law: every page says so, and who has to do what.
 */
export function lawHere(j: Jurisdiction): Law | Refusal {
  const law = lawOf(j.place)
  return isRefusal(law) ? refuse('no-law-here', j.place) : law
}

const laws = new KeptKnown<Law>()

/** The law of a jurisdiction, a place of its own where it said so, its own numbers before those of the place around it. Read again every few seconds. */
export async function lawFor(db: Db, j: Jurisdiction): Promise<Law | Refusal> {
  const around = lawHere(j)
  if (isRefusal(around)) return around
  return await laws.get(db, `${j.code} ${j.place}`, async () => {
    const rows = await tables(db)
      .selectFrom('local_numbers')
      .selectAll()
      .where('jurisdiction', '=', j.code)
      .where('state', '=', 'stands')
      .execute()
    const own = rows.flatMap((n) => ownOf(n, { law: around }) ?? [])
    const named = (await ownSettingHistory({ db, jurisdiction: j.code }, 'place'))[0]?.value
    const says = named?.name
      ? { zh: named.name, en: named.nameEn ?? named.name }
      : { zh: j.name_zh ?? j.code, en: j.name_en ?? j.name_zh ?? j.code }
    return lawWithOwn(around, { code: j.code, says, isNamed: !!named?.name }, own)
  })
}

/** The same where there is nobody to tell, as by the clock. @throws Error when the place is not known */
export async function lawOrFault(db: Db, j: Jurisdiction): Promise<Law> {
  const law = await lawFor(db, j)
  if (isRefusal(law)) throw new Error(`${j.code}: ${law.words.en}`)
  return law
}

/** Lets the law of a jurisdiction be made anew, because it has set something. */
export const forgetLaw = (db: Db, jurisdiction: string): void => laws.forget(db, jurisdiction)
