import type { Report } from '../diagnostics/report.ts';
import type { Page } from '../page/page.ts';
import type { HttpMessage } from './http-message.ts';
import type { OpenLibrary } from './open-library.ts';
import type { PageRoles } from './page-roles.ts';
import type { TypeCatalogue } from './type-catalogue.ts';

/** A page that is being read, with all that reading it takes. */
export interface PageContext {
  readonly page: Page;
  readonly roles: PageRoles;
  readonly library: OpenLibrary;
  readonly catalogue: TypeCatalogue;
  readonly report: Report;
  /** The samples that have become examples so far, or of which is told why not. */
  readonly used: Set<HttpMessage>;
}
