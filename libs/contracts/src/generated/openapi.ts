/** Made by "npm run contracts" from openapi.json (sha256 455a4eae6332bb7dff7c9d52486ae7f3b69f4172deacda2e9a63627ed27c874a). */

export interface paths {
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in. The token is for `Authorization: Bearer`; a browser keeps it as a cookie.
         * @description Problems of its own: session.wrong-password, session.too-many-attempts, session.busy.
         */
        post: operations["post_api_v1_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and in which role. */
        get: operations["get_api_v1_sessions_current"];
        put?: never;
        post?: never;
        /** Sign out; the token is worth nothing from now on. */
        delete: operations["delete_api_v1_sessions_current"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Act in another of one’s own roles.
         * @description Problems of its own: session.no-such-role.
         */
        put: operations["put_api_v1_sessions_current_role"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workflows, and which of them the caller may begin. */
        get: operations["get_api_v1_workflows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Texts, duties and the forms of all events of one workflow.
         * @description Problems of its own: workflow.unknown.
         */
        get: operations["get_api_v1_workflows_key_"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What there is of a workflow and the caller may read, the newest first.
         * @description Problems of its own: workflow.unknown.
         */
        get: operations["get_api_v1_instances"];
        put?: never;
        /**
         * Begin an instance of a workflow.
         * @description Problems of its own: workflow.unknown, payload.invalid, policy.duty, policy.scope, event.refused, command.reused.
         */
        post: operations["post_api_v1_instances"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instances/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An instance as it is now: state, tasks, deadlines and what the caller may do, or why not.
         * @description The ETag is its revision, for If-Match.
         *
         *     Problems of its own: instance.not-found.
         */
        get: operations["get_api_v1_instances_id_"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instances/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an event: one command, one step.
         * @description Problems of its own: event.unknown, event.not-allowed, event.refused, payload.invalid, policy.duty, command.revision-required, instance.stale, instance.blocked, command.reused.
         */
        post: operations["post_api_v1_instances_id_events"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instances/{id}/events:preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What sending this event would do; nothing is written.
         * @description Problems of its own: event.unknown, event.not-allowed, event.refused, payload.invalid, policy.duty.
         */
        post: operations["post_api_v1_instances_id_events_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instances/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened, in sentences, oldest first.
         * @description Problems of its own: instance.not-found.
         */
        get: operations["get_api_v1_instances_id_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instances/{id}/deadlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pending deadlines and due dates, each with the days that led to it.
         * @description Problems of its own: instance.not-found.
         */
        get: operations["get_api_v1_instances_id_deadlines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instances/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every deadline and due day that would move if this change of the calendar or of the settings were activated now.
         * @description Pages by record. Records that the caller may not read are counted only. Nothing is written.
         *
         *     Problems of its own: instance.not-found, calendar.invalid-revision, calendar.invalid-data.
         */
        get: operations["get_api_v1_instances_id_moves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instances/{id}/concerns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many records and persons the agency has that this change of the agencies renames or ends.
         * @description Problems of its own: instance.not-found.
         */
        get: operations["get_api_v1_instances_id_concerns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instances/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a task, give it back, hand it on, watch or comment. The state stays as it is.
         * @description Problems of its own: task.not-found, task.claimed, task.personal, person.not-in-role, policy.duty, instance.not-found, instance.blocked.
         */
        post: operations["post_api_v1_instances_id_notes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instances/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The files of an instance.
         * @description Problems of its own: instance.not-found.
         */
        get: operations["get_api_v1_instances_id_files"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instances/{id}/files/{uploadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Upload a file: the body is its content. The Idempotency-Key is the uploadId.
         * @description At most 100 MB. Name, Content-Type and content must agree on one of the accepted types.
         *
         *     Problems of its own: file.wrong-type, file.too-large, file.empty, file.bad-name, file.interrupted, file.other-key, storage.full, instance.not-found, command.reused.
         */
        put: operations["put_api_v1_instances_id_files_uploadId_"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instances/{id}/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The content of a file. That it was read is recorded before the first byte leaves.
         * @description Problems of its own: file.not-found, file.damaged, instance.not-found.
         */
        get: operations["get_api_v1_instances_id_files_fileId_"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The full form as a workbook, with notes, an example and the words to choose from.
         * @description Problems of its own: policy.duty.
         */
        get: operations["get_api_v1_imports_template_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lists that were given in the caller’s unit or agency and are still kept, the newest first.
         * @description Problems of its own: policy.duty.
         */
        get: operations["get_api_v1_imports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was understood of a list, and what was done with it.
         * @description Problems of its own: import.list-unknown, import.list-gone.
         */
        get: operations["get_api_v1_imports_id_"];
        /**
         * Give a list: the body is the file. The answer says what was understood of it; nothing is imported yet.
         * @description The id is a UUID of the caller’s own; the same file under the same id again changes nothing. At most 20 MB. Kept for 30 days.
         *
         *     Problems of its own: policy.duty, command.reused, import.list-unknown, import.empty, import.encrypted, import.old-workbook, import.busy, import.too-large, import.unreadable, file.too-large, file.empty, file.bad-name, file.interrupted, storage.full.
         */
        put: operations["put_api_v1_imports_id_"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the rows of a list tried, or imported, by a worker.
         * @description A dry run judges every row by all rules and writes nothing. Only an import can be undone.
         *
         *     Problems of its own: import.list-unknown, import.list-gone, import.columns-missing, import.columns-unclear, import.doubled-columns, import.header-missing, import.header-unreadable, import.map-unknown, import.no-sheet, import.no-table, import.several-tables, import.unknown-columns, import.busy, command.reused.
         */
        post: operations["post_api_v1_imports_id_runs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/runs/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a run is, and what became of its rows so far.
         * @description Problems of its own: import.list-unknown, import.list-gone, import.run-unknown.
         */
        get: operations["get_api_v1_imports_id_runs_run_"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/runs/{run}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of each row, in the order of the list.
         * @description `after` is what `next` of the page before said.
         *
         *     Problems of its own: import.list-unknown, import.list-gone, import.run-unknown, query.invalid.
         */
        get: operations["get_api_v1_imports_id_runs_run_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/runs/{run}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the records withdrawn that an import began and nobody has accepted yet: a run of its own.
         * @description Problems of its own: import.list-unknown, import.list-gone, import.run-unknown, import.not-undoable, command.reused.
         */
        post: operations["post_api_v1_imports_id_runs_run_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The open tasks of the caller, most urgent first; `count` ends at 1000.
         * @description Problems of its own: page.bad-cursor.
         */
        get: operations["get_api_v1_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watched": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The instances that the caller watches, the newest first. */
        get: operations["get_api_v1_watched"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The register of exempt information that the caller may read, in archive order (end of the period).
         * @description Problems of its own: register.bad-cursor, query.invalid.
         */
        get: operations["get_api_v1_register"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who holds a role in the caller’s own unit, for choosing among them. */
        get: operations["get_api_v1_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agencies of the caller’s unit, those that have ended among them, with their former names. */
        get: operations["get_api_v1_agencies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/office": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The office: its name, clock and calendar, and who is at work. */
        get: operations["get_api_v1_office"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/office/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The settings and the calendar in force, on whose word, and what was in force before. */
        get: operations["get_api_v1_office_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/office/welcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What anybody may know before signing in: whose office it is and, in a demo office, its accounts. */
        get: operations["get_api_v1_office_welcome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/office/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move the clock of a demo office forward, to a moment or by days.
         * @description Problems of its own: clock.not-movable, clock.backwards, clock.no-target, clock.beyond-calendar.
         */
        post: operations["post_api_v1_office_clock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unit}/numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the next number for a paper of the unit, by its pattern.
         * @description Each year of the paper’s day counts anew. A number that was taken is never given again, used or not.
         *
         *     Problems of its own: payload.invalid, policy.scope, policy.duty, number.no-pattern, command.reused.
         */
        post: operations["post_api_v1_units_unit_numbers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changes, as it changes: server-sent events named `changed`, with a Changed object as data.
         * @description Only records that the caller may read. `Last-Event-ID` resumes after the event with that id.
         *
         *     Problems of its own: cursor.invalid, event-stream.too-many.
         */
        get: operations["get_api_v1_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/dik": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page of the list, in the six-column form, with a form to search it.
         * @description Problems of its own: public.busy.
         */
        get: operations["get_publik_dik"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/dip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page of all that was exempt and has become public, with a form to search it.
         * @description Problems of its own: public.busy.
         */
        get: operations["get_publik_dip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/dik.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The list as data.
         * @description Problems of its own: public.busy, query.invalid.
         */
        get: operations["get_publik_dik_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/dik.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The list for a spreadsheet.
         * @description Problems of its own: public.busy, query.invalid.
         */
        get: operations["get_publik_dik_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/dik.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The list as a workbook that prints as the annex of a decree.
         * @description Problems of its own: public.busy, query.invalid.
         */
        get: operations["get_publik_dik_xlsx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/dip.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has become public, as data.
         * @description Problems of its own: public.busy, query.invalid.
         */
        get: operations["get_publik_dip_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/dip.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has become public, for a spreadsheet.
         * @description Problems of its own: public.busy, query.invalid.
         */
        get: operations["get_publik_dip_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/dik.css": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The style of the pages. */
        get: operations["get_publik_dik_css"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/dik/{kode}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One entry, exempt or open.
         * @description Problems of its own: public.item-unknown.
         */
        get: operations["get_publik_dik_kode_"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/perpanjangan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every determination that kept a listed entry secret for longer, as a page. */
        get: operations["get_publik_perpanjangan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/angka": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is exempt, was opened and was extended, by holder and by year, as a page. */
        get: operations["get_publik_angka"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/angka.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same figures as data. */
        get: operations["get_publik_angka_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/angka.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same figures for a spreadsheet. */
        get: operations["get_publik_angka_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/akan-dibuka": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What opens within a year, as a page. */
        get: operations["get_publik_akan_dibuka"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/akan-dibuka.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What opens within a year, for a calendar (RFC 5545). */
        get: operations["get_publik_akan_dibuka_ics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/baru-dibuka": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What opened within the last year, as a page. */
        get: operations["get_publik_baru_dibuka"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/baru-dibuka.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What opened within the last year, as a feed (RFC 4287). */
        get: operations["get_publik_baru_dibuka_atom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/edisi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every edition of the list, as a page. */
        get: operations["get_publik_edisi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/edisi.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every edition of the list, as a feed (RFC 4287). */
        get: operations["get_publik_edisi_atom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/edisi/{no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One edition: the list as it was published, what changed, where it was uploaded, and how to check it.
         * @description Problems of its own: public.edition-unknown.
         */
        get: operations["get_publik_edisi_no_"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/edisi/{no}/lambang.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The emblem at the head of an edition.
         * @description Problems of its own: public.edition-unknown.
         */
        get: operations["get_publik_edisi_no_lambang_png"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/edisi/{no}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One edition in one of its forms: PDF, XLSX, CSV, JSON, Atom, iCal, JSON-LD, the original or the signed head of the log.
         * @description Problems of its own: public.edition-unknown.
         */
        get: operations["get_publik_edisi_no_file_"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be read by machines, as a page. */
        get: operations["get_publik_data"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/katalog.jsonld": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The catalogue of all of it (DCAT). */
        get: operations["get_publik_katalog_jsonld"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publik/sematan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list for a frame in another site. */
        get: operations["get_publik_sematan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers at all. */
        get: operations["get_health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process may be sent requests; 503 when not. */
        get: operations["get_health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures for Prometheus; only for callers on the machine itself. */
        get: operations["get_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description. */
        get: operations["get_api_openapi_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page to try the API. */
        get: operations["get_api_docs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/docs/start.js": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Starts that page. */
        get: operations["get_api_docs_start_js"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/docs/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Script and style of that page. */
        get: operations["get_api_docs_file_"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/*": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The web app. */
        get: operations["get_"];
        put?: never;
        post?: never;
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
        /** @description RFC 9457. `code` is stable and explained in docs/errors.md; `title` says what to do; `errors` come with payload.invalid, `refusals` with event.refused, more members by code. */
        Problem: {
            type: string;
            code: string;
            title: string;
            status: number;
            requestId: string;
            errors?: components["schemas"]["FieldProblem"][];
            refusals?: components["schemas"]["Refusal"][];
        } & {
            [key: string]: unknown;
        };
        /** @description One wrong field: which check failed, with its parameters, and a sentence without the name of the field. */
        FieldProblem: {
            path: string;
            rule: string;
            params: {
                [key: string]: unknown;
            };
            message: {
                id: string;
                en: string;
            };
        };
        RoleHeld: {
            role: string;
            unit: string | null;
            agency: string | null;
        };
        Session: {
            person: {
                /** Format: uuid */
                id: string;
                name: string;
                roles: components["schemas"]["RoleHeld"][];
            };
            active: components["schemas"]["RoleHeld"] | null;
            /**
             * Format: date-time
             * @example 2027-10-13T16:00:00.000Z
             */
            expiresAt: string;
            demo: boolean;
        };
        SignedIn: {
            token: string;
            person: {
                /** Format: uuid */
                id: string;
                name: string;
                roles: components["schemas"]["RoleHeld"][];
            };
            active: components["schemas"]["RoleHeld"] | null;
            /**
             * Format: date-time
             * @example 2027-10-13T16:00:00.000Z
             */
            expiresAt: string;
            demo: boolean;
        };
        WorkflowList: {
            items: {
                key: string;
                version: number;
                name: {
                    id: string;
                    en: string;
                };
                mayStart: boolean;
                mayRead: boolean;
            }[];
        };
        Workflow: {
            key: string;
            version: number;
            texts: {
                id: components["schemas"]["Texts"];
                en: components["schemas"]["Texts"];
            };
            duties: {
                [key: string]: string[];
            };
            start: {
                schema: components["schemas"]["PayloadSchema"];
                duty: string;
            };
            events: {
                [key: string]: {
                    schema: components["schemas"]["PayloadSchema"];
                    decision: boolean;
                    duty: string;
                    beginsWith: string[];
                };
            };
            steps: {
                step: number;
                states: string[];
            }[];
        };
        /** @description JSON Schema 2020-12. `x-tabir` marks a field: {"sealed": "personal" | "confidential" | "private"}, {"reference": {"to": "file"} | {"to": "person", "role": …}}, {"scope": "unit" | "agency"} where the instance is to belong, {"format": "day"}, {"format": "picture"} a PNG in base64, {"number": {"kind": …, "datedBy": …}} the number of a paper and the field with its day, {"unasked": true} what programs send and forms leave out. */
        PayloadSchema: {
            [key: string]: unknown;
        };
        Texts: {
            name: string;
            states: {
                [key: string]: string;
            };
            events: {
                [key: string]: {
                    label: string;
                    done: string;
                    help?: string;
                };
            };
            fields: {
                [key: string]: {
                    label: string;
                    help?: string;
                    options?: {
                        [key: string]: string;
                    };
                };
            };
            parts?: {
                [key: string]: string;
            };
            steps?: {
                [key: string]: string;
            };
            duties: {
                [key: string]: string;
            };
            deadlines: {
                [key: string]: string;
            };
            refusals: {
                [key: string]: string;
            };
            roles: {
                [key: string]: string;
            };
            notices?: {
                [key: string]: string;
            };
        };
        PaperNumber: {
            number: string;
        };
        Answer: {
            /** Format: uuid */
            instanceId: string;
            kode: string;
            revision: number;
            seq: number;
        };
        Instance: {
            /** Format: uuid */
            id: string;
            kode: string;
            workflow: string;
            version: number;
            unit: string;
            agency: string | null;
            label: string;
            revision: number;
            lastSeq: number;
            calendar: string;
            settings: string;
            nextDueAt: string | null;
            blocked: {
                code: string;
                deadline: string;
                message: string;
                attempts: number;
                /**
                 * Format: date-time
                 * @example 2027-10-13T16:00:00.000Z
                 */
                retryAt: string;
            } | null;
            /**
             * Format: date-time
             * @example 2027-10-13T16:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2027-10-13T16:00:00.000Z
             */
            updatedAt: string;
        };
        InstanceView: {
            instance: components["schemas"]["Instance"];
            /** @enum {string} */
            status: "active" | "done";
            value: unknown;
            context: {
                [key: string]: unknown;
            };
            tasks: components["schemas"]["Task"][];
            deadlines: {
                key: string;
                state: string;
                name: string;
                /**
                 * Format: date-time
                 * @example 2027-10-13T16:00:00.000Z
                 */
                dueAt: string;
            }[];
            allowedEvents: components["schemas"]["AllowedEvent"][];
            watching: boolean;
        };
        InstanceList: {
            items: {
                /** Format: uuid */
                id: string;
                kode: string;
                workflow: string;
                version: number;
                unit: string;
                agency: string | null;
                label: string;
                revision: number;
                lastSeq: number;
                calendar: string;
                settings: string;
                nextDueAt: string | null;
                blocked: {
                    code: string;
                    deadline: string;
                    message: string;
                    attempts: number;
                    /**
                     * Format: date-time
                     * @example 2027-10-13T16:00:00.000Z
                     */
                    retryAt: string;
                } | null;
                /**
                 * Format: date-time
                 * @example 2027-10-13T16:00:00.000Z
                 */
                createdAt: string;
                /**
                 * Format: date-time
                 * @example 2027-10-13T16:00:00.000Z
                 */
                updatedAt: string;
                value: unknown;
            }[];
            next: string | null;
        };
        Task: {
            key: string;
            state: string;
            step: number | null;
            duty: string;
            assignee: string | null;
            dueAt: string | null;
            /** Format: uuid */
            instanceId: string;
            claimedBy: string | null;
            claimedAt: string | null;
        };
        AllowedEvent: {
            type: string;
            duty: string;
            decision: boolean;
            refusals: components["schemas"]["Refusal"][];
        };
        Refusal: {
            id: string;
            basis: string;
            citations: components["schemas"]["Citation"][];
            message: {
                id: string;
                en: string;
            };
        };
        Citation: {
            key: string;
            instrument: string;
            article: string | null;
            verified: boolean | null;
            text: string;
        };
        Preview: {
            value: unknown;
            /** @enum {string} */
            status: "active" | "done";
            tasks: {
                state: string;
                duty: string;
                dueAt: string | null;
            }[];
            deadlines: {
                state: string;
                name: string;
                /**
                 * Format: date-time
                 * @example 2027-10-13T16:00:00.000Z
                 */
                dueAt: string;
            }[];
            others: number | null;
        };
        History: {
            items: components["schemas"]["HistoryRow"][];
            next: number | null;
        };
        HistoryRow: {
            seq: number;
            /**
             * Format: date-time
             * @example 2027-10-13T16:00:00.000Z
             */
            at: string;
            /**
             * Format: date-time
             * @example 2027-10-13T16:00:00.000Z
             */
            dueAt?: string;
            /** @enum {string} */
            kind: "start" | "event" | "deadline" | "recalculated" | "migrated" | "note";
            actor: {
                id: string;
                role: string;
                unit: string | null;
                agency: string | null;
                onBehalfOf: string | null;
                /** Format: uuid */
                via?: string;
                name: string | null;
            };
            revision: number;
            type: string;
            sentence: {
                id: string;
                en: string;
            };
            payload: unknown;
        };
        Deadlines: {
            items: components["schemas"]["Deadline"][];
        };
        Deadline: {
            name: string;
            label: {
                id: string;
                en: string;
            };
            dueAt: string | null;
            provisional: boolean;
            counts: components["schemas"]["Explanation"][];
        };
        Moves: {
            items: components["schemas"]["Move"][];
            checked: number;
            hidden: number;
            failed: number;
            next: string | null;
        };
        Move: {
            /** Format: uuid */
            record: string;
            kode: string;
            label: string;
            agency: string | null;
            holder: string | null;
            what: {
                id: string;
                en: string;
            };
            from: string | null;
            to: string | null;
            past: boolean;
        };
        Explanation: {
            /**
             * Format: date
             * @example 2027-10-13
             */
            from: string;
            /** @enum {string} */
            direction: "before" | "after";
            workingDays: number;
            /**
             * Format: date
             * @example 2027-10-13
             */
            result: string;
            provisional: boolean;
            version: string;
            week: number;
            cutiBersama: boolean;
            skipped: {
                /**
                 * Format: date
                 * @example 2027-10-13
                 */
                date: string;
                why: string;
                name?: string;
                source?: string;
                provisional: boolean;
            }[];
            countedAnyway: {
                /**
                 * Format: date
                 * @example 2027-10-13
                 */
                date: string;
                why: string;
                name: string;
                source: string;
                provisional: boolean;
            }[];
            decrees: {
                [key: string]: unknown;
            }[];
            yearsWithoutDecree: number[];
        };
        FileList: {
            items: components["schemas"]["File"][];
        };
        File: {
            /** Format: uuid */
            id: string;
            name: string;
            size: number;
            mime: string;
            /**
             * Format: date-time
             * @example 2027-10-13T16:00:00.000Z
             */
            uploadedAt: string;
            uploadedBy: string;
        };
        ImportList: {
            /** Format: uuid */
            id: string;
            name: string;
            sheets: components["schemas"]["ImportSheet"][];
            notes: {
                id: string;
                en: string;
            }[];
            runs: components["schemas"]["ImportRun"][];
        };
        ImportLists: {
            items: {
                /** Format: uuid */
                id: string;
                name: string;
                /**
                 * Format: date-time
                 * @example 2027-10-13T16:00:00.000Z
                 */
                givenAt: string;
            }[];
        };
        ImportSheet: {
            name: string | null;
            /** @enum {string} */
            form: "full" | "six-columns" | "json" | "unknown";
            columns: {
                letters: string;
                heading: string;
                part: ("number" | "title" | "basis" | "opened" | "closed" | "period" | "letter" | "agency" | "reason") | null;
            }[];
            rows: number;
            sample: string[][];
            remembered: boolean;
        };
        ImportRun: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            list: string;
            /** @enum {string} */
            task: "try" | "import" | "undo";
            undoes: string | null;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed";
            problem: string | null;
            rows: number;
            done: number;
            counts: {
                added: number;
                withDefects: number;
                known: number;
                refused: number;
                withdrawn: number;
                past: number;
            };
            asked: {
                sheet: string | null;
                map: {
                    [key: string]: string;
                };
                header: {
                    [key: string]: string;
                };
            } | null;
            notes: {
                id: string;
                en: string;
            }[];
            by: {
                id: string;
                name: string | null;
            };
            /**
             * Format: date-time
             * @example 2027-10-13T16:00:00.000Z
             */
            at: string;
            endedAt: string | null;
        };
        ImportRows: {
            items: components["schemas"]["ImportRow"][];
            next: number | null;
        };
        ImportRow: {
            n: number;
            place: {
                id: string;
                en: string;
            };
            /** @enum {string} */
            fate: "accepted" | "known" | "refused" | "withdrawn" | "past" | "absent";
            kode: string | null;
            instanceId: string | null;
            defects: {
                code: string;
                message: {
                    id: string;
                    en: string;
                };
            }[];
            reasons: {
                field: string | null;
                code: string;
                message: {
                    id: string;
                    en: string;
                };
            }[];
            sameAs: {
                id: string;
                en: string;
            } | null;
        };
        Inbox: {
            items: components["schemas"]["InboxRow"][];
            next: string | null;
            count: number;
        };
        InboxRow: {
            key: string;
            state: string;
            step: number | null;
            duty: string;
            assignee: string | null;
            dueAt: string | null;
            /** Format: uuid */
            instanceId: string;
            claimedBy: string | null;
            claimedAt: string | null;
            workflow: string;
            version: number;
            kode: string;
            label: string;
            otherwise: {
                label: {
                    id: string;
                    en: string;
                };
                /**
                 * Format: date-time
                 * @example 2027-10-13T16:00:00.000Z
                 */
                at: string;
            } | null;
        };
        Register: {
            items: components["schemas"]["RegisterItem"][];
            next: string | null;
        };
        RegisterItem: {
            /** Format: uuid */
            instanceId: string;
            kode: string;
            /** @enum {string} */
            status: "draft" | "exempt" | "open" | "withdrawn";
            unit: string;
            agency: string | null;
            holder: string | null;
            legalBasis: string;
            /** @enum {string} */
            stage: "draft" | "submitted" | "returned" | "accepted" | "withdrawn";
            title: string | null;
            publicTitle: string | null;
            publicSummary: string | null;
            publicConsequenceIfOpened: string | null;
            publicConsequenceIfClosed: string | null;
            listed: boolean;
            /** @enum {string} */
            medium: "soft" | "hard" | "both";
            determinationNumber: string | null;
            determinationDate: string | null;
            letters: string;
            acts: string;
            termKind: string | null;
            termYears: number | null;
            termEvent: string | null;
            startsOn: string | null;
            endsOn: string | null;
            legalDueOn: string | null;
            secretUntil: string | null;
            openBasis: ("law" | "decision" | "consent" | "public-office" | "open-court" | "ruling") | null;
            recheckOn: string | null;
            extensions: string | null;
            defects: string;
            scope: ("whole" | "part" | "remainder") | null;
            openPartAt: string | null;
            opensInPart: boolean;
            classificationCode: string | null;
            securityClass: ("SR" | "R" | "T" | "B") | null;
            archiveOrder: string | null;
            listNumber: string | null;
            listDate: string | null;
            retainedUntil: string | null;
            fate: ("destroy" | "permanent" | "review") | null;
            filing: string;
            storage: string;
            listing: string;
            term: string;
            review: string | null;
            rung: string | null;
            recheck: string | null;
            ending: string | null;
            release: string | null;
            incident: string | null;
            openPart: string;
            remainder: string;
            takedown: string;
            hold: string;
            oddities: ("exempt-ordinary" | "public-secret" | "retention-first")[];
        };
        PublicList: {
            office: string;
            demo: boolean;
            /**
             * Format: date
             * @example 2027-10-13
             */
            asOf: string;
            items: {
                [key: string]: unknown;
            }[];
        };
        PublicFigures: {
            office: string;
            demo: boolean;
            /**
             * Format: date
             * @example 2027-10-13
             */
            asOf: string;
            total: components["schemas"]["Figures"];
            holders: components["schemas"]["Figures"][];
            years: components["schemas"]["Figures"][];
        };
        Figures: {
            name: string;
            closed: number | null;
            soon: number | null;
            opened: number;
            openedBy: {
                [key: string]: unknown;
            };
            extended: number;
            medianDays: number | null;
        };
        PersonList: {
            items: {
                /** Format: uuid */
                id: string;
                name: string;
                role: string;
                agency: string | null;
            }[];
        };
        AgencyConcerns: {
            records: number;
            people: number;
        };
        AgencyList: {
            items: {
                id: string;
                name: string;
                formerly: string[];
                endedAt: string | null;
            }[];
        };
        Office: {
            name: string;
            demo: boolean;
            /**
             * Format: date-time
             * @example 2027-10-13T16:00:00.000Z
             */
            now: string;
            /**
             * Format: date-time
             * @example 2027-10-13T16:00:00.000Z
             */
            systemNow: string;
            zone: string;
            calendar: string;
            heartbeats: {
                name: string;
                /**
                 * Format: date-time
                 * @example 2027-10-13T16:00:00.000Z
                 */
                at: string;
                ok: boolean;
            }[];
        };
        OfficeSettings: {
            settings: {
                values: {
                    [key: string]: unknown;
                };
                versions: components["schemas"]["VersionInForce"][];
            };
            law: {
                instruments: components["schemas"]["Instrument"][];
                articles: {
                    key: string;
                    instrument: string;
                    number: string | null;
                    /** @enum {string} */
                    seen: "text" | "told" | "recalled";
                    source: string | null;
                    text: string;
                    verified: {
                        paper: string;
                        since: components["schemas"]["VersionInForce"] | null;
                    } | null;
                }[];
            };
            calendar: {
                zone: string;
                week: number;
                cutiBersama: boolean;
                /**
                 * Format: date
                 * @example 2027-10-13
                 */
                from: string;
                /**
                 * Format: date
                 * @example 2027-10-13
                 */
                until: string;
                decrees: {
                    id: string;
                    title: string;
                    /**
                     * Format: date
                     * @example 2027-10-13
                     */
                    signedOn: string;
                    years: number[];
                    verified?: boolean;
                    caution?: {
                        id: string;
                        en: string;
                    };
                }[];
                versions: components["schemas"]["VersionInForce"][];
            };
        };
        VersionInForce: {
            version: string;
            /**
             * Format: date-time
             * @example 2027-10-13T16:00:00.000Z
             */
            at: string;
            activatedBy: {
                name: string | null;
                onBehalfOf: string | null;
            } | null;
            proposedBy: {
                name: string | null;
                onBehalfOf: string | null;
            } | null;
            record: {
                /** Format: uuid */
                id: string;
                kode: string;
                basis: string;
            } | null;
        };
        Instrument: {
            id: string;
            name: string;
            kind: string;
            number: string;
            year: number;
            title: string;
            validFrom: string | null;
            validTo: string | null;
            replacedBy: string | null;
        };
        Welcome: {
            name: string;
            demo: {
                accounts: {
                    name: string;
                    person: string;
                    role: {
                        id: string;
                        en: string;
                    };
                }[];
                password: string;
            } | null;
        };
        Changed: {
            /** Format: uuid */
            instanceId: string;
            kode: string;
            seq: number;
            type: string;
            /**
             * Format: date-time
             * @example 2027-10-13T16:00:00.000Z
             */
            at: string;
        };
        Health: {
            [key: string]: unknown;
        };
        "exempt-information.v1.START": {
            unit: string;
            agency?: string;
            determination?: {
                number: string;
                /** Format: date */
                date: string;
                place: string;
                officerName: string;
                officerPosition: string;
                publicBody: string;
                workUnit: string;
                classificationKind: string;
                /** @enum {string} */
                publicClass: "none" | "court-decision" | "policy" | "halted-investigation" | "law-enforcement-spending-plan" | "law-enforcement-financial-report" | "recovered-corruption-money" | "declared-open";
                /** @enum {string} */
                scope: "whole" | "part" | "remainder";
                exemptPart?: string;
                reason: string;
                grounds: {
                    /** @enum {string} */
                    letter: "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j";
                    acts: string[];
                    term: {
                        /** @constant */
                        kind: "date";
                        /** Format: date */
                        endsOn: string;
                    } | {
                        /** @constant */
                        kind: "years";
                        /** Format: date */
                        startsOn: string;
                        years: number;
                    } | {
                        /** @constant */
                        kind: "event";
                        event: string;
                        /** Format: date */
                        recheckOn: string;
                    } | {
                        /** @constant */
                        kind: "event-years";
                        event: string;
                        years: number;
                        /** Format: date */
                        recheckOn: string;
                    } | {
                        /** @constant */
                        kind: "consent";
                        /** Format: date */
                        recheckOn: string;
                    } | {
                        /** @constant */
                        kind: "indefinite";
                        /** Format: date */
                        recheckOn: string;
                    } | {
                        /** @constant */
                        kind: "unstated";
                        /** Format: date */
                        recheckOn: string;
                    };
                    /** @enum {boolean} */
                    letterDoubtful?: true | false;
                }[];
                consequenceIfOpened: string;
                consequenceIfClosed: string;
                sheet: {
                    number: string;
                    /** Format: date */
                    date: string;
                    /** @enum {string} */
                    occasion: "before-request" | "on-request" | "ordered-in-dispute";
                    participants: string[];
                    minutes?: {
                        number: string;
                        /** Format: date */
                        date: string;
                        place?: string;
                    };
                };
            };
            title: string;
            summary?: string;
            publicTitle?: string;
            /** @enum {string} */
            medium: "soft" | "hard" | "both";
        };
        "exempt-information.v1.REVISE": {
            /** @enum {string} */
            medium: "soft" | "hard" | "both";
            title: string;
            summary?: string;
            publicTitle?: string;
        };
        "exempt-information.v1.RECORD_DETERMINATION": {
            /** Format: uuid */
            decreeFile?: string;
            /** Format: uuid */
            sheetFile?: string;
            /** Format: uuid */
            minutesFile?: string;
            number: string;
            /** Format: date */
            date: string;
            place: string;
            officerName: string;
            officerPosition: string;
            publicBody: string;
            workUnit: string;
            classificationKind: string;
            /** @enum {string} */
            publicClass: "none" | "court-decision" | "policy" | "halted-investigation" | "law-enforcement-spending-plan" | "law-enforcement-financial-report" | "recovered-corruption-money" | "declared-open";
            /** @enum {string} */
            scope: "whole" | "part" | "remainder";
            exemptPart?: string;
            reason: string;
            grounds: {
                /** @enum {string} */
                letter: "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j";
                acts: string[];
                term: {
                    /** @constant */
                    kind: "date";
                    /** Format: date */
                    endsOn: string;
                } | {
                    /** @constant */
                    kind: "years";
                    /** Format: date */
                    startsOn: string;
                    years: number;
                } | {
                    /** @constant */
                    kind: "event";
                    event: string;
                    /** Format: date */
                    recheckOn: string;
                } | {
                    /** @constant */
                    kind: "event-years";
                    event: string;
                    years: number;
                    /** Format: date */
                    recheckOn: string;
                } | {
                    /** @constant */
                    kind: "consent";
                    /** Format: date */
                    recheckOn: string;
                } | {
                    /** @constant */
                    kind: "indefinite";
                    /** Format: date */
                    recheckOn: string;
                } | {
                    /** @constant */
                    kind: "unstated";
                    /** Format: date */
                    recheckOn: string;
                };
                /** @enum {boolean} */
                letterDoubtful?: true | false;
            }[];
            consequenceIfOpened: string;
            consequenceIfClosed: string;
            sheet: {
                number: string;
                /** Format: date */
                date: string;
                /** @enum {string} */
                occasion: "before-request" | "on-request" | "ordered-in-dispute";
                participants: string[];
                minutes?: {
                    number: string;
                    /** Format: date */
                    date: string;
                    place?: string;
                };
            };
        };
        "exempt-information.v1.CONFIRM_PAST_END": Record<string, never>;
        "exempt-information.v1.SUBMIT": Record<string, never>;
        "exempt-information.v1.WITHDRAW": {
            reason: string;
        };
        "exempt-information.v1.RETURN": {
            reason: string;
        };
        "exempt-information.v1.ACCEPT": Record<string, never>;
        "exempt-information.v1.CLASSIFY": {
            classificationCode: string;
            /** @enum {string} */
            securityClass: "SR" | "R" | "T" | "B";
            series?: string;
            retention?: {
                /** Format: date */
                startsOn: string;
                activeYears: number;
                inactiveYears: number;
                /** @enum {string} */
                fate: "destroy" | "permanent" | "review";
            };
        };
        "exempt-information.v1.SEND_BACK": {
            reason: string;
        };
        "exempt-information.v1.CONFIRM_FILING": {
            listNumber: string;
            /** Format: date */
            listDate: string;
            signerName: string;
        };
        "exempt-information.v1.STORE": {
            /** Format: uuid */
            softCopy?: string;
            locator?: string;
        };
        "exempt-information.v1.MOVE": {
            locator: string;
        };
        "exempt-information.v1.LEND": {
            borrower: string;
            purpose: string;
            /** Format: date */
            dueBackOn: string;
        };
        "exempt-information.v1.TAKE_BACK": Record<string, never>;
        "exempt-information.v1.RECORD_RETENTION": {
            /** Format: date */
            startsOn: string;
            activeYears: number;
            inactiveYears: number;
            /** @enum {string} */
            fate: "destroy" | "permanent" | "review";
        };
        "exempt-information.v1.PLACE_HOLD": {
            caseNumber: string;
            reason: string;
            /** Format: date */
            since: string;
            /** Format: uuid */
            evidence?: string;
        };
        "exempt-information.v1.LIFT_HOLD": {
            caseNumber: string;
            number: string;
            reason: string;
        };
        "exempt-information.v1.PROPOSE_DESTRUCTION": {
            minutesNumber: string;
            /** Format: date */
            minutesDate: string;
            /** Format: uuid */
            minutesScan: string;
        };
        "exempt-information.v1.APPROVE_DESTRUCTION": Record<string, never>;
        "exempt-information.v1.RECORD_DESTRUCTION_APPROVAL": {
            letterNumber: string;
            /** Format: date */
            letterDate: string;
            signerName: string;
            /** Format: uuid */
            scan: string;
        };
        "exempt-information.v1.REJECT_DESTRUCTION": {
            reason: string;
        };
        "exempt-information.v1.PROPOSE_ENTRY": {
            publicTitle: string;
            publicSummary: string;
            publicConsequenceIfOpened: string;
            publicConsequenceIfClosed: string;
        };
        "exempt-information.v1.AUTHORISE_LISTING": {
            publicTitle: string;
            publicSummary: string;
            publicConsequenceIfOpened: string;
            publicConsequenceIfClosed: string;
        };
        "exempt-information.v1.AUTHORISE_PROPOSED": Record<string, never>;
        "exempt-information.v1.RETURN_ENTRY": {
            reason: string;
        };
        "exempt-information.v1.ENTRY_OPENED": {
            values: {
                key: string;
                value?: string;
            }[];
        };
        "exempt-information.v1.RECORD_UPLOAD": {
            /** @enum {string} */
            channel: "website" | "data-portal" | "social-media" | "notice-board" | "other";
            address: string;
            /** Format: date */
            uploadedOn: string;
            asOf?: string;
            /** Format: uuid */
            evidence?: string;
        };
        "exempt-information.v1.OPEN_REVIEW": Record<string, never>;
        "exempt-information.v1.PREPARE_REVIEW": {
            /** @enum {string} */
            recommendation: "open" | "keep";
            reason: string;
            panel?: string[];
            panelAgencies?: unknown[];
            noConsiderationBecause?: string;
            remainder?: {
                exemptPart: string;
                title: string;
                summary?: string;
                publicTitle?: string;
            };
        };
        "exempt-information.v1.GIVE_OPINION": {
            opinion: {
                /** @enum {string} */
                choice: "open" | "keep";
                reason: string;
            };
        };
        "exempt-information.v1.OPINIONS_OPENED": {
            values: {
                key: string;
                value?: {
                    /** @enum {string} */
                    choice: "open" | "keep";
                    reason: string;
                };
            }[];
        };
        "exempt-information.v1.DECIDE_TO_OPEN": {
            number: string;
            /** Format: date */
            date: string;
            /** Format: date */
            opensOn?: string;
            reason: string;
        };
        "exempt-information.v1.SEND_BACK_REVIEW": {
            reason: string;
        };
        "exempt-information.v1.APPROVE_OPENING": Record<string, never>;
        "exempt-information.v1.RECORD_HEAD_APPROVAL": {
            letterNumber: string;
            /** Format: date */
            letterDate: string;
            signerName: string;
            /** Format: uuid */
            scan: string;
        };
        "exempt-information.v1.HEAD_RETURNS": {
            reason: string;
        };
        "exempt-information.v1.REPORT_END": {
            /** @enum {string} */
            endedBy: "event" | "consent" | "public-office" | "open-court" | "ruling";
            ground?: number;
            /** Format: date */
            occurredOn: string;
            number?: string;
            /** Format: uuid */
            evidence: string;
            note?: string;
            remainder?: {
                exemptPart: string;
                title: string;
                summary?: string;
                publicTitle?: string;
            };
        };
        "exempt-information.v1.CONFIRM_END": Record<string, never>;
        "exempt-information.v1.REJECT_END": {
            reason: string;
        };
        "exempt-information.v1.RECHECK": {
            reason: string;
            /** Format: date */
            recheckOn: string;
        };
        "exempt-information.v1.PROPOSE_DETERMINATION": {
            /** Format: uuid */
            decreeFile: string;
            /** Format: uuid */
            sheetFile?: string;
            /** Format: uuid */
            minutesFile?: string;
            number: string;
            /** Format: date */
            date: string;
            place: string;
            officerName: string;
            officerPosition: string;
            publicBody: string;
            workUnit: string;
            classificationKind: string;
            /** @enum {string} */
            publicClass: "none" | "court-decision" | "policy" | "halted-investigation" | "law-enforcement-spending-plan" | "law-enforcement-financial-report" | "recovered-corruption-money" | "declared-open";
            /** @enum {string} */
            scope: "whole" | "part" | "remainder";
            exemptPart?: string;
            reason: string;
            grounds: {
                /** @enum {string} */
                letter: "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j";
                acts: string[];
                term: {
                    /** @constant */
                    kind: "date";
                    /** Format: date */
                    endsOn: string;
                } | {
                    /** @constant */
                    kind: "years";
                    /** Format: date */
                    startsOn: string;
                    years: number;
                } | {
                    /** @constant */
                    kind: "event";
                    event: string;
                    /** Format: date */
                    recheckOn: string;
                } | {
                    /** @constant */
                    kind: "event-years";
                    event: string;
                    years: number;
                    /** Format: date */
                    recheckOn: string;
                } | {
                    /** @constant */
                    kind: "consent";
                    /** Format: date */
                    recheckOn: string;
                } | {
                    /** @constant */
                    kind: "indefinite";
                    /** Format: date */
                    recheckOn: string;
                } | {
                    /** @constant */
                    kind: "unstated";
                    /** Format: date */
                    recheckOn: string;
                };
                /** @enum {boolean} */
                letterDoubtful?: true | false;
            }[];
            consequenceIfOpened: string;
            consequenceIfClosed: string;
            sheet: {
                number: string;
                /** Format: date */
                date: string;
                /** @enum {string} */
                occasion: "before-request" | "on-request" | "ordered-in-dispute";
                participants: string[];
                minutes?: {
                    number: string;
                    /** Format: date */
                    date: string;
                    place?: string;
                };
            };
        };
        "exempt-information.v1.PROPOSE_CORRECTION": {
            /** Format: uuid */
            decreeFile: string;
            /** Format: uuid */
            sheetFile?: string;
            /** Format: uuid */
            minutesFile?: string;
            number: string;
            /** Format: date */
            date: string;
            place: string;
            officerName: string;
            officerPosition: string;
            publicBody: string;
            workUnit: string;
            classificationKind: string;
            /** @enum {string} */
            publicClass: "none" | "court-decision" | "policy" | "halted-investigation" | "law-enforcement-spending-plan" | "law-enforcement-financial-report" | "recovered-corruption-money" | "declared-open";
            /** @enum {string} */
            scope: "whole" | "part" | "remainder";
            exemptPart?: string;
            reason: string;
            grounds: {
                /** @enum {string} */
                letter: "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j";
                acts: string[];
                term: {
                    /** @constant */
                    kind: "date";
                    /** Format: date */
                    endsOn: string;
                } | {
                    /** @constant */
                    kind: "years";
                    /** Format: date */
                    startsOn: string;
                    years: number;
                } | {
                    /** @constant */
                    kind: "event";
                    event: string;
                    /** Format: date */
                    recheckOn: string;
                } | {
                    /** @constant */
                    kind: "event-years";
                    event: string;
                    years: number;
                    /** Format: date */
                    recheckOn: string;
                } | {
                    /** @constant */
                    kind: "consent";
                    /** Format: date */
                    recheckOn: string;
                } | {
                    /** @constant */
                    kind: "indefinite";
                    /** Format: date */
                    recheckOn: string;
                } | {
                    /** @constant */
                    kind: "unstated";
                    /** Format: date */
                    recheckOn: string;
                };
                /** @enum {boolean} */
                letterDoubtful?: true | false;
            }[];
            consequenceIfOpened: string;
            consequenceIfClosed: string;
            sheet: {
                number: string;
                /** Format: date */
                date: string;
                /** @enum {string} */
                occasion: "before-request" | "on-request" | "ordered-in-dispute";
                participants: string[];
                minutes?: {
                    number: string;
                    /** Format: date */
                    date: string;
                    place?: string;
                };
            };
        };
        "exempt-information.v1.PROPOSE_RETRACTION": {
            ground?: number;
            /** @enum {string} */
            endedBy?: "event" | "consent" | "public-office" | "open-court" | "ruling";
            reason: string;
            /** Format: uuid */
            evidence: string;
        };
        "exempt-information.v1.PROPOSE_VOID": {
            reason: string;
            /** Format: uuid */
            evidence: string;
        };
        "exempt-information.v1.DETERMINE_CHANGE": Record<string, never>;
        "exempt-information.v1.CONFIRM_CHANGE": Record<string, never>;
        "exempt-information.v1.REJECT_CHANGE": {
            reason: string;
        };
        "exempt-information.v1.APPROVE_CHANGE": Record<string, never>;
        "exempt-information.v1.RECORD_CHANGE_APPROVAL": {
            letterNumber: string;
            /** Format: date */
            letterDate: string;
            signerName: string;
            /** Format: uuid */
            scan: string;
        };
        "exempt-information.v1.HEAD_REJECTS_CHANGE": {
            reason: string;
        };
        "exempt-information.v1.RELEASE": {
            /** @enum {string} */
            what: "whole" | "redacted";
            where: string;
            /** Format: date */
            releasedOn: string;
            /** Format: uuid */
            redactedCopy?: string;
        };
        "exempt-information.v1.PROVIDE_OPEN_PART": {
            /** Format: uuid */
            redactedCopy: string;
            where: string;
            /** Format: date */
            providedOn: string;
        };
        "exempt-information.v1.TAKE_DOWN": {
            /** Format: date */
            takenDownOn: string;
            /** Format: uuid */
            evidence: string;
        };
        "exempt-information.v1.BEGIN_REMAINDER": Record<string, never>;
        "exempt-information.v1.DISMISS_REMAINDER": {
            reason: string;
        };
        "exempt-information.v1.REMAINDER_BEGUN": {
            ref: string;
            instance?: string;
            kode?: string;
            code?: string;
            rules?: string[];
        };
        "exempt-information.v1.EXPLAIN_INCIDENT": {
            cause: string;
            measures: string;
        };
        "exempt-information.v1.TRANSFER_HOLDER": {
            agency?: string;
            number: string;
            /** Format: date */
            date: string;
            reason: string;
            /** Format: uuid */
            evidence?: string;
        };
        "dik-round.v1.START": {
            unit: string;
            /** @enum {string} */
            kind: "yearly" | "ad-hoc";
            year: number;
            purpose: string;
            /** Format: date */
            answersBy: string;
            agencies: string[];
        };
        "dik-round.v1.REQUEST_BEGUN": {
            ref: string;
            instance?: string;
            kode?: string;
            code?: string;
            rules?: string[];
        };
        "dik-round.v1.REQUEST_ANSWERED": {
            /** @enum {string} */
            status: "overdue" | "answered" | "returned" | "accepted" | "closed";
            /** @enum {string} */
            outcome?: "sent" | "nothing" | "unchanged";
            instance: string;
            seq: number;
        };
        "dik-round.v1.CLOSE_COLLECTION": {
            silentBecause?: string;
        };
        "dik-round.v1.REQUESTS_CLOSED": {
            applied: string[];
            refused: {
                member: string;
                code: string;
                rules: string[];
            }[];
            left: number;
        };
        "dik-round.v1.CANCEL": {
            reason: string;
        };
        "dik-round.v1.SUBMIT_LIST": Record<string, never>;
        "dik-round.v1.SEND_BACK": {
            reason: string;
        };
        "dik-round.v1.SIGN": {
            listNumber: string;
            /** Format: date */
            listDate: string;
            signerName: string;
        };
        "dik-round.v1.LIST_ANSWERED": {
            applied: string[];
            refused: {
                member: string;
                code: string;
                rules: string[];
            }[];
            left: number;
        };
        "dik-round.v1.RETRY": Record<string, never>;
        "dik-round.v1.STRIKE": {
            reason: string;
        };
        "dik-round.v1.AUTHORISE_ENTRIES": Record<string, never>;
        "dik-round.v1.ENTRIES_ANSWERED": {
            applied: string[];
            refused: {
                member: string;
                code: string;
                rules: string[];
            }[];
            left: number;
        };
        "dik-round.v1.PUBLISH_EDITION": {
            signerPosition: string;
        };
        "dik-round.v1.EDITION_PUBLISHED": {
            no: number;
            at: string;
            items: number;
            checksum: string;
            page: string;
        };
        "dik-round.v1.EDITION_BLOCKED": {
            count: number;
            digest: string;
            kinds: {
                secret: string;
                field: string;
                /** @enum {string} */
                place: "own" | "other" | "file";
                count: number;
            }[];
            leaks: {
                record: string;
                secret: string;
                where: string;
                field: string;
            }[];
        };
        "dik-round.v1.EDITION_DELIVERED": {
            edition: number;
            delivered: string[];
            refused: {
                name: string;
                code: string;
            }[];
        };
        "dik-round.v1.REDELIVER": Record<string, never>;
        "dik-round.v1.ACCEPT_LEAKS": {
            reason: string;
        };
        "dik-round.v1.GIVE_UP_EDITION": {
            reason: string;
        };
        "dik-round.v1.RECORD_PUBLICATION": {
            /** @enum {string} */
            channel: "website" | "data-portal" | "social-media" | "notice-board" | "other";
            address: string;
            /** Format: date */
            publishedOn: string;
            /** Format: uuid */
            evidence?: string;
        };
        "dik-round.v1.UPLOADS_RECORDED": {
            applied: string[];
            refused: {
                member: string;
                code: string;
                rules: string[];
            }[];
            left: number;
        };
        "dik-round.v1.UPLOADS_CHECKED": {
            checks: {
                upload: number;
                /** @enum {string} */
                link: "reachable" | "refused" | "unreachable" | "private";
                httpStatus?: number;
                checkedAt: string;
            }[];
        };
        "dik-round.v1.CHECK_LINKS": Record<string, never>;
        "dik-round.v1.ACCEPT_LINKS": {
            reason: string;
        };
        "dik-round.v1.BEGIN_NEXT": {
            /** @enum {string} */
            kind: "yearly" | "ad-hoc";
            year: number;
            purpose: string;
            /** Format: date */
            answersBy: string;
            agencies: string[];
        };
        "dik-round.v1.NEXT_BEGUN": {
            ref: string;
            instance?: string;
            kode?: string;
            code?: string;
            rules?: string[];
        };
        "dik-round.v1.NEXT_ANSWERED": {
            /** @enum {string} */
            fate: "published" | "ended";
            instance: string;
            seq: number;
        };
        "dik-round.v1.CONCLUDE": {
            reason: string;
        };
        "dik-request.v1.START": {
            unit: string;
            agency: string;
            purpose: string;
            /** Format: date */
            answersBy: string;
        };
        "dik-request.v1.ANSWER": {
            /** @enum {string} */
            outcome: "sent" | "nothing" | "unchanged";
            note?: string;
            /** Format: uuid */
            letter?: string;
        };
        "dik-request.v1.RECORD_ANSWER": {
            number: string;
            /** Format: date */
            date: string;
            /** @enum {string} */
            outcome: "sent" | "nothing" | "unchanged";
            note?: string;
            /** Format: uuid */
            letter?: string;
        };
        "dik-request.v1.ACCEPT": Record<string, never>;
        "dik-request.v1.RETURN": {
            reason: string;
        };
        "dik-request.v1.CLOSE": Record<string, never>;
        "settings-change.v1.START": {
            unit: string;
            basis: string;
            reason: string;
            /** @enum {string} */
            openingTakesEffect?: "after-period" | "at-once";
            /** @enum {boolean} */
            extensionsCount?: true | false;
            opinionQuorum?: number;
            ladder?: {
                t90: number;
                t60: number;
                t45: number;
                t5: number;
            };
            duties?: {
                duty: string;
                roles: ("officer" | "chair" | "consideration-team" | "head" | "inspector" | "agency" | "administrator")[];
            }[];
            numberPatterns?: {
                /** @enum {string} */
                kind: "determination" | "sheet" | "minutes" | "list" | "decision" | "letter";
                /** @example 188.4/{n}/PPID/{romanMonth}/{year} */
                pattern?: string;
            }[];
            letterhead?: {
                government: string;
                office: string;
                address?: string;
                /** @example iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAEElEQVR4nGNgCFjwH4xhDAA/FAe9pz5WPAAAAABJRU5ErkJggg== */
                emblem?: string;
            };
            verifiedArticles?: {
                /** @enum {string} */
                article: "uu-14-2008/2" | "uu-14-2008/17-a" | "uu-14-2008/17-b" | "uu-14-2008/17-c" | "uu-14-2008/17-d" | "uu-14-2008/17-e" | "uu-14-2008/17-f" | "uu-14-2008/17-g" | "uu-14-2008/17-h" | "uu-14-2008/17-i" | "uu-14-2008/17-j" | "uu-14-2008/18-1" | "uu-14-2008/18-2" | "uu-14-2008/53" | "uu-14-2008/19" | "pp-61-2010/contents" | "pp-61-2010/letter-a" | "pp-61-2010/letters-g-h" | "pp-61-2010/end" | "pp-61-2010/ruling" | "pp-61-2010/change" | "uu-43-2009/disposal" | "perki-1-2021/part" | "perki-1-2021/redaction" | "sop-467-05-dppkb-02/step-1" | "sop-467-05-dppkb-02/step-2" | "sop-467-05-dppkb-02/step-3" | "sop-467-05-dppkb-02/step-4" | "sop-467-05-dppkb-02/step-5";
                /** @enum {boolean} */
                verified: true | false;
            }[];
        };
        "settings-change.v1.ACTIVATE": Record<string, never>;
        "settings-change.v1.REJECT": {
            reason: string;
        };
        "settings-change.v1.WITHDRAW": {
            reason: string;
        };
        "settings-change.v1.ADOPTED": {
            version: string;
        };
        "settings-change.v1.RECORDS_RECALCULATED": {
            checked: number;
            moved: number;
            failed: number;
            agencies: {
                agency?: string;
                moved: number;
            }[];
            through?: string;
        };
        "calendar-change.v1.START": {
            unit: string;
            basis: string;
            reason?: string;
            /** @enum {number} */
            week?: 5 | 6;
            /** @enum {boolean} */
            cutiBersama?: true | false;
            decree?: {
                id: string;
                title: string;
                /** Format: date */
                signedOn: string;
                years: number[];
                add: {
                    /** Format: date */
                    date: string;
                    /** @enum {string} */
                    kind: "national-holiday" | "cuti-bersama" | "swapped-day-off" | "swapped-workday";
                    name: string;
                }[];
                remove: string[];
            };
        };
        "calendar-change.v1.ACTIVATE": Record<string, never>;
        "calendar-change.v1.REJECT": {
            reason: string;
        };
        "calendar-change.v1.WITHDRAW": {
            reason: string;
        };
        "calendar-change.v1.ADOPTED": {
            version: string;
        };
        "calendar-change.v1.NOT_ADOPTED": {
            code: string;
        };
        "calendar-change.v1.RECORDS_RECALCULATED": {
            checked: number;
            moved: number;
            failed: number;
            agencies: {
                agency?: string;
                moved: number;
            }[];
            through?: string;
        };
        "agency-change.v1.START": {
            unit: string;
            /** @enum {string} */
            kind: "found" | "rename" | "merge" | "dissolve";
            agency?: string;
            name?: string;
            into?: string;
            basis: string;
            number: string;
            /** Format: date */
            date: string;
            /** Format: date */
            effectiveOn?: string;
            reason: string;
        };
        "agency-change.v1.ACTIVATE": Record<string, never>;
        "agency-change.v1.REJECT": {
            reason: string;
        };
        "agency-change.v1.WITHDRAW": {
            reason: string;
        };
        "agency-change.v1.ADOPTED": {
            version: string;
        };
        "agency-change.v1.NOT_ADOPTED": {
            code: string;
        };
        "agency-change.v1.BATCH_ANSWERED": {
            applied: string[];
            refused: {
                member: string;
                code: string;
                rules: string[];
            }[];
            left: number;
        };
        "agency-change.v1.RETRY": Record<string, never>;
    };
    responses: {
        /** @description Any of 400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 500, 503. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
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
    post_api_v1_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "ketua",
                 *       "password": "…"
                 *     }
                 */
                "application/json": {
                    name: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Sign in. The token is for `Authorization: Bearer`; a browser keeps it as a cookie. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_sessions_current: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is signed in, and in which role. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_api_v1_sessions_current: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sign out; the token is worth nothing from now on. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    put_api_v1_sessions_current_role: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    role: string;
                };
            };
        };
        responses: {
            /** @description Act in another of one’s own roles. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_workflows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workflows, and which of them the caller may begin. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkflowList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_workflows_key_: {
        parameters: {
            query?: {
                version?: number;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Texts, duties and the forms of all events of one workflow. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workflow"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_instances: {
        parameters: {
            query?: {
                workflow?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What there is of a workflow and the caller may read, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_api_v1_instances: {
        parameters: {
            query?: never;
            header: {
                /** @description A new key for each new request; the same key never acts twice. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    workflow: string;
                    payload: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Begin an instance of a workflow. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_instances_id_: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An instance as it is now: state, tasks, deadlines and what the caller may do, or why not. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceView"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_api_v1_instances_id_events: {
        parameters: {
            query?: never;
            header: {
                /** @description A new key for each new request; the same key never acts twice. */
                "Idempotency-Key": string;
                /** @description The revision that was seen, as the ETag gave it; required for decisions. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "CLASSIFY",
                 *       "payload": {}
                 *     }
                 */
                "application/json": {
                    type: string;
                    payload?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Send an event: one command, one step. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_api_v1_instances_id_events_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    type: string;
                    payload?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description What sending this event would do; nothing is written. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_instances_id_history: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happened, in sentences, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_instances_id_deadlines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Pending deadlines and due dates, each with the days that led to it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deadlines"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_instances_id_moves: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every deadline and due day that would move if this change of the calendar or of the settings were activated now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moves"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_instances_id_concerns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many records and persons the agency has that this change of the agencies renames or ends. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgencyConcerns"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_api_v1_instances_id_notes: {
        parameters: {
            query?: never;
            header: {
                /** @description A new key for each new request; the same key never acts twice. */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "CLAIM" | "RELEASE" | "DELEGATE" | "WATCH" | "UNWATCH" | "COMMENT";
                    task?: string;
                    to?: string;
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Take a task, give it back, hand it on, watch or comment. The state stays as it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_instances_id_files: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The files of an instance. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_api_v1_instances_id_files_uploadId_: {
        parameters: {
            query?: never;
            header: {
                /** @description A new key for each new request; the same key never acts twice. */
                "Idempotency-Key": string;
                /** @description The name of the file, percent-encoded UTF-8. */
                "X-File-Name": string;
            };
            path: {
                id: string;
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": unknown;
            };
        };
        responses: {
            /** @description Upload a file: the body is its content. The Idempotency-Key is the uploadId. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_instances_id_files_fileId_: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                fileId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content of a file. That it was read is recorded before the first byte leaves. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_imports_template_xlsx: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The full form as a workbook, with notes, an example and the words to choose from. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_imports: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lists that were given in the caller’s unit or agency and are still kept, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportLists"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_imports_id_: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was understood of a list, and what was done with it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_api_v1_imports_id_: {
        parameters: {
            query?: never;
            header: {
                /** @description The name of the file, percent-encoded UTF-8. */
                "X-File-Name": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": unknown;
            };
        };
        responses: {
            /** @description Give a list: the body is the file. The answer says what was understood of it; nothing is imported yet. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_api_v1_imports_id_runs: {
        parameters: {
            query?: never;
            header: {
                /** @description A new key for each new request; the same key never acts twice. */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "map": {
                 *         "period": "F"
                 *       },
                 *       "header": {
                 *         "nomor_penetapan": "188.4/7/2026"
                 *       },
                 *       "dryRun": true
                 *     }
                 */
                "application/json": {
                    sheet?: string;
                    map?: Record<string, never>;
                    header?: Record<string, never>;
                    dryRun: boolean;
                };
            };
        };
        responses: {
            /** @description Have the rows of a list tried, or imported, by a worker. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRun"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_imports_id_runs_run_: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far a run is, and what became of its rows so far. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRun"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_imports_id_runs_run_rows: {
        parameters: {
            query?: {
                fate?: "accepted" | "with-defects" | "known" | "refused" | "withdrawn" | "past" | "absent";
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of each row, in the order of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRows"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_api_v1_imports_id_runs_run_undo: {
        parameters: {
            query?: never;
            header: {
                /** @description A new key for each new request; the same key never acts twice. */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Have the records withdrawn that an import began and nobody has accepted yet: a run of its own. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRun"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_tasks: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The open tasks of the caller, most urgent first; `count` ends at 1000. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_watched: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The instances that the caller watches, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_register: {
        parameters: {
            query?: {
                agency?: string;
                letter?: "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j";
                stage?: "draft" | "submitted" | "returned" | "accepted" | "withdrawn";
                status?: "exempt" | "open" | "draft";
                q?: string;
                endsBefore?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The register of exempt information that the caller may read, in archive order (end of the period). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Register"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_people: {
        parameters: {
            query?: {
                role?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who holds a role in the caller’s own unit, for choosing among them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_agencies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agencies of the caller’s unit, those that have ended among them, with their former names. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgencyList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_office: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The office: its name, clock and calendar, and who is at work. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Office"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_office_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings and the calendar in force, on whose word, and what was in force before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeSettings"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_office_welcome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What anybody may know before signing in: whose office it is and, in a demo office, its accounts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Welcome"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_api_v1_office_clock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "days": 30
                 *     }
                 */
                "application/json": {
                    to?: string;
                    days?: number;
                };
            };
        };
        responses: {
            /** @description Move the clock of a demo office forward, to a moment or by days. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Office"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_api_v1_units_unit_numbers: {
        parameters: {
            query?: never;
            header: {
                /** @description A new key for each new request; the same key never acts twice. */
                "Idempotency-Key": string;
            };
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "determination",
                 *       "date": "2026-01-05"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    kind: "determination" | "sheet" | "minutes" | "list" | "decision" | "letter";
                    /** Format: date */
                    date: string;
                };
            };
        };
        responses: {
            /** @description Take the next number for a paper of the unit, by its pattern. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "number": "188.4/7/PPID/I/2026"
                     *     }
                     */
                    "application/json": components["schemas"]["PaperNumber"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_v1_events: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event that was received. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What changes, as it changes: server-sent events named `changed`, with a Changed object as data. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_dik: {
        parameters: {
            query?: {
                cari?: string;
                huruf?: "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j";
                pemegang?: string;
                terbuka?: "setahun" | "kemudian" | "belum";
                laman?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list, in the six-column form, with a form to search it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_dip: {
        parameters: {
            query?: {
                cari?: string;
                huruf?: "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j";
                pemegang?: string;
                laman?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of all that was exempt and has become public, with a form to search it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_dik_json: {
        parameters: {
            query?: {
                cari?: string;
                huruf?: "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j";
                pemegang?: string;
                terbuka?: "setahun" | "kemudian" | "belum";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list as data. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_dik_csv: {
        parameters: {
            query?: {
                cari?: string;
                huruf?: "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j";
                pemegang?: string;
                terbuka?: "setahun" | "kemudian" | "belum";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list for a spreadsheet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_dik_xlsx: {
        parameters: {
            query?: {
                cari?: string;
                huruf?: "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j";
                pemegang?: string;
                terbuka?: "setahun" | "kemudian" | "belum";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list as a workbook that prints as the annex of a decree. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_dip_json: {
        parameters: {
            query?: {
                cari?: string;
                huruf?: "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j";
                pemegang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What has become public, as data. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicList"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_dip_csv: {
        parameters: {
            query?: {
                cari?: string;
                huruf?: "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j";
                pemegang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What has become public, for a spreadsheet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_dik_css: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The style of the pages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/css": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_dik_kode_: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One entry, exempt or open. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_perpanjangan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every determination that kept a listed entry secret for longer, as a page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_angka: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is exempt, was opened and was extended, by holder and by year, as a page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_angka_json: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The same figures as data. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicFigures"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_angka_csv: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The same figures for a spreadsheet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_akan_dibuka: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What opens within a year, as a page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_akan_dibuka_ics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What opens within a year, for a calendar (RFC 5545). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_baru_dibuka: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What opened within the last year, as a page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_baru_dibuka_atom: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What opened within the last year, as a feed (RFC 4287). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_edisi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every edition of the list, as a page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_edisi_atom: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every edition of the list, as a feed (RFC 4287). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_edisi_no_: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One edition: the list as it was published, what changed, where it was uploaded, and how to check it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_edisi_no_lambang_png: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The emblem at the head of an edition. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_edisi_no_file_: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One edition in one of its forms: PDF, XLSX, CSV, JSON, Atom, iCal, JSON-LD, the original or the signed head of the log. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_data: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What can be read by machines, as a page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_katalog_jsonld: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The catalogue of all of it (DCAT). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/ld+json": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_publik_sematan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list for a frame in another site. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the process answers at all. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the process may be sent requests; 503 when not. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Figures for Prometheus; only for callers on the machine itself. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_openapi_json: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This description. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_docs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page to try the API. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_docs_start_js: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Starts that page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/javascript": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_api_docs_file_: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Script and style of that page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The web app. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
