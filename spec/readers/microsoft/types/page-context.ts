import type { Report } from '../../../diagnostics/reporter.ts';
import type { Page } from '../../../markdown/page.ts';
import type { HttpMessage } from '../../../source/http-message.ts';
import type { PageRoles } from '../page/sections.ts';
import type { OpenLibrary } from './page-library.ts';
import type { TypeCatalogue } from './type-catalogue.ts';

/** A page that is being read, with all that reading it takes. */
export interface PageContext {
  readonly page: Page;
  readonly roles: PageRoles;
  readonly library: OpenLibrary;
  readonly catalogue: TypeCatalogue;
  readonly report: Report;
  /** The samples that have become examples so far, or for which a finding says why not. */
  readonly used: Set<HttpMessage>;
}
