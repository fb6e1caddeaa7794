import { compiledRelease, extended, type Json, type JsonSchema, mergeRules, releaseSchema, versionedRelease } from '#ocds'
import { extensionSchema } from './extension.ts'
import type { Release, ReleasePackage } from './ocds.ts'
import { packageOf } from './package.ts'
import type { Publishing } from './publishing.ts'

/** A contracting process whole: its releases, where it stands after all of them, and when each field was said. */
interface ContractingRecord {
  readonly ocid: string
  readonly releases: readonly Release[]
  readonly compiledRelease: Json
  readonly versionedRelease: Json
}

export interface RecordPackage extends Omit<ReleasePackage, 'releases'> {
  readonly records: readonly ContractingRecord[]
}

let rules: ReturnType<typeof mergeRules> | undefined
/** How our releases merge: as the standard says, and as our extension says of its own fields. */
const ourRules = () => (rules ??= mergeRules(extended(releaseSchema(), extensionSchema as unknown as JsonSchema)))

/**
 * The record of one process (Open Contracting Data Standard 1.1, “Records”).
 * @param releases of one ocid, one at least
 * @throws where they cannot be merged: our own releases always can
 */
export function recordOf(releases: readonly Release[]): ContractingRecord {
  const all = releases as readonly unknown[] as readonly Json[]
  return {
    ocid: releases[0]!.ocid,
    releases,
    compiledRelease: merged(compiledRelease(all, ourRules())),
    versionedRelease: merged(versionedRelease(all, ourRules())),
  }
}

function merged({ release, notes }: ReturnType<typeof compiledRelease>): Json {
  if (!release) throw new Error(`releases of our own do not merge: ${notes.map((n) => `${n.kind} ${n.pointer} ${n.releaseId}`).join(', ')}`)
  return release
}

/**
 * Records in the package that OCDS asks for, dated by the newest release in it.
 * @param processes the releases of each process
 * @returns undefined for none
 */
export function recordPackageOf(
  processes: readonly (readonly Release[])[],
  how: Publishing,
  o: Parameters<typeof packageOf>[2],
): RecordPackage | undefined {
  const found = processes.filter((releases) => releases.length > 0)
  const whole = packageOf(found.flat(), how, o)
  if (!whole) return undefined
  const { releases: _, links, ...said } = whole
  return { ...said, records: found.map(recordOf), ...(links && { links }) }
}
