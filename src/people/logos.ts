import { type Ctx, type Db, KeptKnown, type TablesOf } from '#platform'
import type { Logo } from '#ui'
import type { LogoPicture } from './rules/logo.ts'

/** A logo that was taken off is a row without a picture. */
type LogoTables = TablesOf<'logos', { logos: { type: LogoPicture['type'] | null } }>
export const logoTables = (db: Db) => db.withTables<LogoTables>()

/** Of the jurisdiction, where no organisation is named. */
export const keptOf = (organisationId: string | null): string => organisationId ?? ''

/** A logo and which of them it is. */
export interface StandingLogo {
  readonly version: number
  readonly logo: Logo | undefined
}

/** The logo of one organisation, or of the jurisdiction, with its version; 0 where there never was one. */
export async function standingLogo(
  { db, jurisdiction }: Pick<Ctx, 'db' | 'jurisdiction'>,
  organisationId: string | null,
): Promise<StandingLogo> {
  const row = await logoTables(db)
    .selectFrom('logos')
    .select(['version', 'sha256', 'width', 'height'])
    .where('jurisdiction', '=', jurisdiction)
    .where('of', '=', keptOf(organisationId))
    .executeTakeFirst()
  const logo = row?.sha256 ? { sha256: row.sha256, width: row.width!, height: row.height! } : undefined
  return { version: row?.version ?? 0, logo }
}

const known = new KeptKnown<Logo | undefined>()
/** The logo of the jurisdiction, which every page asks for. */
export const logoHere = (ctx: Pick<Ctx, 'db' | 'jurisdiction'>): Promise<Logo | undefined> =>
  known.get(ctx.db, ctx.jurisdiction, async () => (await standingLogo(ctx, null)).logo)
export const forgetLogo = (db: Db, jurisdiction: string): void => known.forget(db, jurisdiction)

/** What stands at the head of what an organisation prints: its own logo, or that of the jurisdiction. */
export const printedLogo = async (ctx: Ctx, organisationId: string): Promise<Logo | undefined> =>
  (await standingLogo(ctx, organisationId)).logo ?? (await logoHere(ctx))

interface KeptImage extends LogoPicture {
  readonly image: Uint8Array
}
/** A logo by the fingerprint of its bytes. */
export async function logoImage({ db, jurisdiction }: Pick<Ctx, 'db' | 'jurisdiction'>, sha256: string): Promise<KeptImage | undefined> {
  const row = await logoTables(db)
    .selectFrom('logos')
    .select(['type', 'width', 'height', 'image'])
    .where('jurisdiction', '=', jurisdiction)
    .where('sha256', '=', sha256)
    .limit(1)
    .executeTakeFirst()
  return row && { type: row.type!, width: row.width!, height: row.height!, image: row.image! }
}
