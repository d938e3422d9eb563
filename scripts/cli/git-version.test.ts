import { expect, test } from 'vitest';
import { readBuild } from './git-version.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';
const github = {
  GITHUB_ACTIONS: 'true',
  GITHUB_SHA: commit,
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'acme/app',
  GITHUB_RUN_ID: '7',
  GITHUB_HEAD_REF: '',
};
const gitlab = { GITLAB_CI: 'true', CI_COMMIT_SHA: commit, CI_PROJECT_URL: 'https://gitlab.com/acme/app' };
const circle = { CIRCLECI: 'true', CIRCLE_SHA1: commit, CIRCLE_BUILD_URL: 'https://circleci.com/gh/acme/app/7' };
const jenkins = { JENKINS_URL: 'https://jenkins.example.com/', GIT_COMMIT: commit };
const azure = { BUILD_BUILDURI: 'vstfs:///Build/Build/7', BUILD_SOURCEVERSION: commit };

test.each([
  ['GitHub, a push', { ...github, GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' }, 'main'],
  [
    'GitHub, a pull request',
    {
      ...github,
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_REF: 'refs/pull/12/merge',
      GITHUB_HEAD_REF: 'feature/x',
      GITHUB_BASE_REF: 'main',
    },
    'feature/x',
  ],
  ['GitHub, a tag', { ...github, GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/tags/v1' }, undefined],
  ['GitLab, a branch', { ...gitlab, CI_COMMIT_REF_NAME: 'main' }, 'main'],
  [
    'GitLab, a merge request',
    {
      ...gitlab,
      CI_COMMIT_REF_NAME: 'feature/x',
      CI_MERGE_REQUEST_ID: '12',
      CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feature/x',
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
    },
    'feature/x',
  ],
  ['GitLab, a tag', { ...gitlab, CI_COMMIT_REF_NAME: 'v1', CI_COMMIT_TAG: 'v1' }, undefined],
  ['CircleCI, a branch', { ...circle, CIRCLE_BRANCH: 'main' }, 'main'],
  ['CircleCI, a pull request', { ...circle, CIRCLE_BRANCH: 'feature/x', CIRCLE_PR_NUMBER: '12' }, 'feature/x'],
  ['Jenkins, a branch of the remote', { ...jenkins, GIT_BRANCH: 'origin/main' }, 'main'],
  ['Azure, a branch', { ...azure, BUILD_SOURCEBRANCH: 'refs/heads/main' }, 'main'],
  [
    'Azure, a pull request',
    {
      ...azure,
      BUILD_SOURCEBRANCH: 'refs/pull/12/merge',
      SYSTEM_PULLREQUEST_PULLREQUESTID: '12',
      SYSTEM_PULLREQUEST_SOURCEBRANCH: 'refs/heads/feature/x',
      SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main',
    },
    'feature/x',
  ],
  ['Azure, a tag', { ...azure, BUILD_SOURCEBRANCH: 'refs/tags/v1' }, undefined],
])('%s: the commit and its branch', (_name, environment, branch) => {
  const build = readBuild(environment, import.meta.dirname);
  expect([build.commit, build.branch]).toEqual([commit, branch]);
});

test('the URL of the build is given where the CI system names it', () => {
  const urlOf = (environment: NodeJS.ProcessEnv) => readBuild(environment, import.meta.dirname).url;
  expect(urlOf(github)).toBe('https://github.com/acme/app/actions/runs/7');
  expect(urlOf({ ...gitlab, CI_PIPELINE_ID: '7' })).toBe('https://gitlab.com/acme/app/pipelines/7');
  expect(urlOf(circle)).toBe('https://circleci.com/gh/acme/app/7');
  expect(urlOf(azure)).toBeUndefined();
  expect(urlOf({ GITHUB_ACTIONS: 'true' })).toBeUndefined();
});

test('nothing is said where no system is known, even in a repository', () => {
  expect(readBuild({}, import.meta.dirname)).toEqual({});
  expect(readBuild({ CI: 'true' }, import.meta.dirname)).toEqual({});
});
