import type { Refusal } from '#kernel'
import { change, type Ctx, receivedFile, recordRefusal, ScannerAway, sha256 } from '#platform'
import { organisation } from './directory.ts'
import { refuseLogo as refuse } from './logo-words.ts'
import { forgetLogo, keptOf, logoTables, type StandingLogo, standingLogo } from './logos.ts'
import { notInUse } from './organisations.ts'
import { mayNot } from './permission.ts'
import { isLogoSize, logoBytes, logoPicture, type LogoPicture } from './rules/logo.ts'

/** What a form says was seen: one more than the version that stands, since 0 is what a form says that saw nothing. */
export const seenLogo = ({ version }: StandingLogo): number => version + 1

/** Puts a picture at the head of what an organisation, or without one the whole jurisdiction, shows and prints. */
export async function keepLogo(ctx: Ctx, organisationId: string | null, file: File): Promise<{ version: number } | Refusal> {
  const no = (await whyNotLogo(ctx, organisationId)) ?? (await whyNoScan(ctx, file))
  const bytes = new Uint8Array(await file.arrayBuffer())
  const picture = logoPicture(bytes)
  const wrong = no ?? whyNoLogo(bytes, picture)
  if (wrong) return await recordRefusal(ctx, 'people.set-logo', wrong, about(organisationId))
  return await put(ctx, organisationId, 'people.set-logo', { ...picture!, sha256: sha256(bytes), image: bytes })
}

function whyNoLogo(bytes: Uint8Array, picture: LogoPicture | undefined): Refusal | undefined {
  if (bytes.length > logoBytes) return refuse('logo-large').at('file')
  if (!picture) return refuse('logo-kind').at('file')
  return isLogoSize(picture) ? undefined : refuse('logo-sides').at('file')
}

/** Takes the picture off again. What was printed or signed with it keeps it. */
export async function removeLogo(ctx: Ctx, organisationId: string | null): Promise<{ version: number } | Refusal> {
  const no = await whyNotLogo(ctx, organisationId)
  if (no) return await recordRefusal(ctx, 'people.remove-logo', no, about(organisationId))
  return await put(ctx, organisationId, 'people.remove-logo', { type: null, width: null, height: null, sha256: null, image: null })
}

/** Why somebody may not change this logo, or nothing. */
export async function whyNotLogo(ctx: Ctx, organisationId: string | null): Promise<Refusal | undefined> {
  if (organisationId === null) return mayNot(ctx.asker, 'people.manage-all')
  return mayNot(ctx.asker, 'people.manage-own', { organisationId }) ?? notInUse(await organisation(ctx, organisationId))
}

async function whyNoScan(ctx: Ctx, file: File): Promise<Refusal | undefined> {
  const known = receivedFile(file)
  if (!ctx.files || !known || !('path' in known)) return undefined
  try {
    return (await ctx.files.scan(known.path)) === undefined ? undefined : refuse('logo-infected').at('file')
  } catch (e) {
    if (e instanceof ScannerAway) return refuse('logo-scanner-away').at('file')
    throw e
  }
}

const about = (organisationId: string | null) =>
  organisationId === null ? {} : { subject: { kind: 'organisation', id: organisationId } as const }

interface Picture {
  readonly type: 'png' | 'jpeg' | null
  readonly width: number | null
  readonly height: number | null
  readonly sha256: string | null
  readonly image: Uint8Array | null
}

async function put(ctx: Ctx, organisationId: string | null, action: string, picture: Picture): Promise<{ version: number } | Refusal> {
  const done = await change(ctx, { action, ...about(organisationId) }, async (tx, entry) => {
    const now = await standingLogo({ ...ctx, db: tx }, organisationId)
    if (ctx.version !== undefined && ctx.version !== seenLogo(now)) return refuse('logo-changed')
    if ((now.logo?.sha256 ?? null) === picture.sha256) return { version: now.version }
    entry.changes = [{ field: 'sha256', before: now.logo?.sha256 ?? null, after: picture.sha256 }]
    const version = now.version + 1
    // Of two who change it at the same moment one finds another version than it saw.
    const kept = await logoTables(tx)
      .insertInto('logos')
      .values({ jurisdiction: ctx.jurisdiction, of: keptOf(organisationId), version, ...picture })
      .onConflict((c) =>
        c
          .columns(['jurisdiction', 'of'])
          .doUpdateSet({ version, ...picture })
          .where('logos.version', '=', now.version),
      )
      .returning('version')
      .executeTakeFirst()
    return kept ?? refuse('logo-changed')
  })
  forgetLogo(ctx.db, ctx.jurisdiction)
  return done
}
