import { type Db, openSeal, type Seal, type Settings } from '#platform'
import { lockedKey as ofSurveys } from '#needs'
import { lockedKey as ofTenders } from '#tenders'
import { lockedKey as ofPayments } from '#payments'
import { lockedKey as ofEvaluations } from '#evaluations'

/** A key locked in the database by each step that locks any, the newest first. */
export async function lockedKeys(db: Db): Promise<string[]> {
  const found: string[] = []
  for (const of of [ofTenders, ofSurveys, ofPayments, ofEvaluations]) {
    const key = await of(db)
    if (key) found.push(key)
  }
  return found
}

/** The seal of this database under the secret of these settings. @throws SecretRefused in words, when they do not belong together. */
export const sealFor = (settings: Settings, db: Db): Promise<Seal> => openSeal(settings, db, () => lockedKeys(db))
