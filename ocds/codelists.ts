/** The codes of each code list of the standard, version 1.1.5. */
const lists = {
  awardCriteria: `priceOnly costOnly qualityOnly ratedCriteria lowestCost bestProposal bestValueToGovernment singleBidOnly`,
  awardStatus: `pending active cancelled unsuccessful`,
  contractStatus: `pending active cancelled terminated`,
  currency: `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VES VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWL ADP AFA ALK AOK AON AOR ARA ARP ARY ATS AYM AZM BAD BEC BEF BEL BGJ BGK BGL BOP BRB BRC BRE BRN BRR BUK BYB BYR CHC CSD CSJ CSK CYP DDM DEM ECS ECV EEK ESA ESB ESP FIM FRF GEK GHC GHP GNE GNS GQE GRD GWE GWP HRD IEP ILP ILR ISJ ITL LAJ LSM LTL LTT LUC LUF LUL LVL LVR MGF MLF MRO MTL MTP MVQ MXP MZE MZM NIC NLG PEH PEI PES PLZ PTE RHD ROK ROL RUR SDD SDP SIT SKK SRG STD SUR TJR TMM TPE TRL UAK UGS UGW USS UYN UYP VEB VEF VNC XEU XFO XFU XRE YDD YUD YUM YUN ZAL ZMK ZRN ZRZ ZWC ZWD ZWN ZWR`,
  documentType: `plannedProcurementNotice tenderNotice awardNotice contractNotice completionCertificate procurementPlan biddingDocuments technicalSpecifications evaluationCriteria evaluationReports contractDraft contractSigned contractArrangements contractSchedule physicalProgressReport financialProgressReport finalAudit hearingNotice marketStudies eligibilityCriteria clarifications shortlistedFirms environmentalImpact assetAndLiabilityAssessment riskProvisions winningBid complaints contractAnnexe contractGuarantees subContract needsAssessment feasibilityStudy projectPlan billOfQuantity bidders conflictOfInterest debarments illustration submissionDocuments contractSummary cancellationDetails`,
  extendedProcurementCategory: `goods works services consultingServices`,
  initiationType: `tender`,
  itemClassificationScheme: `CPV CPVS GSIN UNSPSC CPC OKDP OKPD CUCOP NAICS PSC HS`,
  method: `open selective limited direct`,
  milestoneStatus: `scheduled met notMet partiallyMet`,
  milestoneType: `preProcurement approval engagement assessment delivery reporting financing payment`,
  partyRole: `buyer procuringEntity supplier tenderer funder enquirer payer payee reviewBody interestedParty`,
  procurementCategory: `goods works services`,
  relatedProcess: `framework planning parent prior unsuccessfulProcess subContract replacementProcess renewalProcess`,
  relatedProcessScheme: `ocid`,
  releaseTag: `planning planningUpdate tender tenderAmendment tenderUpdate tenderCancellation award awardUpdate awardCancellation contract contractUpdate contractAmendment implementation implementationUpdate contractTermination compiled`,
  submissionMethod: `electronicSubmission electronicAuction written inPerson`,
  tenderStatus: `planning planned active cancelled unsuccessful complete withdrawn`,
  unitClassificationScheme: `UNCEFACT QUDT`,
} as const

export type Codelist = keyof typeof lists

/** @returns the codes of a list of the standard, in its order; undefined for a list that it does not have */
export const codesOf = (list: string): readonly string[] | undefined =>
  Object.hasOwn(lists, list) ? lists[list as Codelist].split(' ') : undefined
