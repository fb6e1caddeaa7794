/**
 * So many of something in English: `1 cell`, `2 cells`, `0 cells`. Where nothing else is said the plural is made by rule (`entry`, `entries`);
 * Chinese needs none.
 * @param of a number, or one that is said already, as `1,200`
 */
export function count(of: number | string, one: string, many = pluralOf(one)): string {
  return `${of} ${Number(of) === 1 ? one : many}`
}

const pluralOf = (one: string): string =>
  /(?:s|x|z|ch|sh)$/.test(one) ? `${one}es` : /[^aeiou]y$/.test(one) ? `${one.slice(0, -1)}ies` : `${one}s`
