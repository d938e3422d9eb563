// @vitest-environment happy-dom
import { describeSimulatedBrowser } from './simulated-browsers.fixture.ts';

describeSimulatedBrowser('happy-dom');
