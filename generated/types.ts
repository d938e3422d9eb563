// Generated from spec/openapi.yaml by `npm run generate`. Do not edit: change the page, an overlay or the emitter.

/** The names of the documented responses. */
export type ScenarioName = "created" | "invalidRequest" | "unauthenticated" | "accessDenied" | "itemNotFound" | "notSupported" | "activityLimitReached" | "generalException" | "serviceNotAvailable";

/** The documented responses by page and name: status and body. */
export interface Responses {
  "Add commands": {
    "created": { status: 201; body: operations["create_command_from_commands"]["responses"][201]["content"]["application/json"] };
    "invalidRequest": { status: 400; body: operations["create_command_from_commands"]["responses"][400]["content"]["application/json"] };
    "unauthenticated": { status: 401; body: operations["create_command_from_commands"]["responses"][401]["content"]["application/json"] };
    "accessDenied": { status: 403; body: operations["create_command_from_commands"]["responses"][403]["content"]["application/json"] };
    "itemNotFound": { status: 404; body: operations["create_command_from_commands"]["responses"][404]["content"]["application/json"] };
    "notSupported": { status: 415; body: operations["create_command_from_commands"]["responses"][415]["content"]["application/json"] };
    "activityLimitReached": { status: 429; body: operations["create_command_from_commands"]["responses"][429]["content"]["application/json"] };
    "generalException": { status: 500; body: operations["create_command_from_commands"]["responses"][500]["content"]["application/json"] };
    "serviceNotAvailable": { status: 503; body: operations["create_command_from_commands"]["responses"][503]["content"]["application/json"] };
  };
}

export interface paths {
    "/devices/{deviceId}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add commands
         * @description Add commands by posting to the commands collection.
         *
         *     Permissions, from most to least privileged:
         *
         *     - Delegated (work or school account): not stated on the page
         *     - Delegated (personal Microsoft account): not supported
         *     - Application: not stated on the page
         *
         *     spec/pages/add-commands.md:29, only a sample shows it
         */
        post: operations["create_command_from_commands"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/devices/{deviceId}/commands/$ref": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add commands
         * @description Add commands by posting to the commands collection.
         *
         *     Permissions, from most to least privileged:
         *
         *     - Delegated (work or school account): not stated on the page
         *     - Delegated (personal Microsoft account): not supported
         *     - Application: not stated on the page
         *
         *     spec/pages/add-commands.md:29
         */
        post: operations["create_command_from_commands_ref"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/devices/{deviceId}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add commands
         * @description Add commands by posting to the commands collection.
         *
         *     Permissions, from most to least privileged:
         *
         *     - Delegated (work or school account): not stated on the page
         *     - Delegated (personal Microsoft account): not supported
         *     - Application: not stated on the page
         *
         *     spec/pages/add-commands.md:30, assumed
         */
        post: operations["create_command_from_commands_me"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/devices/{deviceId}/commands/$ref": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add commands
         * @description Add commands by posting to the commands collection.
         *
         *     Permissions, from most to least privileged:
         *
         *     - Delegated (work or school account): not stated on the page
         *     - Delegated (personal Microsoft account): not supported
         *     - Application: not stated on the page
         *
         *     spec/pages/add-commands.md:30
         */
        post: operations["create_command_from_commands_me_ref"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description spec/pages/add-commands.md:40 */
        "microsoft.graph.command-create": {
            /** @description spec/pages/add-commands.md:76, only a sample shows it */
            "@odata.type"?: string;
            /** @description spec/pages/add-commands.md:47 */
            Status: string;
            /** @description spec/pages/add-commands.md:48 */
            Type: string;
            /** @description spec/pages/add-commands.md:49 */
            AppServiceName: string;
            /** @description spec/pages/add-commands.md:50 */
            PackageFamilyName: string;
            /** @description spec/pages/add-commands.md:51 */
            Error: string;
            /** @description spec/pages/add-commands.md:52 */
            Payload: components["schemas"]["microsoft.graph.PayloadRequest"];
            /** @description spec/pages/add-commands.md:53 */
            PermissionTicket: string;
            /** @description spec/pages/add-commands.md:54 */
            PostBackUri: string;
        };
        /** @description spec/pages/add-commands.md:99 */
        "microsoft.graph.command": {
            /** @description spec/pages/add-commands.md:104, only a sample shows it */
            "@odata.type"?: string;
            /**
             * @description Inherited from entity
             *
             *     spec/pages/add-commands.md:46
             */
            readonly id: string;
            /** @description spec/pages/add-commands.md:47 */
            Status: string;
            /** @description spec/pages/add-commands.md:48 */
            Type: string;
            /** @description spec/pages/add-commands.md:49 */
            AppServiceName: string;
            /** @description spec/pages/add-commands.md:50 */
            PackageFamilyName: string;
            /** @description spec/pages/add-commands.md:51 */
            Error: string;
            /** @description spec/pages/add-commands.md:52 */
            Payload: components["schemas"]["microsoft.graph.PayloadRequest"];
            /** @description spec/pages/add-commands.md:53 */
            PermissionTicket: string;
            /** @description spec/pages/add-commands.md:54 */
            PostBackUri: string;
        };
        /** @description spec/pages/add-commands.md:52 */
        "microsoft.graph.PayloadRequest": {
            /** @description spec/pages/add-commands.md:83, only a sample shows it */
            "@odata.type"?: string;
        };
        /**
         * @description The envelope of every error response of the service.
         *
         *     spec/overlays/error-responses.yaml (from the service's error reference, not from the page)
         */
        error: {
            error: {
                /** @description A code that a program can rely on. */
                code: string;
                /** @description A text for developers, not for the user of an application. */
                message: string;
                innerError?: {
                    /** @description When the service answered. */
                    date?: string;
                    /** @description The service's identifier of the request. */
                    "request-id"?: string;
                    /** @description The caller's identifier of the request. */
                    "client-request-id"?: string;
                };
            };
        };
    };
    responses: {
        /**
         * @description The request is malformed or incorrect.
         *
         *     spec/overlays/error-responses.yaml (from the service's error reference, not from the page)
         */
        invalidRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
            };
        };
        /**
         * @description The caller is not authenticated.
         *
         *     spec/overlays/error-responses.yaml (from the service's error reference, not from the page)
         */
        unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
            };
        };
        /**
         * @description The caller does not have permission to perform the action.
         *
         *     spec/overlays/error-responses.yaml (from the service's error reference, not from the page)
         */
        accessDenied: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
            };
        };
        /**
         * @description The resource could not be found.
         *
         *     spec/overlays/error-responses.yaml (from the service's error reference, not from the page)
         */
        itemNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
            };
        };
        /**
         * @description The media type of the request is not supported.
         *
         *     spec/overlays/error-responses.yaml (from the service's error reference, not from the page)
         */
        notSupported: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
            };
        };
        /**
         * @description The application or the user has been throttled.
         *
         *     spec/overlays/error-responses.yaml (from the service's error reference, not from the page)
         */
        activityLimitReached: {
            headers: {
                /**
                 * @description Seconds to wait before the request is repeated.
                 *
                 *     spec/overlays/error-responses.yaml (from the service's error reference, not from the page)
                 * @example 2
                 */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
            };
        };
        /**
         * @description An unspecified error has occurred.
         *
         *     spec/overlays/error-responses.yaml (from the service's error reference, not from the page)
         */
        generalException: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
            };
        };
        /**
         * @description The service is not available for now.
         *
         *     spec/overlays/error-responses.yaml (from the service's error reference, not from the page)
         */
        serviceNotAvailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    create_command_from_commands: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description spec/pages/add-commands.md:29
                 * @example device-1
                 */
                deviceId: string;
            };
            cookie?: never;
        };
        /**
         * @description In the request body, supply a JSON representation for the command object.
         *
         *     spec/pages/add-commands.md:40
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["microsoft.graph.command-create"];
            };
        };
        responses: {
            /**
             * @description If successful, this method returns a `201 Created` response code and a command object in the response body.
             *
             *     spec/pages/add-commands.md:59
             */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["microsoft.graph.command"];
                };
            };
            400: components["responses"]["invalidRequest"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["accessDenied"];
            404: components["responses"]["itemNotFound"];
            415: components["responses"]["notSupported"];
            429: components["responses"]["activityLimitReached"];
            500: components["responses"]["generalException"];
            503: components["responses"]["serviceNotAvailable"];
        };
    };
    create_command_from_commands_ref: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description spec/pages/add-commands.md:29
                 * @example device-1
                 */
                deviceId: string;
            };
            cookie?: never;
        };
        /**
         * @description In the request body, supply a JSON representation for the command object.
         *
         *     spec/pages/add-commands.md:40
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["microsoft.graph.command-create"];
            };
        };
        responses: {
            /**
             * @description If successful, this method returns a `201 Created` response code and a command object in the response body.
             *
             *     spec/pages/add-commands.md:59
             */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["microsoft.graph.command"];
                };
            };
            400: components["responses"]["invalidRequest"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["accessDenied"];
            404: components["responses"]["itemNotFound"];
            415: components["responses"]["notSupported"];
            429: components["responses"]["activityLimitReached"];
            500: components["responses"]["generalException"];
            503: components["responses"]["serviceNotAvailable"];
        };
    };
    create_command_from_commands_me: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description spec/pages/add-commands.md:30
                 * @example device-1
                 */
                deviceId: string;
            };
            cookie?: never;
        };
        /**
         * @description In the request body, supply a JSON representation for the command object.
         *
         *     spec/pages/add-commands.md:40
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["microsoft.graph.command-create"];
            };
        };
        responses: {
            /**
             * @description If successful, this method returns a `201 Created` response code and a command object in the response body.
             *
             *     spec/pages/add-commands.md:59
             */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["microsoft.graph.command"];
                };
            };
            400: components["responses"]["invalidRequest"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["accessDenied"];
            404: components["responses"]["itemNotFound"];
            415: components["responses"]["notSupported"];
            429: components["responses"]["activityLimitReached"];
            500: components["responses"]["generalException"];
            503: components["responses"]["serviceNotAvailable"];
        };
    };
    create_command_from_commands_me_ref: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description spec/pages/add-commands.md:30
                 * @example device-1
                 */
                deviceId: string;
            };
            cookie?: never;
        };
        /**
         * @description In the request body, supply a JSON representation for the command object.
         *
         *     spec/pages/add-commands.md:40
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["microsoft.graph.command-create"];
            };
        };
        responses: {
            /**
             * @description If successful, this method returns a `201 Created` response code and a command object in the response body.
             *
             *     spec/pages/add-commands.md:59
             */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["microsoft.graph.command"];
                };
            };
            400: components["responses"]["invalidRequest"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["accessDenied"];
            404: components["responses"]["itemNotFound"];
            415: components["responses"]["notSupported"];
            429: components["responses"]["activityLimitReached"];
            500: components["responses"]["generalException"];
            503: components["responses"]["serviceNotAvailable"];
        };
    };
}
