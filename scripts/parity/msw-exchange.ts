import type { Answer } from './leg.ts';
import type { Vector } from './vector.ts';

/** What the thread of an MSW leg is started with. */
export interface MswWorkerData {
  /** What `msw` stands for: the package of one version. */
  readonly package: string;
  /** The URL of a module that exports MSW `handlers`. */
  readonly handlers: string;
  /** Where the requests go, such as `https://graph.microsoft.com`. */
  readonly origin: string;
}

/** What the thread is asked. */
export interface MswRequest {
  readonly id: number;
  readonly vector: Vector;
}

/** What it says: the answer, or why there is none. */
export type MswAnswer =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly failure: string };
