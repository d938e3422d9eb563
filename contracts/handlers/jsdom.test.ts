// @vitest-environment jsdom
import { describeCheckInBrowser } from './simulated-browsers.fixture.ts';

describeCheckInBrowser('jsdom');
