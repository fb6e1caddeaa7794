/** The states of a process as the list a schema takes. */
export const statesOf = <S extends string>(states: Readonly<Record<S, unknown>>): readonly [S, ...S[]] => Object.keys(states) as [S, ...S[]]
