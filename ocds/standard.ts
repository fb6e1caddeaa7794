/** What the standard says of one kind of object. */
export interface Described {
  /** Fields that must be there. */
  readonly needs?: readonly string[]
  /** Fields that may be given again in another language, as `title_zh`. */
  readonly spoken?: readonly string[]
  readonly fields: Readonly<Record<string, string>>
}

/**
 * The fields of a release in the Open Contracting Data Standard 1.1.5 (its release schema, 2020-08-20), each in one line:
 * what it holds (`[X]` a list, `?` may be null), then `filled` not empty, `unique` no item twice, `=list` only codes of that list,
 * `~list` codes of that list or others, `omitted` and `whole` how it merges, `versioned` an id that has versions, `old:1.1` deprecated.
 */
export const standard: Readonly<Record<string, Described>> = {
  Release: {
    needs: ['ocid', 'id', 'date', 'tag', 'initiationType'],
    fields: {
      ocid: 'text filled',
      id: 'text filled omitted',
      date: 'moment omitted',
      tag: '[text] filled omitted =releaseTag',
      initiationType: 'text =initiationType',
      parties: '[Organization] unique',
      buyer: 'OrganizationReference',
      planning: 'Planning',
      tender: 'Tender',
      awards: '[Award] unique',
      contracts: '[Contract] unique',
      language: 'text?',
      relatedProcesses: '[RelatedProcess] unique',
    },
  },
  Planning: {
    spoken: ['rationale'],
    fields: {
      rationale: 'text?',
      budget: 'Budget',
      documents: '[Document]',
      milestones: '[Milestone]',
    },
  },
  Tender: {
    needs: ['id'],
    spoken: [
      'title',
      'description',
      'procurementMethodRationale',
      'awardCriteriaDetails',
      'submissionMethodDetails',
      'eligibilityCriteria',
    ],
    fields: {
      id: 'id filled versioned',
      title: 'text?',
      description: 'text?',
      status: 'text? =tenderStatus',
      procuringEntity: 'OrganizationReference',
      items: '[Item] unique',
      value: 'Value',
      minValue: 'Value',
      procurementMethod: 'text? =method',
      procurementMethodDetails: 'text?',
      procurementMethodRationale: 'text?',
      mainProcurementCategory: 'text? =procurementCategory',
      additionalProcurementCategories: '[text]? ~extendedProcurementCategory',
      awardCriteria: 'text? ~awardCriteria',
      awardCriteriaDetails: 'text?',
      submissionMethod: '[text]? ~submissionMethod',
      submissionMethodDetails: 'text?',
      tenderPeriod: 'Period',
      enquiryPeriod: 'Period',
      hasEnquiries: 'flag?',
      eligibilityCriteria: 'text?',
      awardPeriod: 'Period',
      contractPeriod: 'Period',
      numberOfTenderers: 'integer?',
      tenderers: '[OrganizationReference] unique',
      documents: '[Document]',
      milestones: '[Milestone]',
      amendments: '[Amendment]',
      amendment: 'Amendment old:1.1',
    },
  },
  Award: {
    needs: ['id'],
    spoken: ['title', 'description'],
    fields: {
      id: 'id filled',
      title: 'text?',
      description: 'text?',
      status: 'text? =awardStatus',
      date: 'moment?',
      value: 'Value',
      suppliers: '[OrganizationReference] unique',
      items: '[Item] filled unique',
      contractPeriod: 'Period',
      documents: '[Document] unique',
      amendments: '[Amendment]',
      amendment: 'Amendment old:1.1',
    },
  },
  Contract: {
    needs: ['id', 'awardID'],
    spoken: ['title', 'description'],
    fields: {
      id: 'id filled',
      awardID: 'id filled',
      title: 'text?',
      description: 'text?',
      status: 'text? =contractStatus',
      period: 'Period',
      value: 'Value',
      items: '[Item] filled unique',
      dateSigned: 'moment?',
      documents: '[Document] unique',
      implementation: 'Implementation',
      relatedProcesses: '[RelatedProcess] unique',
      milestones: '[Milestone]',
      amendments: '[Amendment]',
      amendment: 'Amendment old:1.1',
    },
  },
  Implementation: {
    fields: {
      transactions: '[Transaction] unique',
      milestones: '[Milestone] unique',
      documents: '[Document] unique',
    },
  },
  Milestone: {
    needs: ['id'],
    spoken: ['title', 'description'],
    fields: {
      id: 'id filled',
      title: 'text?',
      type: 'text? ~milestoneType',
      description: 'text?',
      code: 'text?',
      dueDate: 'moment?',
      dateMet: 'moment?',
      dateModified: 'moment?',
      status: 'text? =milestoneStatus',
      documents: '[Document] unique old:1.1',
    },
  },
  Document: {
    needs: ['id'],
    spoken: ['title', 'description'],
    fields: {
      id: 'id filled',
      documentType: 'text? ~documentType',
      title: 'text?',
      description: 'text?',
      url: 'uri?',
      datePublished: 'moment?',
      dateModified: 'moment?',
      format: 'text?',
      language: 'text?',
    },
  },
  Budget: {
    spoken: ['source', 'description', 'project'],
    fields: {
      id: 'id?',
      description: 'text?',
      amount: 'Value',
      project: 'text?',
      projectID: 'id?',
      uri: 'uri?',
      source: 'uri? old:1.1',
    },
  },
  Transaction: {
    needs: ['id'],
    fields: {
      id: 'id filled',
      source: 'uri?',
      date: 'moment?',
      value: 'Value',
      payer: 'OrganizationReference',
      payee: 'OrganizationReference',
      uri: 'uri?',
      amount: 'Value old:1.1',
      providerOrganization: 'Identifier old:1.1',
      receiverOrganization: 'Identifier old:1.1',
    },
  },
  OrganizationReference: {
    fields: {
      name: 'text? filled',
      id: 'id',
      identifier: 'Identifier old:1.1',
      address: 'Address old:1.1',
      additionalIdentifiers: '[Identifier] unique whole old:1.1',
      contactPoint: 'ContactPoint old:1.1',
    },
  },
  Organization: {
    spoken: ['name'],
    fields: {
      name: 'text?',
      id: 'text',
      identifier: 'Identifier',
      additionalIdentifiers: '[Identifier] unique whole',
      address: 'Address',
      contactPoint: 'ContactPoint',
      roles: '[text]? ~partyRole',
      details: 'object?',
    },
  },
  Item: {
    needs: ['id'],
    spoken: ['description'],
    fields: {
      id: 'id filled',
      description: 'text?',
      classification: 'Classification',
      additionalClassifications: '[Classification] unique whole',
      quantity: 'number?',
      unit: 'Unit',
    },
  },
  Amendment: {
    spoken: ['rationale'],
    fields: {
      date: 'moment?',
      rationale: 'text?',
      id: 'text?',
      description: 'text?',
      amendsReleaseID: 'text?',
      releaseID: 'text?',
      changes: '[Change] old:1.1',
    },
  },
  Classification: {
    spoken: ['description'],
    fields: {
      scheme: 'text? ~itemClassificationScheme',
      id: 'id? versioned',
      description: 'text?',
      uri: 'uri?',
    },
  },
  Identifier: {
    spoken: ['legalName'],
    fields: {
      scheme: 'text?',
      id: 'id? versioned',
      legalName: 'text?',
      uri: 'uri?',
    },
  },
  Address: {
    spoken: ['countryName'],
    fields: {
      streetAddress: 'text?',
      locality: 'text?',
      region: 'text?',
      postalCode: 'text?',
      countryName: 'text?',
    },
  },
  ContactPoint: {
    spoken: ['name'],
    fields: {
      name: 'text?',
      email: 'text?',
      telephone: 'text?',
      faxNumber: 'text?',
      url: 'uri?',
    },
  },
  Value: {
    fields: {
      amount: 'number?',
      currency: 'text? =currency',
    },
  },
  Period: {
    fields: {
      startDate: 'moment?',
      endDate: 'moment?',
      maxExtentDate: 'moment?',
      durationInDays: 'integer?',
    },
  },
  RelatedProcess: {
    fields: {
      id: 'text',
      relationship: '[text]? ~relatedProcess',
      title: 'text?',
      scheme: 'text? ~relatedProcessScheme',
      identifier: 'text?',
      uri: 'uri?',
    },
  },
  Unit: {
    spoken: ['name'],
    fields: {
      scheme: 'text? ~unitClassificationScheme',
      id: 'text? versioned',
      name: 'text?',
      value: 'Value',
      uri: 'uri?',
    },
  },
  Change: {
    fields: {
      property: 'text',
      former_value: 'any?',
    },
  },
}
