/** How names of communities and organisations are compared: full-width or half, in capitals or small, with or without spaces, it is one name. */
export const sameName = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '')
