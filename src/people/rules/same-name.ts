import { simplified } from '#kernel'

/**
 * How names of communities and organisations are compared: two that look alike are one. Full-width or half, capitals or small, simplified or
 * traditional, with or without blanks, signs nobody sees, accents in one sign or two, and stops and dots around or within.
 */
export function sameName(name: string): string {
  const seen = simplified(name.normalize('NFKC').toLowerCase()).replaceAll(/[\s\p{Cf}\p{Mn}]/gu, '')
  // A stop between figures is a part of them.
  const bare = seen.replaceAll(/(?<!\d)[.·•・‧∙⋅。．]+|[.·•・‧∙⋅。．]+(?!\d)/gu, '')
  return bare === '' ? seen : bare
}
