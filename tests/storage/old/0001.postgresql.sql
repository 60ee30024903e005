CREATE TABLE public.access_token (
    digest character varying(64) NOT NULL,
    kind character varying(10) NOT NULL,
    name character varying(200) NOT NULL,
    person character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone
);
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.bottleneck (
    journey_id character varying(63) NOT NULL,
    id character varying(63) NOT NULL,
    "position" character varying NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    body jsonb NOT NULL,
    category character varying NOT NULL,
    owner_department character varying
);
CREATE TABLE public.contact_moment (
    journey_id character varying(63) NOT NULL,
    id character varying(63) NOT NULL,
    "position" character varying NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    body jsonb NOT NULL,
    phase character varying NOT NULL,
    department character varying,
    channel character varying,
    date character varying
);
CREATE TABLE public.department (
    journey_id character varying(63) NOT NULL,
    id character varying(63) NOT NULL,
    "position" character varying NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    body jsonb NOT NULL,
    title character varying NOT NULL,
    kind character varying NOT NULL
);
CREATE TABLE public.event (
    journey_id character varying(63) NOT NULL,
    sequence integer NOT NULL,
    operation_id character varying(64) NOT NULL,
    person character varying(64) NOT NULL,
    resource character varying(20) NOT NULL,
    resource_id character varying(63) NOT NULL,
    verb character varying(10) NOT NULL,
    before jsonb,
    after jsonb,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.experience (
    journey_id character varying(63) NOT NULL,
    id character varying(63) NOT NULL,
    "position" character varying NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    body jsonb NOT NULL,
    contact_moment character varying NOT NULL,
    perspective character varying NOT NULL,
    score integer
);
CREATE TABLE public.journey (
    id character varying(63) NOT NULL,
    sequence integer NOT NULL,
    version integer NOT NULL,
    kind character varying(20) NOT NULL,
    title character varying NOT NULL,
    template boolean NOT NULL,
    body jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone
);
CREATE TABLE public.operation (
    scope character varying(63) NOT NULL,
    id character varying(64) NOT NULL,
    fingerprint character varying(64) NOT NULL,
    person character varying(64) NOT NULL,
    resource character varying(20) NOT NULL,
    resource_id character varying(63) NOT NULL,
    first_sequence integer NOT NULL,
    last_sequence integer NOT NULL,
    turn character varying(4),
    undoes character varying(64),
    undone_by character varying(64),
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.phase (
    journey_id character varying(63) NOT NULL,
    id character varying(63) NOT NULL,
    "position" character varying NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    body jsonb NOT NULL
);
CREATE TABLE public.problem (
    journey_id character varying(63) NOT NULL,
    id character varying(63) NOT NULL,
    "position" character varying NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    body jsonb NOT NULL,
    outcome character varying
);
CREATE TABLE public.setting (
    name character varying(60) NOT NULL,
    value character varying NOT NULL
);
INSERT INTO public.access_token VALUES ('3be21b721eb727652daef11b2d59dabcac5e971e96a114247602e3369521d0ec', 'api', 'script', 'owner', '2026-11-22 02:39:18.178558+00', NULL, NULL);
INSERT INTO public.alembic_version VALUES ('0001');
INSERT INTO public.bottleneck VALUES ('noor', 'k', 'a0', 12, '{"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}', 'transfer', NULL);
INSERT INTO public.bottleneck VALUES ('n6e4webgy5', 'k', 'a0', 1, '{"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}', 'transfer', NULL);
INSERT INTO public.bottleneck VALUES ('5v46nq99kq', 'k', 'a0', 1, '{"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}', 'transfer', NULL);
INSERT INTO public.contact_moment VALUES ('noor', 'b', 'a1', 1, '{"id": "b", "date": "2025-03-14", "phase": "start", "title": "B"}', 'start', NULL, NULL, '2025-03-14');
INSERT INTO public.contact_moment VALUES ('noor', 'hkhtdveeqs', 'a1', 2, '{"id": "hkhtdveeqs", "phase": "later", "title": "Één ‘dag’ later; -- %s \\N 👩‍👧", "description": "a\nb"}', 'later', NULL, NULL, NULL);
INSERT INTO public.contact_moment VALUES ('noor', 'a', 'a3', 3, '{"id": "a", "phase": "later", "title": "A", "department": "wijkteam"}', 'later', 'wijkteam', NULL, NULL);
INSERT INTO public.contact_moment VALUES ('noor', 'c', 'a2', 9, '{"id": "c", "phase": "later", "title": "C", "department": "wonen"}', 'later', 'wonen', NULL, NULL);
INSERT INTO public.contact_moment VALUES ('n6e4webgy5', 'b', 'a0', 1, '{"id": "b", "date": "2025-03-14", "phase": "start", "title": "B"}', 'start', NULL, NULL, '2025-03-14');
INSERT INTO public.contact_moment VALUES ('n6e4webgy5', 'hkhtdveeqs', 'a1', 1, '{"id": "hkhtdveeqs", "phase": "later", "title": "Één ‘dag’ later; -- %s \\N 👩‍👧", "description": "a\nb"}', 'later', NULL, NULL, NULL);
INSERT INTO public.contact_moment VALUES ('n6e4webgy5', 'c', 'a2', 1, '{"id": "c", "phase": "later", "title": "C", "department": "wonen"}', 'later', 'wonen', NULL, NULL);
INSERT INTO public.contact_moment VALUES ('n6e4webgy5', 'a', 'a3', 1, '{"id": "a", "phase": "later", "title": "A", "department": "wijkteam"}', 'later', 'wijkteam', NULL, NULL);
INSERT INTO public.contact_moment VALUES ('5v46nq99kq', 'a', 'a0', 1, '{"id": "a", "phase": "start", "title": "A", "department": "wijkteam"}', 'start', 'wijkteam', NULL, NULL);
INSERT INTO public.contact_moment VALUES ('5v46nq99kq', 'b', 'a1', 1, '{"id": "b", "date": "2025-03-14", "phase": "start", "title": "B"}', 'start', NULL, NULL, '2025-03-14');
INSERT INTO public.contact_moment VALUES ('5v46nq99kq', 'c', 'a2', 1, '{"id": "c", "phase": "later", "title": "C", "department": "wonen"}', 'later', 'wonen', NULL, NULL);
INSERT INTO public.department VALUES ('noor', 'wijkteam', 'a0', 1, '{"id": "wijkteam", "kind": "municipality", "title": "Wijkteam"}', 'Wijkteam', 'municipality');
INSERT INTO public.department VALUES ('noor', 'wonen', 'a1', 1, '{"id": "wonen", "kind": "municipality", "title": "Wonen"}', 'Wonen', 'municipality');
INSERT INTO public.department VALUES ('n6e4webgy5', 'wijkteam', 'a0', 1, '{"id": "wijkteam", "kind": "municipality", "title": "Wijkteam"}', 'Wijkteam', 'municipality');
INSERT INTO public.department VALUES ('n6e4webgy5', 'wonen', 'a1', 1, '{"id": "wonen", "kind": "municipality", "title": "Wonen"}', 'Wonen', 'municipality');
INSERT INTO public.department VALUES ('5v46nq99kq', 'wijkteam', 'a0', 1, '{"id": "wijkteam", "kind": "municipality", "title": "Wijkteam"}', 'Wijkteam', 'municipality');
INSERT INTO public.department VALUES ('5v46nq99kq', 'wonen', 'a1', 1, '{"id": "wonen", "kind": "municipality", "title": "Wonen"}', 'Wonen', 'municipality');
INSERT INTO public.event VALUES ('noor', 1, 'vw6reghxdg', 'wim', 'journey', 'noor', 'created', NULL, '{"item": {"id": "noor", "kind": "lived", "title": "Klantreis van Noor", "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}], "problems": [{"id": "huis", "title": "Geen huis"}], "bottlenecks": [{"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}], "departments": [{"id": "wijkteam", "kind": "municipality", "title": "Wijkteam"}, {"id": "wonen", "kind": "municipality", "title": "Wonen"}], "experiences": [{"id": "ea", "score": 1, "contact_moment": "a"}, {"id": "ec", "score": -2, "contact_moment": "c"}, {"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}], "contact_moments": [{"id": "a", "phase": "start", "title": "A", "department": "wijkteam"}, {"id": "b", "date": "2025-03-14", "phase": "start", "title": "B"}, {"id": "c", "phase": "later", "title": "C", "department": "wonen"}]}, "after": null}', '2026-11-22 02:39:17.857413+00');
INSERT INTO public.event VALUES ('noor', 2, 'op-1', 'anne', 'contact-moment', 'hkhtdveeqs', 'created', NULL, '{"item": {"id": "hkhtdveeqs", "phase": "later", "title": "Één ‘dag’ later; -- %s \\N 👩‍👧", "description": "a\nb"}, "after": null}', '2026-11-22 02:39:17.925443+00');
INSERT INTO public.event VALUES ('noor', 3, 'j6rbqgm3qd', 'wim', 'contact-moment', 'a', 'changed', '{"item": {"id": "a", "phase": "start", "title": "A", "department": "wijkteam"}, "after": null}', '{"item": {"id": "a", "phase": "later", "title": "A", "department": "wijkteam"}, "after": "c"}', '2026-11-22 02:39:17.960085+00');
INSERT INTO public.event VALUES ('noor', 4, 'q44kz7kfwe', 'anne', 'journey', 'noor', 'changed', '{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}', '{"item": {"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}, "after": null}', '2026-11-22 02:39:17.990709+00');
INSERT INTO public.event VALUES ('noor', 5, 'mnfyy9242d', 'wim', 'bottleneck', 'k', 'changed', '{"item": {"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}, "after": null}', '{"item": {"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b"]}, "after": null}', '2026-11-22 02:39:18.008075+00');
INSERT INTO public.event VALUES ('noor', 6, 'mnfyy9242d', 'wim', 'experience', 'ec2', 'removed', '{"item": {"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}, "after": "ec"}', NULL, '2026-11-22 02:39:18.008209+00');
INSERT INTO public.event VALUES ('noor', 7, 'mnfyy9242d', 'wim', 'experience', 'ec', 'removed', '{"item": {"id": "ec", "score": -2, "contact_moment": "c"}, "after": "ea"}', NULL, '2026-11-22 02:39:18.008287+00');
INSERT INTO public.event VALUES ('noor', 8, 'mnfyy9242d', 'wim', 'contact-moment', 'c', 'removed', '{"item": {"id": "c", "phase": "later", "title": "C", "department": "wonen"}, "after": "hkhtdveeqs"}', NULL, '2026-11-22 02:39:18.008368+00');
INSERT INTO public.event VALUES ('noor', 9, '9jgcp8m6gj', 'wim', 'contact-moment', 'c', 'created', NULL, '{"item": {"id": "c", "phase": "later", "title": "C", "department": "wonen"}, "after": "hkhtdveeqs"}', '2026-11-22 02:39:18.057994+00');
INSERT INTO public.event VALUES ('noor', 10, '9jgcp8m6gj', 'wim', 'experience', 'ec', 'created', NULL, '{"item": {"id": "ec", "score": -2, "contact_moment": "c"}, "after": "ea"}', '2026-11-22 02:39:18.058129+00');
INSERT INTO public.event VALUES ('noor', 11, '9jgcp8m6gj', 'wim', 'experience', 'ec2', 'created', NULL, '{"item": {"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}, "after": "ec"}', '2026-11-22 02:39:18.058206+00');
INSERT INTO public.event VALUES ('noor', 12, '9jgcp8m6gj', 'wim', 'bottleneck', 'k', 'changed', '{"item": {"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b"]}, "after": null}', '{"item": {"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}, "after": null}', '2026-11-22 02:39:18.058283+00');
INSERT INTO public.event VALUES ('noor', 13, 'qh7h5p88h6', 'anne', 'journey', 'noor', 'changed', '{"item": {"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}, "after": null}', '{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}', '2026-11-22 02:39:18.084749+00');
INSERT INTO public.event VALUES ('noor', 14, 'gz72ry5z6z', 'anne', 'journey', 'noor', 'changed', '{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}', '{"item": {"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}, "after": null}', '2026-11-22 02:39:18.107158+00');
INSERT INTO public.event VALUES ('n6e4webgy5', 1, 'qsgn2n7nmx', 'wim', 'journey', 'n6e4webgy5', 'created', NULL, '{"item": {"id": "n6e4webgy5", "kind": "desired", "title": "Wens", "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}], "problems": [{"id": "huis", "title": "Geen huis"}], "bottlenecks": [{"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}], "departments": [{"id": "wijkteam", "kind": "municipality", "title": "Wijkteam"}, {"id": "wonen", "kind": "municipality", "title": "Wonen"}], "experiences": [{"id": "ea", "score": 1, "contact_moment": "a"}, {"id": "ec", "score": -2, "contact_moment": "c"}, {"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}], "contact_moments": [{"id": "b", "date": "2025-03-14", "phase": "start", "title": "B"}, {"id": "hkhtdveeqs", "phase": "later", "title": "Één ‘dag’ later; -- %s \\N 👩‍👧", "description": "a\nb"}, {"id": "c", "phase": "later", "title": "C", "department": "wonen"}, {"id": "a", "phase": "later", "title": "A", "department": "wijkteam"}]}, "after": null}', '2026-11-22 02:39:18.13318+00');
INSERT INTO public.event VALUES ('5v46nq99kq', 1, 'gfvh2aspc3', 'wim', 'journey', '5v46nq99kq', 'created', NULL, '{"item": {"id": "5v46nq99kq", "kind": "lived", "title": "Klantreis van Noor", "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}], "problems": [{"id": "huis", "title": "Geen huis"}], "bottlenecks": [{"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}], "departments": [{"id": "wijkteam", "kind": "municipality", "title": "Wijkteam"}, {"id": "wonen", "kind": "municipality", "title": "Wonen"}], "experiences": [{"id": "ea", "score": 1, "contact_moment": "a"}, {"id": "ec", "score": -2, "contact_moment": "c"}, {"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}], "contact_moments": [{"id": "a", "phase": "start", "title": "A", "department": "wijkteam"}, {"id": "b", "date": "2025-03-14", "phase": "start", "title": "B"}, {"id": "c", "phase": "later", "title": "C", "department": "wonen"}]}, "after": null}', '2026-11-22 02:39:18.1574+00');
INSERT INTO public.event VALUES ('5v46nq99kq', 2, 'hfstpsg9dg', 'wim', 'journey', '5v46nq99kq', 'removed', '{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}', NULL, '2026-11-22 02:39:18.173401+00');
INSERT INTO public.experience VALUES ('noor', 'ea', 'a0', 1, '{"id": "ea", "score": 1, "contact_moment": "a"}', 'a', 'young_parent', 1);
INSERT INTO public.experience VALUES ('noor', 'ec', 'a1', 10, '{"id": "ec", "score": -2, "contact_moment": "c"}', 'c', 'young_parent', -2);
INSERT INTO public.experience VALUES ('noor', 'ec2', 'a2', 11, '{"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}', 'c', 'department', 1);
INSERT INTO public.experience VALUES ('n6e4webgy5', 'ea', 'a0', 1, '{"id": "ea", "score": 1, "contact_moment": "a"}', 'a', 'young_parent', 1);
INSERT INTO public.experience VALUES ('n6e4webgy5', 'ec', 'a1', 1, '{"id": "ec", "score": -2, "contact_moment": "c"}', 'c', 'young_parent', -2);
INSERT INTO public.experience VALUES ('n6e4webgy5', 'ec2', 'a2', 1, '{"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}', 'c', 'department', 1);
INSERT INTO public.experience VALUES ('5v46nq99kq', 'ea', 'a0', 1, '{"id": "ea", "score": 1, "contact_moment": "a"}', 'a', 'young_parent', 1);
INSERT INTO public.experience VALUES ('5v46nq99kq', 'ec', 'a1', 1, '{"id": "ec", "score": -2, "contact_moment": "c"}', 'c', 'young_parent', -2);
INSERT INTO public.experience VALUES ('5v46nq99kq', 'ec2', 'a2', 1, '{"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}', 'c', 'department', 1);
INSERT INTO public.journey VALUES ('noor', 14, 14, 'lived', 'Klantreis van Noor', false, '{"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}', '2026-11-22 02:39:17.817693+00', '2026-11-22 02:39:18.105023+00', NULL);
INSERT INTO public.journey VALUES ('n6e4webgy5', 1, 1, 'desired', 'Wens', false, '{"kind": "desired", "title": "Wens"}', '2026-11-22 02:39:18.123745+00', '2026-11-22 02:39:18.123759+00', NULL);
INSERT INTO public.journey VALUES ('5v46nq99kq', 2, 2, 'lived', 'Klantreis van Noor', false, '{"kind": "lived", "title": "Klantreis van Noor"}', '2026-11-22 02:39:18.145132+00', '2026-11-22 02:39:18.173274+00', '2026-11-22 02:39:18.173238+00');
INSERT INTO public.operation VALUES ('workspace', 'vw6reghxdg', 'ee08f44732a7d6db088e4dff4ad019db0544ed75273a41cf3b2de2a60c71a76d', 'wim', 'journey', 'noor', 1, 1, NULL, NULL, NULL, '2026-11-22 02:39:17.857584+00');
INSERT INTO public.operation VALUES ('noor', 'op-1', 'a320d1f51089aa61946feac3b7f846be4658791137d644f09a0a85da7ed7f1c8', 'anne', 'contact-moment', 'hkhtdveeqs', 2, 2, NULL, NULL, NULL, '2026-11-22 02:39:17.925611+00');
INSERT INTO public.operation VALUES ('noor', 'j6rbqgm3qd', 'f0e80fe257e5fbeafe00f5802f43d1a1f1e862f395935efbeba06a2a4a1be6f1', 'wim', 'contact-moment', 'a', 3, 3, NULL, NULL, NULL, '2026-11-22 02:39:17.960241+00');
INSERT INTO public.operation VALUES ('noor', '9jgcp8m6gj', '9dcb7beb022a04cb3ac639b0f43eadbc516f889f7842fb536b883ae311a7e38a', 'wim', 'bottleneck', 'k', 9, 12, 'undo', 'mnfyy9242d', NULL, '2026-11-22 02:39:18.058366+00');
INSERT INTO public.operation VALUES ('noor', 'mnfyy9242d', '9905673c28b3a35633c9f7bc3e9d818183ac625fa0419d190a47a90e93211bbb', 'wim', 'contact-moment', 'c', 5, 8, NULL, NULL, '9jgcp8m6gj', '2026-11-22 02:39:18.008449+00');
INSERT INTO public.operation VALUES ('noor', 'gz72ry5z6z', '8a143f6157ecfe9ec029e581e8a6864c4293719d36cfc947e50d835708549a5c', 'anne', 'journey', 'noor', 14, 14, 'redo', 'qh7h5p88h6', NULL, '2026-11-22 02:39:18.107375+00');
INSERT INTO public.operation VALUES ('noor', 'qh7h5p88h6', '9dcb7beb022a04cb3ac639b0f43eadbc516f889f7842fb536b883ae311a7e38a', 'anne', 'journey', 'noor', 13, 13, 'undo', 'q44kz7kfwe', 'gz72ry5z6z', '2026-11-22 02:39:18.085017+00');
INSERT INTO public.operation VALUES ('noor', 'q44kz7kfwe', '3c0f45ae1ec57f96789677099bcb145eb20d21b511c65894364a95711184563a', 'anne', 'journey', 'noor', 4, 4, NULL, NULL, NULL, '2026-11-22 02:39:17.990847+00');
INSERT INTO public.operation VALUES ('workspace', 'qsgn2n7nmx', 'b35920cef95aa6d4968bb9d7d5285cc5ff9627d5fe91ebf8234eb32bccca45d0', 'wim', 'journey', 'n6e4webgy5', 1, 1, NULL, NULL, NULL, '2026-11-22 02:39:18.133311+00');
INSERT INTO public.operation VALUES ('workspace', 'gfvh2aspc3', 'ee08f44732a7d6db088e4dff4ad019db0544ed75273a41cf3b2de2a60c71a76d', 'wim', 'journey', '5v46nq99kq', 1, 1, NULL, NULL, NULL, '2026-11-22 02:39:18.157535+00');
INSERT INTO public.operation VALUES ('workspace', 'hfstpsg9dg', '75e19af8cdc2144249d2ed0e67d7d037fbfd6a6de43c7b9bd88ea5314d174c0e', 'wim', 'journey', '5v46nq99kq', 2, 2, NULL, NULL, NULL, '2026-11-22 02:39:18.173521+00');
INSERT INTO public.phase VALUES ('noor', 'start', 'a0', 1, '{"id": "start", "title": "Start"}');
INSERT INTO public.phase VALUES ('noor', 'later', 'a1', 1, '{"id": "later", "title": "Later"}');
INSERT INTO public.phase VALUES ('n6e4webgy5', 'start', 'a0', 1, '{"id": "start", "title": "Start"}');
INSERT INTO public.phase VALUES ('n6e4webgy5', 'later', 'a1', 1, '{"id": "later", "title": "Later"}');
INSERT INTO public.phase VALUES ('5v46nq99kq', 'start', 'a0', 1, '{"id": "start", "title": "Start"}');
INSERT INTO public.phase VALUES ('5v46nq99kq', 'later', 'a1', 1, '{"id": "later", "title": "Later"}');
INSERT INTO public.problem VALUES ('noor', 'huis', 'a0', 1, '{"id": "huis", "title": "Geen huis"}', NULL);
INSERT INTO public.problem VALUES ('n6e4webgy5', 'huis', 'a0', 1, '{"id": "huis", "title": "Geen huis"}', NULL);
INSERT INTO public.problem VALUES ('5v46nq99kq', 'huis', 'a0', 1, '{"id": "huis", "title": "Geen huis"}', NULL);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.access_token
    ADD CONSTRAINT pk_access_token PRIMARY KEY (digest);
ALTER TABLE ONLY public.bottleneck
    ADD CONSTRAINT pk_bottleneck PRIMARY KEY (journey_id, id);
ALTER TABLE ONLY public.contact_moment
    ADD CONSTRAINT pk_contact_moment PRIMARY KEY (journey_id, id);
ALTER TABLE ONLY public.department
    ADD CONSTRAINT pk_department PRIMARY KEY (journey_id, id);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT pk_event PRIMARY KEY (journey_id, sequence);
ALTER TABLE ONLY public.experience
    ADD CONSTRAINT pk_experience PRIMARY KEY (journey_id, id);
ALTER TABLE ONLY public.journey
    ADD CONSTRAINT pk_journey PRIMARY KEY (id);
ALTER TABLE ONLY public.operation
    ADD CONSTRAINT pk_operation PRIMARY KEY (scope, id);
ALTER TABLE ONLY public.phase
    ADD CONSTRAINT pk_phase PRIMARY KEY (journey_id, id);
ALTER TABLE ONLY public.problem
    ADD CONSTRAINT pk_problem PRIMARY KEY (journey_id, id);
ALTER TABLE ONLY public.setting
    ADD CONSTRAINT pk_setting PRIMARY KEY (name);
CREATE INDEX operation_by_sequence ON public.operation USING btree (scope, last_sequence);
ALTER TABLE ONLY public.bottleneck
    ADD CONSTRAINT fk_bottleneck_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.bottleneck
    ADD CONSTRAINT fk_bottleneck_journey_id_owner_department FOREIGN KEY (journey_id, owner_department) REFERENCES public.department(journey_id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contact_moment
    ADD CONSTRAINT fk_contact_moment_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.contact_moment
    ADD CONSTRAINT fk_contact_moment_journey_id_department FOREIGN KEY (journey_id, department) REFERENCES public.department(journey_id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contact_moment
    ADD CONSTRAINT fk_contact_moment_journey_id_phase FOREIGN KEY (journey_id, phase) REFERENCES public.phase(journey_id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.department
    ADD CONSTRAINT fk_department_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT fk_event_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.experience
    ADD CONSTRAINT fk_experience_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.experience
    ADD CONSTRAINT fk_experience_journey_id_contact_moment FOREIGN KEY (journey_id, contact_moment) REFERENCES public.contact_moment(journey_id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.phase
    ADD CONSTRAINT fk_phase_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.problem
    ADD CONSTRAINT fk_problem_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
