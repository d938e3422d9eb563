// Generated from spec/openapi.yaml by `npm run generate`. Do not edit: change the page, an overlay or the emitter.
import { configureHandlers, createPage, handleAll } from 'facsimile/runtime';
import type { BodySchema, HandlerOptions, MockApi, Scenario } from 'facsimile/runtime';
import type { Responses } from './types.ts';
import * as validators from './validators.ts';

const schemas = {
  microsoft_graph_command_create: {
    validate: validators.microsoft_graph_command_create,
    sources: {
      "": "spec/pages/add-commands.md:40",
      "/@odata.type": "spec/pages/add-commands.md:76, only a sample shows it",
      "/Status": "spec/pages/add-commands.md:47",
      "/Type": "spec/pages/add-commands.md:48",
      "/AppServiceName": "spec/pages/add-commands.md:49",
      "/PackageFamilyName": "spec/pages/add-commands.md:50",
      "/Error": "spec/pages/add-commands.md:51",
      "/Payload": "spec/pages/add-commands.md:52",
      "/Payload/@odata.type": "spec/pages/add-commands.md:83, only a sample shows it",
      "/PermissionTicket": "spec/pages/add-commands.md:53",
      "/PostBackUri": "spec/pages/add-commands.md:54"
    },
  },
} satisfies Record<string, BodySchema>;

const scenarios = {
  created: {
    "name": "created",
    "status": 201,
    "headers": {
      "Content-Type": "application/json"
    },
    "body": {
      "@odata.type": "#microsoft.graph.command",
      "id": "4b16bcad-bcad-4b16-adbc-164badbc164b",
      "Status": "Status value",
      "Type": "Type value",
      "AppServiceName": "App Service Name value",
      "PackageFamilyName": "Package Family Name value",
      "Error": "Error value",
      "Payload": {
        "@odata.type": "microsoft.graph.PayloadRequest"
      },
      "PermissionTicket": "Permission Ticket value",
      "PostBackUri": "Post Back Uri value"
    }
  },
  invalidRequest: {
    "name": "invalidRequest",
    "status": 400,
    "headers": {
      "Content-Type": "application/json"
    },
    "body": {
      "error": {
        "code": "invalidRequest",
        "message": "The request is malformed or incorrect.",
        "innerError": {
          "date": "2020-03-24T12:00:00",
          "request-id": "5f0d6a2e-9a0c-4d8b-8a57-0f2f4f1d3c11",
          "client-request-id": "5f0d6a2e-9a0c-4d8b-8a57-0f2f4f1d3c11"
        }
      }
    }
  },
  unauthenticated: {
    "name": "unauthenticated",
    "status": 401,
    "headers": {
      "Content-Type": "application/json"
    },
    "body": {
      "error": {
        "code": "unauthenticated",
        "message": "The caller is not authenticated.",
        "innerError": {
          "date": "2020-03-24T12:00:00",
          "request-id": "5f0d6a2e-9a0c-4d8b-8a57-0f2f4f1d3c11",
          "client-request-id": "5f0d6a2e-9a0c-4d8b-8a57-0f2f4f1d3c11"
        }
      }
    }
  },
  accessDenied: {
    "name": "accessDenied",
    "status": 403,
    "headers": {
      "Content-Type": "application/json"
    },
    "body": {
      "error": {
        "code": "accessDenied",
        "message": "The caller does not have permission to perform the action.",
        "innerError": {
          "date": "2020-03-24T12:00:00",
          "request-id": "5f0d6a2e-9a0c-4d8b-8a57-0f2f4f1d3c11",
          "client-request-id": "5f0d6a2e-9a0c-4d8b-8a57-0f2f4f1d3c11"
        }
      }
    }
  },
  itemNotFound: {
    "name": "itemNotFound",
    "status": 404,
    "headers": {
      "Content-Type": "application/json"
    },
    "body": {
      "error": {
        "code": "itemNotFound",
        "message": "The resource could not be found.",
        "innerError": {
          "date": "2020-03-24T12:00:00",
          "request-id": "5f0d6a2e-9a0c-4d8b-8a57-0f2f4f1d3c11",
          "client-request-id": "5f0d6a2e-9a0c-4d8b-8a57-0f2f4f1d3c11"
        }
      }
    }
  },
  notSupported: {
    "name": "notSupported",
    "status": 415,
    "headers": {
      "Content-Type": "application/json"
    },
    "body": {
      "error": {
        "code": "notSupported",
        "message": "The media type of the request is not supported.",
        "innerError": {
          "date": "2020-03-24T12:00:00",
          "request-id": "5f0d6a2e-9a0c-4d8b-8a57-0f2f4f1d3c11",
          "client-request-id": "5f0d6a2e-9a0c-4d8b-8a57-0f2f4f1d3c11"
        }
      }
    }
  },
  activityLimitReached: {
    "name": "activityLimitReached",
    "status": 429,
    "headers": {
      "Content-Type": "application/json",
      "Retry-After": "2"
    },
    "body": {
      "error": {
        "code": "activityLimitReached",
        "message": "The application or the user has been throttled.",
        "innerError": {
          "date": "2020-03-24T12:00:00",
          "request-id": "5f0d6a2e-9a0c-4d8b-8a57-0f2f4f1d3c11",
          "client-request-id": "5f0d6a2e-9a0c-4d8b-8a57-0f2f4f1d3c11"
        }
      }
    }
  },
  generalException: {
    "name": "generalException",
    "status": 500,
    "headers": {
      "Content-Type": "application/json"
    },
    "body": {
      "error": {
        "code": "generalException",
        "message": "An unspecified error has occurred.",
        "innerError": {
          "date": "2020-03-24T12:00:00",
          "request-id": "5f0d6a2e-9a0c-4d8b-8a57-0f2f4f1d3c11",
          "client-request-id": "5f0d6a2e-9a0c-4d8b-8a57-0f2f4f1d3c11"
        }
      }
    }
  },
  serviceNotAvailable: {
    "name": "serviceNotAvailable",
    "status": 503,
    "headers": {
      "Content-Type": "application/json"
    },
    "body": {
      "error": {
        "code": "serviceNotAvailable",
        "message": "The service is not available for now.",
        "innerError": {
          "date": "2020-03-24T12:00:00",
          "request-id": "5f0d6a2e-9a0c-4d8b-8a57-0f2f4f1d3c11",
          "client-request-id": "5f0d6a2e-9a0c-4d8b-8a57-0f2f4f1d3c11"
        }
      }
    }
  },
} satisfies Record<string, Scenario>;

/** The documented operations, as data. */
export const api: MockApi = {
  origins: [
    "https://graph.microsoft.com"
  ],
  prefixes: [
    "/v1.0",
    "/beta"
  ],
  codes: {
    "400": "badRequest",
    "401": "unauthorized",
    "404": "notFound",
    "405": "methodNotAllowed",
    "406": "notAcceptable",
    "413": "contentTooLarge",
    "415": "unsupportedMediaType",
    "500": "internalServerError"
  },
  operations: [
    {
      id: "create_command_from_commands",
      method: "POST",
      path: "/devices/{deviceId}/commands",
      pattern: /^\/devices\/([^/]+)\/commands$/,
      pages: [
        "Add commands"
      ],
      bearer: "spec/pages/add-commands.md:36",
      source: "spec/pages/add-commands.md:29",
      parameters: [],
      body: { required: true, contents: [{ mediaType: "application/json", schema: schemas.microsoft_graph_command_create }] },
      scenarios: [scenarios.created, scenarios.invalidRequest, scenarios.unauthenticated, scenarios.accessDenied, scenarios.itemNotFound, scenarios.notSupported, scenarios.activityLimitReached, scenarios.generalException, scenarios.serviceNotAvailable],
    },
    {
      id: "create_command_from_commands_ref",
      method: "POST",
      path: "/devices/{deviceId}/commands/$ref",
      pattern: /^\/devices\/([^/]+)\/commands\/(?:\$|%24)ref$/,
      pages: [
        "Add commands"
      ],
      bearer: "spec/pages/add-commands.md:36",
      source: "spec/pages/add-commands.md:29",
      parameters: [],
      body: { required: true, contents: [{ mediaType: "application/json", schema: schemas.microsoft_graph_command_create }] },
      scenarios: [scenarios.created, scenarios.invalidRequest, scenarios.unauthenticated, scenarios.accessDenied, scenarios.itemNotFound, scenarios.notSupported, scenarios.activityLimitReached, scenarios.generalException, scenarios.serviceNotAvailable],
    },
    {
      id: "create_command_from_commands_me",
      method: "POST",
      path: "/me/devices/{deviceId}/commands",
      pattern: /^\/me\/devices\/([^/]+)\/commands$/,
      pages: [
        "Add commands"
      ],
      bearer: "spec/pages/add-commands.md:36",
      source: "spec/pages/add-commands.md:30",
      parameters: [],
      body: { required: true, contents: [{ mediaType: "application/json", schema: schemas.microsoft_graph_command_create }] },
      scenarios: [scenarios.created, scenarios.invalidRequest, scenarios.unauthenticated, scenarios.accessDenied, scenarios.itemNotFound, scenarios.notSupported, scenarios.activityLimitReached, scenarios.generalException, scenarios.serviceNotAvailable],
    },
    {
      id: "create_command_from_commands_me_ref",
      method: "POST",
      path: "/me/devices/{deviceId}/commands/$ref",
      pattern: /^\/me\/devices\/([^/]+)\/commands\/(?:\$|%24)ref$/,
      pages: [
        "Add commands"
      ],
      bearer: "spec/pages/add-commands.md:36",
      source: "spec/pages/add-commands.md:30",
      parameters: [],
      body: { required: true, contents: [{ mediaType: "application/json", schema: schemas.microsoft_graph_command_create }] },
      scenarios: [scenarios.created, scenarios.invalidRequest, scenarios.unauthenticated, scenarios.accessDenied, scenarios.itemNotFound, scenarios.notSupported, scenarios.activityLimitReached, scenarios.generalException, scenarios.serviceNotAvailable],
    },
  ],
};

/** Answer every request to the documented servers. */
export const handlers = /* @__PURE__ */ handleAll(api);

/** Handlers that are configured: another base URL, echoed values, state, latency, faults, and what a violation leads to. */
export const createHandlers = (options?: HandlerOptions) => configureHandlers(api, options);

/** Add commands */
export const addCommands = /* @__PURE__ */ createPage<Responses["Add commands"], "create_command_from_commands" | "create_command_from_commands_ref" | "create_command_from_commands_me" | "create_command_from_commands_me_ref">(api, "Add commands");
