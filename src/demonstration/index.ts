import { both, type Day, day, type Moment, type Words } from '#kernel'
import { knownLaw } from '#law'
import { beginAlone, type Ctx, type Db, type FileStore, markTransaction, type Seal, theOperator } from '#platform'
import { buildDistrict } from './district.ts'
import { buildPurchases } from './purchases.ts'
import { tell } from './story.ts'

/**
 * Puts the demonstration district into an empty database. All of it is synthetic and says so on every page.
 * A database that holds anything else is refused: real and synthetic data never share one.
 */
export async function seedDistrict(
  db: Db,
  o: { seal: Seal; files?: FileStore; now: Moment; progress: (step: Words) => void },
): Promise<void> {
  await db.transaction().execute((tx) => markTransaction(() => beginDistrict(tx)))
  const at = (now: Moment): Ctx => ({
    db,
    jurisdiction: 'xinghe',
    zone: 'Asia/Shanghai',
    law: knownLaw('cn-example'),
    demo: true,
    now,
    today: now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate(),
    lang: 'zh',
    asker: theOperator,
    requestId: 'seed',
    seal: o.seal,
    ...(o.files && { files: o.files }),
  })
  o.progress(both('机构、人员、社区', 'organisations, people, communities'))
  const district = await buildDistrict(at(o.now))
  await buildPurchases(
    await tell(db, { district, seal: o.seal, files: o.files, jurisdiction: 'xinghe', now: o.now, progress: o.progress }),
    firstDay(at(o.now).today),
    at(o.now).today,
  )
}

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
