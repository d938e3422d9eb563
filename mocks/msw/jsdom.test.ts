// @vitest-environment jsdom
import { describeSimulatedBrowser } from './simulated-browsers.fixture.ts';

describeSimulatedBrowser('jsdom');
