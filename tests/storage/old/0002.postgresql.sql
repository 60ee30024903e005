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
CREATE TABLE public.ballot (
    voting_id character varying(63) NOT NULL,
    voter character varying(64) NOT NULL,
    choices jsonb NOT NULL
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
CREATE TABLE public.contribution (
    id character varying(63) NOT NULL,
    workshop_id character varying(63) NOT NULL,
    participant_id character varying(63) NOT NULL,
    question_id character varying(63),
    resource character varying(20) NOT NULL,
    item_id character varying(63) NOT NULL,
    changes boolean NOT NULL,
    fields jsonb NOT NULL,
    state character varying(10) NOT NULL,
    reason character varying NOT NULL,
    operation_id character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL
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
    removed_at timestamp with time zone,
    content_sequence integer
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
CREATE TABLE public.participant (
    id character varying(63) NOT NULL,
    workshop_id character varying(63) NOT NULL,
    number integer NOT NULL,
    name character varying(60) NOT NULL,
    role character varying(24) NOT NULL,
    department character varying(63),
    state character varying(10) NOT NULL,
    token_digest character varying(64) NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL
);
CREATE TABLE public.phase (
    journey_id character varying(63) NOT NULL,
    id character varying(63) NOT NULL,
    "position" character varying NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    body jsonb NOT NULL
);
CREATE TABLE public.photo (
    id character varying(63) NOT NULL,
    workshop_id character varying(63) NOT NULL,
    title character varying(200) NOT NULL,
    sequence integer NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.problem (
    journey_id character varying(63) NOT NULL,
    id character varying(63) NOT NULL,
    "position" character varying NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    body jsonb NOT NULL,
    outcome character varying
);
CREATE TABLE public.question (
    id character varying(63) NOT NULL,
    workshop_id character varying(63) NOT NULL,
    kind character varying(20) NOT NULL,
    text character varying NOT NULL,
    about_resource character varying(20),
    about_id character varying(63),
    hides boolean NOT NULL,
    state character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.setting (
    name character varying(60) NOT NULL,
    value character varying NOT NULL
);
CREATE TABLE public.voting (
    id character varying(63) NOT NULL,
    workshop_id character varying(63) NOT NULL,
    subject character varying(20) NOT NULL,
    votes_each integer NOT NULL,
    state character varying(10) NOT NULL,
    key character varying(64) NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.workshop (
    id character varying(63) NOT NULL,
    journey_id character varying(63) NOT NULL,
    code character varying(16) NOT NULL,
    state character varying(10) NOT NULL,
    step character varying(20) NOT NULL,
    settings jsonb NOT NULL,
    focus_resource character varying(20),
    focus_id character varying(63),
    shows_code boolean NOT NULL,
    timer_ends_at timestamp with time zone,
    first_sequence integer NOT NULL,
    last_sequence integer,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    expires_at timestamp with time zone NOT NULL
);
INSERT INTO public.access_token VALUES ('05ca28fbc9c8e3187e23f8b62ecbb9de88fb1a834330f094fae475543fde1389', 'api', 'script', 'owner', '2026-11-22 03:30:28.650635+00', NULL, NULL);
INSERT INTO public.alembic_version VALUES ('0002');
INSERT INTO public.ballot VALUES ('pvsbbgmmrn', '13724578dcdb6ecb9ba4c1522633721ef1ec73d7c1edc60812c668ffe1125847', '["b"]');
INSERT INTO public.bottleneck VALUES ('noor', 'k', 'a0', 12, '{"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}', 'transfer', NULL);
INSERT INTO public.bottleneck VALUES ('mc8yev2czq', 'k', 'a0', 1, '{"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}', 'transfer', NULL);
INSERT INTO public.bottleneck VALUES ('jxa7k6k4ha', 'k', 'a0', 1, '{"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}', 'transfer', NULL);
INSERT INTO public.contact_moment VALUES ('noor', 'b', 'a1', 1, '{"id": "b", "date": "2025-03-14", "phase": "start", "title": "B"}', 'start', NULL, NULL, '2025-03-14');
INSERT INTO public.contact_moment VALUES ('noor', 'eab9jbpdky', 'Zz', 2, '{"id": "eab9jbpdky", "phase": "later", "title": "Één ‘dag’ later; -- %s \\N 👩‍👧", "description": "a\nb"}', 'later', NULL, NULL, NULL);
INSERT INTO public.contact_moment VALUES ('noor', 'a', 'a3', 3, '{"id": "a", "phase": "later", "title": "A", "department": "wijkteam"}', 'later', 'wijkteam', NULL, NULL);
INSERT INTO public.contact_moment VALUES ('noor', 'c', 'a0', 9, '{"id": "c", "phase": "later", "title": "C", "department": "wonen"}', 'later', 'wonen', NULL, NULL);
INSERT INTO public.contact_moment VALUES ('mc8yev2czq', 'b', 'a0', 1, '{"id": "b", "date": "2025-03-14", "phase": "start", "title": "B"}', 'start', NULL, NULL, '2025-03-14');
INSERT INTO public.contact_moment VALUES ('mc8yev2czq', 'eab9jbpdky', 'a1', 1, '{"id": "eab9jbpdky", "phase": "later", "title": "Één ‘dag’ later; -- %s \\N 👩‍👧", "description": "a\nb"}', 'later', NULL, NULL, NULL);
INSERT INTO public.contact_moment VALUES ('mc8yev2czq', 'c', 'a2', 1, '{"id": "c", "phase": "later", "title": "C", "department": "wonen"}', 'later', 'wonen', NULL, NULL);
INSERT INTO public.contact_moment VALUES ('mc8yev2czq', 'a', 'a3', 1, '{"id": "a", "phase": "later", "title": "A", "department": "wijkteam"}', 'later', 'wijkteam', NULL, NULL);
INSERT INTO public.contact_moment VALUES ('jxa7k6k4ha', 'a', 'a0', 1, '{"id": "a", "phase": "start", "title": "A", "department": "wijkteam"}', 'start', 'wijkteam', NULL, NULL);
INSERT INTO public.contact_moment VALUES ('jxa7k6k4ha', 'b', 'a1', 1, '{"id": "b", "date": "2025-03-14", "phase": "start", "title": "B"}', 'start', NULL, NULL, '2025-03-14');
INSERT INTO public.contact_moment VALUES ('jxa7k6k4ha', 'c', 'a2', 1, '{"id": "c", "phase": "later", "title": "C", "department": "wonen"}', 'later', 'wonen', NULL, NULL);
INSERT INTO public.contribution VALUES ('zfvp3wqrbs', 'nmjrq9v9yf', 'h4k7v6ywnj', 'qt9gr939vf', 'contact-moment', 'pgqs9fzp32', false, '{"id": "pgqs9fzp32", "phase": "start", "title": "Balie", "source": "young_parent"}', 'hidden', '', '8nkmsw4yd6', '2026-11-22 03:30:28.509223+00');
INSERT INTO public.contribution VALUES ('4ke949v2tm', 'nmjrq9v9yf', 'h4k7v6ywnj', NULL, 'experience', 'r-2c9bd681959f1fa60a4260be', false, '{"id": "r-2c9bd681959f1fa60a4260be", "quote": "‘Nee’", "score": -2, "voice": "1", "source": "young_parent", "perspective": "young_parent", "contact_moment": "b"}', 'accepted', '', 'hd42zdn7ej', '2026-11-22 03:30:28.483506+00');
INSERT INTO public.department VALUES ('noor', 'wijkteam', 'a0', 1, '{"id": "wijkteam", "kind": "municipality", "title": "Wijkteam"}', 'Wijkteam', 'municipality');
INSERT INTO public.department VALUES ('noor', 'wonen', 'a1', 1, '{"id": "wonen", "kind": "municipality", "title": "Wonen"}', 'Wonen', 'municipality');
INSERT INTO public.department VALUES ('mc8yev2czq', 'wijkteam', 'a0', 1, '{"id": "wijkteam", "kind": "municipality", "title": "Wijkteam"}', 'Wijkteam', 'municipality');
INSERT INTO public.department VALUES ('mc8yev2czq', 'wonen', 'a1', 1, '{"id": "wonen", "kind": "municipality", "title": "Wonen"}', 'Wonen', 'municipality');
INSERT INTO public.department VALUES ('jxa7k6k4ha', 'wijkteam', 'a0', 1, '{"id": "wijkteam", "kind": "municipality", "title": "Wijkteam"}', 'Wijkteam', 'municipality');
INSERT INTO public.department VALUES ('jxa7k6k4ha', 'wonen', 'a1', 1, '{"id": "wonen", "kind": "municipality", "title": "Wonen"}', 'Wonen', 'municipality');
INSERT INTO public.event VALUES ('noor', 1, '9eh5vcsr7f', 'wim', 'journey', 'noor', 'created', NULL, '{"item": {"id": "noor", "kind": "lived", "title": "Klantreis van Noor", "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}], "problems": [{"id": "huis", "title": "Geen huis"}], "bottlenecks": [{"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}], "departments": [{"id": "wijkteam", "kind": "municipality", "title": "Wijkteam"}, {"id": "wonen", "kind": "municipality", "title": "Wonen"}], "experiences": [{"id": "ea", "score": 1, "contact_moment": "a"}, {"id": "ec", "score": -2, "contact_moment": "c"}, {"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}], "contact_moments": [{"id": "a", "phase": "start", "title": "A", "department": "wijkteam"}, {"id": "b", "date": "2025-03-14", "phase": "start", "title": "B"}, {"id": "c", "phase": "later", "title": "C", "department": "wonen"}]}, "after": null}', '2026-11-22 03:30:28.101242+00');
INSERT INTO public.event VALUES ('noor', 2, 'op-1', 'anne', 'contact-moment', 'eab9jbpdky', 'created', NULL, '{"item": {"id": "eab9jbpdky", "phase": "later", "title": "Één ‘dag’ later; -- %s \\N 👩‍👧", "description": "a\nb"}, "after": null}', '2026-11-22 03:30:28.135704+00');
INSERT INTO public.event VALUES ('noor', 3, '5gb4ebbhj4', 'wim', 'contact-moment', 'a', 'changed', '{"item": {"id": "a", "phase": "start", "title": "A", "department": "wijkteam"}, "after": null}', '{"item": {"id": "a", "phase": "later", "title": "A", "department": "wijkteam"}, "after": "c"}', '2026-11-22 03:30:28.153389+00');
INSERT INTO public.event VALUES ('noor', 4, 'th37b7ys3h', 'anne', 'journey', 'noor', 'changed', '{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}', '{"item": {"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}, "after": null}', '2026-11-22 03:30:28.165664+00');
INSERT INTO public.event VALUES ('noor', 5, 'dpxffenxeh', 'wim', 'bottleneck', 'k', 'changed', '{"item": {"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}, "after": null}', '{"item": {"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b"]}, "after": null}', '2026-11-22 03:30:28.186578+00');
INSERT INTO public.event VALUES ('noor', 6, 'dpxffenxeh', 'wim', 'experience', 'ec2', 'removed', '{"item": {"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}, "after": "ec"}', NULL, '2026-11-22 03:30:28.186712+00');
INSERT INTO public.event VALUES ('noor', 7, 'dpxffenxeh', 'wim', 'experience', 'ec', 'removed', '{"item": {"id": "ec", "score": -2, "contact_moment": "c"}, "after": "ea"}', NULL, '2026-11-22 03:30:28.186783+00');
INSERT INTO public.event VALUES ('noor', 8, 'dpxffenxeh', 'wim', 'contact-moment', 'c', 'removed', '{"item": {"id": "c", "phase": "later", "title": "C", "department": "wonen"}, "after": "eab9jbpdky"}', NULL, '2026-11-22 03:30:28.186858+00');
INSERT INTO public.event VALUES ('noor', 9, '97fbjzb55r', 'wim', 'contact-moment', 'c', 'created', NULL, '{"item": {"id": "c", "phase": "later", "title": "C", "department": "wonen"}, "after": "eab9jbpdky"}', '2026-11-22 03:30:28.226973+00');
INSERT INTO public.event VALUES ('noor', 10, '97fbjzb55r', 'wim', 'experience', 'ec', 'created', NULL, '{"item": {"id": "ec", "score": -2, "contact_moment": "c"}, "after": "ea"}', '2026-11-22 03:30:28.227104+00');
INSERT INTO public.event VALUES ('noor', 11, '97fbjzb55r', 'wim', 'experience', 'ec2', 'created', NULL, '{"item": {"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}, "after": "ec"}', '2026-11-22 03:30:28.227178+00');
INSERT INTO public.event VALUES ('noor', 12, '97fbjzb55r', 'wim', 'bottleneck', 'k', 'changed', '{"item": {"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b"]}, "after": null}', '{"item": {"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}, "after": null}', '2026-11-22 03:30:28.227251+00');
INSERT INTO public.event VALUES ('noor', 13, 'j37esmatye', 'anne', 'journey', 'noor', 'changed', '{"item": {"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}, "after": null}', '{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}', '2026-11-22 03:30:28.253287+00');
INSERT INTO public.event VALUES ('noor', 14, 'pe6v9qhxx3', 'anne', 'journey', 'noor', 'changed', '{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}', '{"item": {"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}, "after": null}', '2026-11-22 03:30:28.269257+00');
INSERT INTO public.event VALUES ('mc8yev2czq', 1, 'wp4n8pcg64', 'wim', 'journey', 'mc8yev2czq', 'created', NULL, '{"item": {"id": "mc8yev2czq", "kind": "desired", "title": "Wens", "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}], "problems": [{"id": "huis", "title": "Geen huis"}], "bottlenecks": [{"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}], "departments": [{"id": "wijkteam", "kind": "municipality", "title": "Wijkteam"}, {"id": "wonen", "kind": "municipality", "title": "Wonen"}], "experiences": [{"id": "ea", "score": 1, "contact_moment": "a"}, {"id": "ec", "score": -2, "contact_moment": "c"}, {"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}], "contact_moments": [{"id": "b", "date": "2025-03-14", "phase": "start", "title": "B"}, {"id": "eab9jbpdky", "phase": "later", "title": "Één ‘dag’ later; -- %s \\N 👩‍👧", "description": "a\nb"}, {"id": "c", "phase": "later", "title": "C", "department": "wonen"}, {"id": "a", "phase": "later", "title": "A", "department": "wijkteam"}]}, "after": null}', '2026-11-22 03:30:28.292535+00');
INSERT INTO public.event VALUES ('jxa7k6k4ha', 1, '8zqzzb498y', 'wim', 'journey', 'jxa7k6k4ha', 'created', NULL, '{"item": {"id": "jxa7k6k4ha", "kind": "lived", "title": "Klantreis van Noor", "phases": [{"id": "start", "title": "Start"}, {"id": "later", "title": "Later"}], "problems": [{"id": "huis", "title": "Geen huis"}], "bottlenecks": [{"id": "k", "title": "K", "category": "transfer", "contact_moments": ["b", "c"]}], "departments": [{"id": "wijkteam", "kind": "municipality", "title": "Wijkteam"}, {"id": "wonen", "kind": "municipality", "title": "Wonen"}], "experiences": [{"id": "ea", "score": 1, "contact_moment": "a"}, {"id": "ec", "score": -2, "contact_moment": "c"}, {"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}], "contact_moments": [{"id": "a", "phase": "start", "title": "A", "department": "wijkteam"}, {"id": "b", "date": "2025-03-14", "phase": "start", "title": "B"}, {"id": "c", "phase": "later", "title": "C", "department": "wonen"}]}, "after": null}', '2026-11-22 03:30:28.312861+00');
INSERT INTO public.event VALUES ('jxa7k6k4ha', 2, 'fcymjmk4x6', 'wim', 'journey', 'jxa7k6k4ha', 'removed', '{"item": {"kind": "lived", "title": "Klantreis van Noor"}, "after": null}', NULL, '2026-11-22 03:30:28.331151+00');
INSERT INTO public.event VALUES ('noor', 15, 'dey6x9jyjj', 'wim', 'workshop', 'nmjrq9v9yf', 'changed', NULL, NULL, '2026-11-22 03:30:28.365541+00');
INSERT INTO public.event VALUES ('noor', 16, 'm274495y2p', 'h4k7v6ywnj', 'participant', 'h4k7v6ywnj', 'changed', NULL, NULL, '2026-11-22 03:30:28.425497+00');
INSERT INTO public.event VALUES ('noor', 17, 'syfknq4tgd', 'owner', 'question', 'qt9gr939vf', 'changed', NULL, NULL, '2026-11-22 03:30:28.453194+00');
INSERT INTO public.event VALUES ('noor', 18, 'hd42zdn7ej', 'h4k7v6ywnj', 'contribution', '4ke949v2tm', 'changed', NULL, NULL, '2026-11-22 03:30:28.485892+00');
INSERT INTO public.event VALUES ('noor', 19, '8nkmsw4yd6', 'h4k7v6ywnj', 'contribution', 'zfvp3wqrbs', 'changed', NULL, NULL, '2026-11-22 03:30:28.513095+00');
INSERT INTO public.event VALUES ('noor', 20, 'd2yyrmkrkt', 'owner', 'experience', 'r-2c9bd681959f1fa60a4260be', 'created', NULL, '{"item": {"id": "r-2c9bd681959f1fa60a4260be", "quote": "‘Nee’", "score": -2, "voice": "1", "source": "young_parent", "contact_moment": "b"}, "after": "ec2"}', '2026-11-22 03:30:28.542813+00');
INSERT INTO public.event VALUES ('noor', 21, 'd2yyrmkrkt', 'owner', 'contribution', '4ke949v2tm', 'changed', NULL, NULL, '2026-11-22 03:30:28.543061+00');
INSERT INTO public.event VALUES ('noor', 22, 'd2yyrmkrkt', 'owner', 'workshop', 'nmjrq9v9yf', 'changed', NULL, NULL, '2026-11-22 03:30:28.543136+00');
INSERT INTO public.event VALUES ('noor', 23, '7q833m5dm7', 'owner', 'voting', 'pvsbbgmmrn', 'changed', NULL, NULL, '2026-11-22 03:30:28.590542+00');
INSERT INTO public.event VALUES ('noor', 24, 'g8zqfge5zn', '13724578dcdb6ecb9ba4c1522633721ef1ec73d7c1edc60812c668ffe1125847', 'voting', 'pvsbbgmmrn', 'changed', NULL, NULL, '2026-11-22 03:30:28.617343+00');
INSERT INTO public.event VALUES ('noor', 25, 'cg53z4bchf', 'owner', 'photo', 'tdkjnyq8qw', 'changed', NULL, NULL, '2026-11-22 03:30:28.637929+00');
INSERT INTO public.experience VALUES ('noor', 'ea', 'a0', 1, '{"id": "ea", "score": 1, "contact_moment": "a"}', 'a', 'young_parent', 1);
INSERT INTO public.experience VALUES ('noor', 'ec', 'a1', 10, '{"id": "ec", "score": -2, "contact_moment": "c"}', 'c', 'young_parent', -2);
INSERT INTO public.experience VALUES ('noor', 'ec2', 'a2', 11, '{"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}', 'c', 'department', 1);
INSERT INTO public.experience VALUES ('mc8yev2czq', 'ea', 'a0', 1, '{"id": "ea", "score": 1, "contact_moment": "a"}', 'a', 'young_parent', 1);
INSERT INTO public.experience VALUES ('mc8yev2czq', 'ec', 'a1', 1, '{"id": "ec", "score": -2, "contact_moment": "c"}', 'c', 'young_parent', -2);
INSERT INTO public.experience VALUES ('mc8yev2czq', 'ec2', 'a2', 1, '{"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}', 'c', 'department', 1);
INSERT INTO public.experience VALUES ('jxa7k6k4ha', 'ea', 'a0', 1, '{"id": "ea", "score": 1, "contact_moment": "a"}', 'a', 'young_parent', 1);
INSERT INTO public.experience VALUES ('jxa7k6k4ha', 'ec', 'a1', 1, '{"id": "ec", "score": -2, "contact_moment": "c"}', 'c', 'young_parent', -2);
INSERT INTO public.experience VALUES ('jxa7k6k4ha', 'ec2', 'a2', 1, '{"id": "ec2", "score": 1, "perspective": "department", "contact_moment": "c"}', 'c', 'department', 1);
INSERT INTO public.experience VALUES ('noor', 'r-2c9bd681959f1fa60a4260be', 'a3', 20, '{"id": "r-2c9bd681959f1fa60a4260be", "quote": "‘Nee’", "score": -2, "voice": "1", "source": "young_parent", "contact_moment": "b"}', 'b', 'young_parent', -2);
INSERT INTO public.journey VALUES ('mc8yev2czq', 1, 1, 'desired', 'Wens', false, '{"kind": "desired", "title": "Wens"}', '2026-11-22 03:30:28.286082+00', '2026-11-22 03:30:28.286098+00', NULL, NULL);
INSERT INTO public.journey VALUES ('jxa7k6k4ha', 2, 2, 'lived', 'Klantreis van Noor', false, '{"kind": "lived", "title": "Klantreis van Noor"}', '2026-11-22 03:30:28.30977+00', '2026-11-22 03:30:28.331013+00', '2026-11-22 03:30:28.330974+00', NULL);
INSERT INTO public.journey VALUES ('noor', 25, 14, 'lived', 'Klantreis van Noor', false, '{"kind": "lived", "title": "Klantreis van Noor", "themes": ["18", "wonen"]}', '2026-11-22 03:30:28.078676+00', '2026-11-22 03:30:28.538029+00', NULL, 20);
INSERT INTO public.operation VALUES ('workspace', '9eh5vcsr7f', 'ee08f44732a7d6db088e4dff4ad019db0544ed75273a41cf3b2de2a60c71a76d', 'wim', 'journey', 'noor', 1, 1, NULL, NULL, NULL, '2026-11-22 03:30:28.101391+00');
INSERT INTO public.operation VALUES ('noor', 'op-1', 'a320d1f51089aa61946feac3b7f846be4658791137d644f09a0a85da7ed7f1c8', 'anne', 'contact-moment', 'eab9jbpdky', 2, 2, NULL, NULL, NULL, '2026-11-22 03:30:28.135843+00');
INSERT INTO public.operation VALUES ('noor', '5gb4ebbhj4', 'f0e80fe257e5fbeafe00f5802f43d1a1f1e862f395935efbeba06a2a4a1be6f1', 'wim', 'contact-moment', 'a', 3, 3, NULL, NULL, NULL, '2026-11-22 03:30:28.153533+00');
INSERT INTO public.operation VALUES ('noor', '97fbjzb55r', '9dcb7beb022a04cb3ac639b0f43eadbc516f889f7842fb536b883ae311a7e38a', 'wim', 'bottleneck', 'k', 9, 12, 'undo', 'dpxffenxeh', NULL, '2026-11-22 03:30:28.227331+00');
INSERT INTO public.operation VALUES ('noor', 'dpxffenxeh', '9905673c28b3a35633c9f7bc3e9d818183ac625fa0419d190a47a90e93211bbb', 'wim', 'contact-moment', 'c', 5, 8, NULL, NULL, '97fbjzb55r', '2026-11-22 03:30:28.186937+00');
INSERT INTO public.operation VALUES ('noor', 'pe6v9qhxx3', '8a143f6157ecfe9ec029e581e8a6864c4293719d36cfc947e50d835708549a5c', 'anne', 'journey', 'noor', 14, 14, 'redo', 'j37esmatye', NULL, '2026-11-22 03:30:28.269384+00');
INSERT INTO public.operation VALUES ('noor', 'j37esmatye', '9dcb7beb022a04cb3ac639b0f43eadbc516f889f7842fb536b883ae311a7e38a', 'anne', 'journey', 'noor', 13, 13, 'undo', 'th37b7ys3h', 'pe6v9qhxx3', '2026-11-22 03:30:28.253427+00');
INSERT INTO public.operation VALUES ('noor', 'th37b7ys3h', '3c0f45ae1ec57f96789677099bcb145eb20d21b511c65894364a95711184563a', 'anne', 'journey', 'noor', 4, 4, NULL, NULL, NULL, '2026-11-22 03:30:28.165795+00');
INSERT INTO public.operation VALUES ('workspace', 'wp4n8pcg64', 'b35920cef95aa6d4968bb9d7d5285cc5ff9627d5fe91ebf8234eb32bccca45d0', 'wim', 'journey', 'mc8yev2czq', 1, 1, NULL, NULL, NULL, '2026-11-22 03:30:28.292666+00');
INSERT INTO public.operation VALUES ('workspace', '8zqzzb498y', 'ee08f44732a7d6db088e4dff4ad019db0544ed75273a41cf3b2de2a60c71a76d', 'wim', 'journey', 'jxa7k6k4ha', 1, 1, NULL, NULL, NULL, '2026-11-22 03:30:28.31307+00');
INSERT INTO public.operation VALUES ('workspace', 'fcymjmk4x6', '12c44ef653d4c80430596e5fdb0db25778df27af972200f2093cc10494b1b90c', 'wim', 'journey', 'jxa7k6k4ha', 2, 2, NULL, NULL, NULL, '2026-11-22 03:30:28.331269+00');
INSERT INTO public.operation VALUES ('noor', 'dey6x9jyjj', 'b0d41ea4c2633c36719056375b229f5497a985831ceffbbe9b594c62755adc98', 'wim', 'workshop', 'nmjrq9v9yf', 15, 14, NULL, NULL, NULL, '2026-11-22 03:30:28.36539+00');
INSERT INTO public.operation VALUES ('noor', 'm274495y2p', 'e99016b1fb71554ab9d272741ef5d5ee49624a911ccf7ad2e20b2dbce6b6266b', 'h4k7v6ywnj', 'participant', 'h4k7v6ywnj', 16, 15, NULL, NULL, NULL, '2026-11-22 03:30:28.425355+00');
INSERT INTO public.operation VALUES ('noor', 'syfknq4tgd', '0d563e608fe7328427229aaad5b2c2e7968a642277f14d0708a24699178c4f82', 'owner', 'question', 'qt9gr939vf', 17, 16, NULL, NULL, NULL, '2026-11-22 03:30:28.453057+00');
INSERT INTO public.operation VALUES ('noor', 'hd42zdn7ej', '7aeb95936b4fad05ff1e4b6b64de44db3664d8adedb83c9d9cc10d993dccae9d', 'h4k7v6ywnj', 'contribution', '4ke949v2tm', 18, 17, NULL, NULL, NULL, '2026-11-22 03:30:28.485748+00');
INSERT INTO public.operation VALUES ('noor', '8nkmsw4yd6', '71f41eeb20c4265fc9284060a2ba7baa284b3b4f4aa6ab3931597254ea791c5e', 'h4k7v6ywnj', 'contribution', 'zfvp3wqrbs', 19, 18, NULL, NULL, NULL, '2026-11-22 03:30:28.512944+00');
INSERT INTO public.operation VALUES ('noor', 'd2yyrmkrkt', '3eb980b77bad020290d4d1038e6acd95332691079282bd7bc94fcf0a6522d2be', 'owner', 'workshop', 'nmjrq9v9yf', 20, 20, NULL, NULL, NULL, '2026-11-22 03:30:28.542954+00');
INSERT INTO public.operation VALUES ('noor', '7q833m5dm7', 'a1581e68054978e4a9745926921d9af1f33174382327df1997931e32b5991e79', 'owner', 'voting', 'pvsbbgmmrn', 23, 22, NULL, NULL, NULL, '2026-11-22 03:30:28.590393+00');
INSERT INTO public.operation VALUES ('noor', 'g8zqfge5zn', 'b14a0e0ec62de2db2e91ea5b355001edc4e83f807fe3f4809c45da17c0d30073', '13724578dcdb6ecb9ba4c1522633721ef1ec73d7c1edc60812c668ffe1125847', 'voting', 'pvsbbgmmrn', 24, 23, NULL, NULL, NULL, '2026-11-22 03:30:28.617221+00');
INSERT INTO public.operation VALUES ('noor', 'cg53z4bchf', '8af6317d0806edf7916707ca0debfb441fc69010369281193fae4235c880b72d', 'owner', 'photo', 'tdkjnyq8qw', 25, 24, NULL, NULL, NULL, '2026-11-22 03:30:28.637787+00');
INSERT INTO public.participant VALUES ('h4k7v6ywnj', 'nmjrq9v9yf', 1, 'Zoë', 'young_parent', 'wonen', 'present', '8a39b6d52b24c1f36dcd1c761e9f6b7da114b19daf5d5e337cdcd9fecaed292f', '2026-11-22 03:30:28.421752+00', '2026-11-22 03:30:28.421766+00');
INSERT INTO public.phase VALUES ('noor', 'start', 'a0', 1, '{"id": "start", "title": "Start"}');
INSERT INTO public.phase VALUES ('noor', 'later', 'a1', 1, '{"id": "later", "title": "Later"}');
INSERT INTO public.phase VALUES ('mc8yev2czq', 'start', 'a0', 1, '{"id": "start", "title": "Start"}');
INSERT INTO public.phase VALUES ('mc8yev2czq', 'later', 'a1', 1, '{"id": "later", "title": "Later"}');
INSERT INTO public.phase VALUES ('jxa7k6k4ha', 'start', 'a0', 1, '{"id": "start", "title": "Start"}');
INSERT INTO public.phase VALUES ('jxa7k6k4ha', 'later', 'a1', 1, '{"id": "later", "title": "Later"}');
INSERT INTO public.photo VALUES ('tdkjnyq8qw', 'nmjrq9v9yf', 'Halverwege', 24, '2026-11-22 03:30:28.631375+00');
INSERT INTO public.problem VALUES ('noor', 'huis', 'a0', 1, '{"id": "huis", "title": "Geen huis"}', NULL);
INSERT INTO public.problem VALUES ('mc8yev2czq', 'huis', 'a0', 1, '{"id": "huis", "title": "Geen huis"}', NULL);
INSERT INTO public.problem VALUES ('jxa7k6k4ha', 'huis', 'a0', 1, '{"id": "huis", "title": "Geen huis"}', NULL);
INSERT INTO public.question VALUES ('qt9gr939vf', 'nmjrq9v9yf', 'free', 'Wat mist er?', NULL, NULL, true, 'open', '2026-11-22 03:30:28.451406+00');
INSERT INTO public.voting VALUES ('pvsbbgmmrn', 'nmjrq9v9yf', 'contact-moment', 2, 'open', '0c3f8b69edafac3eac038bcb563a38634e13df1d1e647303216aacfff4d9dd8c', '2026-11-22 03:30:28.587895+00');
INSERT INTO public.workshop VALUES ('nmjrq9v9yf', 'noor', '8YYT748W', 'open', 'target_group', '{"hours": 12, "lobby": false, "hidden": false, "locked": false, "moderated": false, "own_department_only": false}', NULL, NULL, false, NULL, 14, NULL, '2026-11-22 03:30:28.35742+00', NULL, '2026-11-22 15:30:28.357281+00');
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.access_token
    ADD CONSTRAINT pk_access_token PRIMARY KEY (digest);
ALTER TABLE ONLY public.ballot
    ADD CONSTRAINT pk_ballot PRIMARY KEY (voting_id, voter);
ALTER TABLE ONLY public.bottleneck
    ADD CONSTRAINT pk_bottleneck PRIMARY KEY (journey_id, id);
ALTER TABLE ONLY public.contact_moment
    ADD CONSTRAINT pk_contact_moment PRIMARY KEY (journey_id, id);
ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT pk_contribution PRIMARY KEY (id);
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
ALTER TABLE ONLY public.participant
    ADD CONSTRAINT pk_participant PRIMARY KEY (id);
ALTER TABLE ONLY public.phase
    ADD CONSTRAINT pk_phase PRIMARY KEY (journey_id, id);
ALTER TABLE ONLY public.photo
    ADD CONSTRAINT pk_photo PRIMARY KEY (id);
ALTER TABLE ONLY public.problem
    ADD CONSTRAINT pk_problem PRIMARY KEY (journey_id, id);
ALTER TABLE ONLY public.question
    ADD CONSTRAINT pk_question PRIMARY KEY (id);
ALTER TABLE ONLY public.setting
    ADD CONSTRAINT pk_setting PRIMARY KEY (name);
ALTER TABLE ONLY public.voting
    ADD CONSTRAINT pk_voting PRIMARY KEY (id);
ALTER TABLE ONLY public.workshop
    ADD CONSTRAINT pk_workshop PRIMARY KEY (id);
CREATE INDEX contribution_by_participant ON public.contribution USING btree (participant_id, item_id);
CREATE INDEX contribution_by_workshop ON public.contribution USING btree (workshop_id, state);
CREATE INDEX operation_by_sequence ON public.operation USING btree (scope, last_sequence);
CREATE UNIQUE INDEX participant_by_token ON public.participant USING btree (token_digest);
CREATE INDEX participant_by_workshop ON public.participant USING btree (workshop_id);
CREATE INDEX photo_by_workshop ON public.photo USING btree (workshop_id);
CREATE INDEX question_by_workshop ON public.question USING btree (workshop_id);
CREATE INDEX voting_by_workshop ON public.voting USING btree (workshop_id);
CREATE UNIQUE INDEX workshop_by_code ON public.workshop USING btree (code);
CREATE INDEX workshop_by_journey ON public.workshop USING btree (journey_id);
ALTER TABLE ONLY public.ballot
    ADD CONSTRAINT fk_ballot_voting_id FOREIGN KEY (voting_id) REFERENCES public.voting(id);
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
ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT fk_contribution_participant_id FOREIGN KEY (participant_id) REFERENCES public.participant(id);
ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT fk_contribution_question_id FOREIGN KEY (question_id) REFERENCES public.question(id);
ALTER TABLE ONLY public.contribution
    ADD CONSTRAINT fk_contribution_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id);
ALTER TABLE ONLY public.department
    ADD CONSTRAINT fk_department_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT fk_event_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.experience
    ADD CONSTRAINT fk_experience_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.experience
    ADD CONSTRAINT fk_experience_journey_id_contact_moment FOREIGN KEY (journey_id, contact_moment) REFERENCES public.contact_moment(journey_id, id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.participant
    ADD CONSTRAINT fk_participant_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id);
ALTER TABLE ONLY public.phase
    ADD CONSTRAINT fk_phase_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.photo
    ADD CONSTRAINT fk_photo_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id);
ALTER TABLE ONLY public.problem
    ADD CONSTRAINT fk_problem_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
ALTER TABLE ONLY public.question
    ADD CONSTRAINT fk_question_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id);
ALTER TABLE ONLY public.voting
    ADD CONSTRAINT fk_voting_workshop_id FOREIGN KEY (workshop_id) REFERENCES public.workshop(id);
ALTER TABLE ONLY public.workshop
    ADD CONSTRAINT fk_workshop_journey_id FOREIGN KEY (journey_id) REFERENCES public.journey(id);
