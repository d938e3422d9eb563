// @vitest-environment happy-dom
import { describeCheckInBrowser } from './simulated-browsers.fixture.ts';

describeCheckInBrowser('happy-dom');
