import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mendTotals } from '#delivery'
import { both, type Day, day, isAfter, type Moment, type Words } from '#kernel'
import { knownLaw } from '#law'
import { beginAlone, type Ctx, type Db, type FileStore, markTransaction, type Seal, theOperator } from '#platform'
import { cityBegins, tellCity } from './city/index.ts'
import { cityUntil } from './city/plan-of-city.ts'
import { preparingSeal, putIn } from './city/prepared.ts'
import { buildDistrict, districtThere } from './district.ts'
import { buildPurchases } from './purchases.ts'
import { residentsSay } from './residents-say.ts'
import { tell } from './story.ts'

/**
 * Puts the demonstration district into an empty database. All of it is synthetic and says so on every page.
 * A database that holds anything else is refused: real and synthetic data never share one.
 * @param o.city the city beside the street, as it was prepared; without it there is the street alone
 */
export async function seedDistrict(
  db: Db,
  o: { seal: Seal; files?: FileStore; now: Moment; city?: Uint8Array; progress: (step: Words) => void },
): Promise<void> {
  // A clock that stands before what the city tells would have it happen in the future.
  const city = isAfter(dayOf(o.now), cityUntil) ? o.city : undefined
  if (city)
    o.progress(
      both('旁边的全市：机构、人员、四十份已经结束的合同', 'the city beside it: organisations, people, forty contracts that are over'),
    )
  if (city) await putCity(db, { seal: o.seal, city, now: o.now })
  else await db.transaction().execute((tx) => markTransaction(() => beginDistrict(tx)))
  const ctx = operating(db, o)
  if (!city) o.progress(both('机构、人员、社区', 'organisations, people, communities'))
  const district = city ? await districtThere(ctx) : await buildDistrict(ctx)
  const story = await tell(db, { ...o, district, files: o.files, jurisdiction: ctx.jurisdiction })
  await buildPurchases(story, firstDay(ctx.today), ctx.today)
  await residentsSay(story, ctx.today)
}

/** The city as it is kept beside the sources. `root` is the folder of the program. */
export const keptCity = (root: string): Uint8Array => readFileSync(join(root, 'src/demonstration/city/city.gz'))

/** Puts the city as it was prepared into an empty database, with everybody of the district and without what its own street buys. */
export async function putCity(db: Db, o: { seal: Seal; city: Uint8Array; now: Moment }): Promise<void> {
  await db.transaction().execute((tx) =>
    markTransaction(async () => {
      await beginDistrict(tx)
      await putIn(tx, o.city, o.seal)
      await mendTotals(operating(tx, o), tx)
    }),
  )
}

/** Tells the city by the verbs that anybody uses, into an empty database, as it is prepared from. Takes minutes. */
export async function beginCity(db: Db, o: { progress: (step: Words) => void; only?: readonly string[] }): Promise<void> {
  await db.transaction().execute((tx) => markTransaction(() => beginDistrict(tx)))
  const seal = preparingSeal()
  const at = (on: Day) => on.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from('09:00') }).toInstant()
  // Whoever is of the street was entered the day before the city was: by that the sign-in page names them first.
  const district = await buildDistrict(operating(db, { seal, now: at(cityBegins.subtract({ days: 1 })) }))
  await tellCity(db, { ...o, ctx: operating(db, { seal, now: at(cityBegins) }), district, seal, now: at(cityUntil) })
}

const zone = 'Asia/Shanghai'
const dayOf = (now: Moment): Day => now.toZonedDateTimeISO(zone).toPlainDate()
const operating = (db: Db, o: { seal: Seal; files?: FileStore; now: Moment }): Ctx => ({
  db,
  jurisdiction: 'xinghe',
  zone,
  law: knownLaw('cn-example'),
  demo: true,
  now: o.now,
  today: dayOf(o.now),
  lang: 'zh',
  asker: theOperator,
  requestId: 'seed',
  seal: o.seal,
  ...(o.files && { files: o.files }),
})

/** @throws NotEmpty where something has begun, also at this moment by another program */
async function beginDistrict(tx: Db): Promise<void> {
  if ((await beginAlone(tx)) !== 'nothing') throw new NotEmpty()
  await tx
    .insertInto('jurisdictions')
    .values({
      code: 'xinghe',
      name_zh: '星河区（演示）',
      name_en: 'Xinghe District (demonstration)',
      zone: 'Asia/Shanghai',
      currency: 'CNY',
      place: 'cn-example',
      host: null,
      demo: true,
    })
    .execute()
}
export class NotEmpty extends Error {
  constructor() {
    super('The demonstration district goes only into an empty database. 演示区只能放进空的数据库。')
  }
}

/**
 * The first day of the district's main contract: eight months ago, so that it is in its ninth month now. Outside the years
 * whose working days are known the story stays where it was written.
 */
function firstDay(today: Day): Day {
  const first = today.with({ day: 1 }).subtract({ months: 8 })
  return today.year === 2026 && first.year === 2026 ? first : day('2026-03-01')
}
