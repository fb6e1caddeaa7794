import { countries, type Law } from '#law'
import { z } from 'zod'

/** One of what any country offers: the document of this interface is the same wherever it is asked for. */
export const offered = <K extends string>(of: (law: Law) => readonly K[]) =>
  z.enum([...new Set(countries.flatMap((country) => of(country.lawIn(country.places[0]!))))])

export const aMethod = () => offered((law) => law.methods.map((m) => m.name))
