import type { Release, ReleasePackage } from './ocds.ts'
import type { Publishing } from './publishing.ts'

/**
 * Releases in the package that OCDS asks for. It is dated by the newest release in it, so that the same facts give the same bytes.
 * @param path of this package on the server, with what was asked
 * @returns undefined for no releases: OCDS has no empty package
 */
export function packageOf(
  releases: readonly Release[],
  how: Publishing,
  o: { path: string; publisherName: string; next?: string | undefined; prev?: string | undefined },
): ReleasePackage | undefined {
  if (releases.length === 0) return undefined
  const links = { ...(o.next && { next: `${how.origin}${o.next}` }), ...(o.prev && { prev: `${how.origin}${o.prev}` }) }
  return {
    uri: `${how.origin}${o.path}`,
    version: '1.1',
    extensions: [`${how.origin}${extensionPath}`],
    publishedDate: releases.reduce((latest, r) => (r.date > latest ? r.date : latest), releases[0]!.date),
    publisher: { name: o.publisherName, uri: how.origin },
    publicationPolicy: `${how.origin}/open/about`,
    releases,
    ...((o.next || o.prev) && { links }),
  }
}

export const extensionPath = '/open/extension/extension.json'
